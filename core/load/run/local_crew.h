// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/design.h"
#include "core/load/operations/workload.h"
#include "core/load/run/crew.h"
#include "core/load/run/run_control.h"
#include "core/load/run/user_range.h"
#include "core/load/run/user_thread.h"

#include <memory>
#include <optional>

namespace cachescope::sqlite {
class FaultVfs;
}

namespace cachescope::load {

/// Makes the design to run; empty: makeDesign().
using DesignMaker = std::function<std::unique_ptr<Design>(const QString &name)>;

/// What a crew is to do.
struct CrewTask
{
    const Scenario &scenario; ///< must outlive the crew
    QString design;           ///< as designInfo() takes it
    UserRange users;
    QString registerPath;   ///< of the ValueRegister; empty: values are not checked
    bool steerable = false; ///< the disk may become slow that is not so by the scenario
    DesignMaker makeDesign = {};
    /// What users draw from, if it is loaded already; otherwise the crew loads it.
    std::shared_ptr<const Workload> workload = {};
    const std::atomic<bool> *stop = nullptr; ///< ends that loading early; may be null
};

/// Users in this process, a thread each, and one design that they share.
class LocalCrew : public Crew
{
public:
    explicit LocalCrew(CrewTask task);
    ~LocalCrew() override;

    Result<void> gather(const QString &path) override;
    void steer(const Steer &steer) override;
    TimePoint release() override;
    /// The same at a moment to come.
    TimePoint releaseAt(TimePoint start);
    /// Counts time that taking samples took its owner.
    void addSampling(std::chrono::nanoseconds time) { m_sampling += time; }
    bool waitForAll(TimePoint until) override;
    void stop() override;
    Progress takeProgress() override;
    Measurement measurement() override;
    Result<void> close() override;
    [[nodiscard]] std::optional<qint64> evicted() const override { return m_design->evicted(); }

private:
    Result<void> loadWorkload(const QString &path);
    Result<void> openVerification();
    Result<void> startUsers();
    void endUsers();
    void setRate();
    void endWarmUpWhenDue();
    /// Whether a second has passed since it was so before, or all is over.
    bool isTimeForUsers();
    void forgetWarmUp();

    const CrewTask m_task;

    // These outlive the connections, which the design and the users' threads hold.
    sqlite::LockMonitor m_monitor;
    const std::unique_ptr<sqlite::FaultVfs> m_disk; ///< null: the disk as it is
    const std::unique_ptr<Design> m_design;

    RunControl m_control;
    RunMetrics m_metrics;
    TimePoint m_start;
    bool m_ended = false; ///< all users have
    TimePoint m_lastEnd;  ///< of any operation, in the time of the run
    TimePoint m_usersDue; ///< when Progress is to tell of each user again; of the steady clock
    Steer m_steer;
    std::chrono::nanoseconds m_sampling{0};
    bool m_warm = false; ///< the measured part has begun
    qint64 m_evictedBefore = 0;
    qint64 m_storeCommitsBefore = 0;

    // Set by gather():
    std::shared_ptr<const Workload> m_workload;
    std::unique_ptr<ValueRegister> m_register;
    std::unique_ptr<Verification> m_verification;
    std::optional<RunContext> m_context;
    std::vector<std::unique_ptr<UserThread>> m_users;
    quint64 m_digest = 0;
};

} // namespace cachescope::load
