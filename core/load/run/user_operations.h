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
    Verification *verification; ///< null: values are not checked
    int firstUser;              ///< of the scenario, who is user 0 here
};

/// Asks the cache what one user asks, measures how long that takes and checks what comes back. Belongs to
/// that user's thread.
class UserOperations
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `user` counts from 0 within this process.
    UserOperations(RunContext &context, int user);

    /// `intended` is when it was to begin: the latency counts from there.
    void perform(const Operation &operation, TimePoint intended);

private:
    [[nodiscard]] const QString &name(qint64 key) const;
    [[nodiscard]] qint64 keyAt(const Operation &operation, qint64 i) const;
    [[nodiscard]] QStringList names(const Operation &operation) const;

    /// Whether something was found; nothing if that failed.
    std::optional<bool> get(qint64 key, TimePoint intended);
    std::optional<bool> contains(qint64 key, TimePoint intended);
    void getMany(const Operation &operation, TimePoint intended);
    void put(qint64 key, qint64 bytes, TimePoint intended);
    void putMany(const Operation &operation, TimePoint intended);
    void remove(qint64 key, TimePoint intended);
    void pin(const Operation &operation, TimePoint intended);
    void play(const Operation &operation, TimePoint intended);

    void record(OperationKind kind, TimePoint intended, TimePoint end, Effect effect = {});
    /// Counts a failure, timed up to `end`.
    void fail(TimePoint intended, TimePoint end, const Error &error);
    [[nodiscard]] bool isScheduled() const;
    [[nodiscard]] bool isMeasured(TimePoint intended) const;

    RunContext &m_context;
    const int m_user;
    qint64 m_pins = 0;
};

} // namespace cachescope::load
