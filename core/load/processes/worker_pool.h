// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/processes/worker_process.h"
#include "core/load/run/local_crew.h"

#include <QEventLoop>

#include <atomic>
#include <memory>
#include <vector>

namespace cachescope::load {

/// Users spread over several processes, as those of a server with several workers are. Each process opens the
/// same file with a design of its own. When one of them is lost, the others are stopped: what would follow is
/// not the load that was asked for. The figures of the lost one are missing then, and Measurement says so.
class WorkerPool : public Crew
{
public:
    /// `program` is started as many times as the scenario has processes, with kWorkerCommand. The task's
    /// users are all of the scenario's; its makeDesign is not used. `stop` (may be null) ends gather() early;
    /// it must outlive the pool. `patience` is how long a process may take to end after a stop or the run's
    /// end, beside waiting for locks.
    WorkerPool(CrewTask task, const QString &program, const std::atomic<bool> *stop,
               std::chrono::milliseconds patience);
    /// Ends the processes.
    ~WorkerPool() override;

    /// The error of the first process that cannot open the file or start its users; CannotOpen if the program
    /// cannot be started; Cancelled. A process that is lost is no error here.
    Result<void> gather(const QString &path) override;
    void steer(const Steer &steer) override;
    TimePoint release() override;
    bool waitForAll(TimePoint until) override;
    void stop() override;
    Progress takeProgress() override;
    Measurement measurement() override;
    Result<void> close() override;
    [[nodiscard]] std::optional<qint64> evicted() const override;

private:
    Result<void> startProcesses();
    Result<void> prepare(WorkerProcess &worker, const WorkerTask &task);
    void notice();
    /// Gives up the processes that had to be done by `deadline` and are not.
    void abandonLate(TimePoint deadline);
    /// Runs the event loop until a worker has changed, or `until`, but never for long.
    void waitForChange(TimePoint until);
    [[nodiscard]] bool anyLost() const { return !m_firstLoss.isEmpty(); }
    [[nodiscard]] int losses() const;
    /// An operation on many keys may wait as long as a busy timeout for each of them.
    [[nodiscard]] std::chrono::milliseconds longestStop() const;
    [[nodiscard]] TimePoint endDeadline() const;

    [[nodiscard]] int processes() const { return m_task.scenario.processes; }

    const CrewTask m_task;
    const QString m_program;
    const std::atomic<bool> *const m_stop;
    const std::chrono::milliseconds m_patience;

    QEventLoop m_events;
    bool m_stopping = false;
    /// When all must have ended: some time after a stop, or after the end if there were no pauses.
    TimePoint m_endDeadline = TimePoint::max();
    bool m_paused = false;
    std::chrono::nanoseconds m_pausedFor{0};
    QString m_firstLoss;                                   ///< empty: all live
    int m_lossesMeasured = 0;                              ///< that measurement() has told
    std::vector<std::unique_ptr<WorkerProcess>> m_workers; ///< last: they call notice()
};

} // namespace cachescope::load
