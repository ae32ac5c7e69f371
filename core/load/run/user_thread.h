// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/user_operations.h"

#include <QThread>

#include <deque>

namespace cachescope::load {

/// One simulated user: waits, operates, until the run is over or its share of the operations is done.
class UserThread : public QThread
{
public:
    /// `user` counts from 0 within this process.
    UserThread(RunContext &context, int user);

    // After the thread has ended:
    /// Of the operations that it has begun.
    [[nodiscard]] quint64 digest() const { return m_digest.value(); }
    /// When its last operation had ended.
    [[nodiscard]] std::chrono::steady_clock::time_point endedAt() const { return m_endedAt; }

protected:
    void run() override;

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    void operate();
    /// Waits until `intended`, doing meanwhile what becomes due; false if the run is over.
    bool waitUntil(TimePoint intended);
    /// Waits for what is being synthesised and will be due until then, and stores it; false if the run is
    /// over.
    bool storeUntil(TimePoint until);
    /// Waits until this user takes part, after it has ended what it is at; false if the run is over.
    bool waitUntilActive();
    /// When `operation` is to begin.
    [[nodiscard]] TimePoint intendedStart(const Operation &operation) const;
    /// The same in a scheduled workload, counting it as begun.
    TimePoint arrivalOf(const Operation &operation);
    /// The next one, in a scheduled workload the next that is due while this user takes part.
    Operation nextOperation();
    /// Of what has begun.
    void countArrival(TimePoint due);
    [[nodiscard]] bool isMeasured(TimePoint due) const;
    /// Tells how many arrivals were due: those begun, and those that never will be, from `notBegun` on.
    void recordArrivals(const std::optional<Operation> &notBegun);
    /// Measured ones from `due` until the run's end.
    qint64 arrivalsFrom(Operation due);

    RunContext &m_context;
    const int m_user;
    const bool m_isScheduled;
    const qint64 m_operations; ///< to do; -1: no end
    OperationGenerator m_generator;
    OperationDigest m_digest;
    UserOperations m_cache;
    std::deque<PendingStore> m_pending; ///< by the moment when they are due
    TimePoint m_activeFrom;
    TimePoint m_pausedAt; ///< before that
    TimePoint m_endedAt;
    qint64 m_arrivals = 0; ///< measured, begun
    qint64 m_dropped = 0;  ///< measured, never to begin
};

} // namespace cachescope::load
