// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/operation_generator.h"
#include "core/load/run/run_metrics.h"

#include <QStringList>

namespace cachescope::load {

class Design;
class RunControl;
class Verification;
class Workload;

/// What the users of a run share. All of it outlives their threads.
struct RunContext
{
    const Workload &workload;
    Design &design;
    RunControl &control;
    RunMetrics &metrics;
    Verification *verification; ///< null: values are not checked, and bear no stamps
    bool checksReads; ///< otherwise only what is stored is noted, for a check of the file at the end
    int firstUser;    ///< of the scenario, who is user 0 here
};

/// A store that a user will come back to: what was missing, and is being synthesised.
struct PendingStore
{
    std::chrono::steady_clock::time_point due; ///< in the time of the run
    qint64 key = 0;
    qint64 bytes = 0;
};

/// Asks the cache what one user asks, measures how long that takes and checks what comes back. Belongs to
/// that user's thread.
class UserOperations
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `user` counts from 0 within this process.
    UserOperations(RunContext &context, int user);

    /// `arrival` is when it was to begin, in the time of the run, and the latency counts from there; in a
    /// closed loop it is nothing, and the latency counts from the moment at which the cache is asked. In a
    /// scheduled workload, where the user does not wait for its own synthesis, the store that is to follow.
    std::optional<PendingStore> perform(const Operation &operation, std::optional<TimePoint> arrival);
    void perform(const PendingStore &store);
    /// When the cache last answered, in the time of the run.
    [[nodiscard]] TimePoint lastEnd() const;

private:
    [[nodiscard]] const QString &name(qint64 key) const;
    [[nodiscard]] qint64 keyAt(const Operation &operation, qint64 i) const;
    [[nodiscard]] QStringList names(const Operation &operation) const;

    using Arrival = std::optional<TimePoint>;

    /// Whether something was found; nothing if that failed.
    std::optional<bool> get(qint64 key, Arrival arrival);
    /// `isPart` of play, which counts a hit only when it gets the value.
    std::optional<bool> contains(qint64 key, Arrival arrival, bool isPart = false);
    void getMany(const Operation &operation, Arrival arrival);
    void put(qint64 key, qint64 bytes, Arrival arrival);
    void putMany(const Operation &operation, Arrival arrival);
    void remove(qint64 key, Arrival arrival);
    void pin(const Operation &operation, Arrival arrival);
    void releasePins(Arrival arrival);
    std::optional<PendingStore> play(const Operation &operation, Arrival arrival);
    /// Null if reads are not checked.
    [[nodiscard]] Verification *readCheck() const
    {
        return m_context.checksReads ? m_context.verification : nullptr;
    }

    /// Around what is asked of the cache, with nothing else between: its answer. The moments of both are in
    /// m_begin and m_lastEnd.
    template <typename Ask>
    auto timed(Arrival arrival, const Ask &ask);
    /// Looks at what came between the last answer and now.
    void beginAsking(Arrival arrival);
    /// Counts what timed() measured, and `effect` if `answer` is no error; whether it is none.
    template <typename Answer>
    bool count(OperationKind kind, const Answer &answer, Effect effect = {});
    [[nodiscard]] bool isScheduled() const;

    RunContext &m_context;
    const int m_user;
    // By the steady clock:
    TimePoint m_begin; ///< from when on the latency counts
    TimePoint m_asked; ///< when the cache was asked
    TimePoint m_lastEnd;
    std::chrono::nanoseconds m_between{0};      ///< since the last answer, without waiting
    std::chrono::nanoseconds m_waitedBefore{0}; ///< until the last answer
    bool m_isMeasured = false;
    qint64 m_pins = 0;
};

} // namespace cachescope::load
