// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/design.h"
#include "core/load/operations/value_buffer.h"
#include "core/load/run/crew.h"
#include "core/load/run/run_control.h"
#include "core/load/run/user_range.h"
#include "core/load/run/user_thread.h"
#include "core/load/scenario/scenario.h"

#include <memory>
#include <optional>

namespace cachescope::sqlite {
class FaultVfs;
}

namespace cachescope::load {

/// Users in this process, a thread each, and one design that they share.
class LocalCrew : public Crew
{
public:
    /// `scenario` must outlive the crew. `designName` is one of allDesigns().
    LocalCrew(const Scenario &scenario, const QString &designName, UserRange users);
    ~LocalCrew() override;

    Result<void> gather(const QString &path) override;
    TimePoint release() override;
    bool waitForAll(TimePoint until) override;
    void stop() override;
    Progress takeProgress() override;
    Measurement measurement() override;
    Result<void> close() override;

private:
    Result<void> startUsers();
    void endUsers();
    void slowDownDisk(std::chrono::milliseconds delay);

    const Scenario &m_scenario;
    const UserRange m_range;
    const ValueBuffer m_values;

    // Both outlive the connections, which the design and the users' threads hold.
    sqlite::LockMonitor m_monitor;
    const std::unique_ptr<sqlite::FaultVfs> m_slowDisk; ///< null: the disk as it is
    const std::unique_ptr<Design> m_design;

    RunControl m_control;
    RunMetrics m_metrics;
    TimePoint m_start;
    std::optional<TimePoint> m_end;

    // Set by gather():
    QStringList m_keys;
    std::optional<KeyPicker> m_picker;
    std::optional<RunContext> m_context;
    std::vector<std::unique_ptr<UserThread>> m_users;
};

} // namespace cachescope::load
