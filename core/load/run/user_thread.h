// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_control.h"
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
    /// When its last operation had ended, in the time of the run.
    [[nodiscard]] RunControl::TimePoint endedAt() const { return m_endedAt; }

protected:
    void run() override;

private:
    using TimePoint = RunControl::TimePoint;

    void operate();
    /// Waits until `operation` is to begin, doing meanwhile what becomes due; false if the run is over.
    bool waitForTurn(const Operation &operation);
    /// Waits for what is being synthesised, and stores it; false if the run is over.
    bool storePending();
    void storeNext();
    /// Waits until this user takes part, after it has ended what it is at; false if the run is over.
    bool waitUntilActive();
    /// When `operation` is to begin in a scheduled workload.
    [[nodiscard]] TimePoint arrivalOf(const Operation &operation) const;
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
    TimePoint m_inactiveSince; ///< before that
    TimePoint m_endedAt;
    qint64 m_arrivals = 0; ///< measured, begun
    qint64 m_dropped = 0;  ///< measured, never to begin
};

} // namespace cachescope::load
