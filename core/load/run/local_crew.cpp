// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only what happens after the gate opens is measured: until then nothing contends, so the lock monitor has
// nothing to record. It is read before the design closes. The slow disk is slow just as long.
#include "core/load/run/local_crew.h"

#include "core/load/operations/run_keys.h"
#include "core/load/run/open_files.h"
#include "core/sqlite/fault_vfs.h"

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

LocalCrew::LocalCrew(const Scenario &scenario, const QString &designName, UserRange users)
    : m_scenario(scenario)
    , m_range(users)
    , m_values(scenario.valueBytes, scenario.seed)
    , m_slowDisk(scenario.diskSyncDelay.count() > 0 ? std::make_unique<sqlite::FaultVfs>(scenario.seed)
                                                    : nullptr)
    , m_design(makeDesign(designName))
    , m_control(users.count)
    , m_metrics(users.count)
{
}

LocalCrew::~LocalCrew()
{
    endUsers();
}

Result<void> LocalCrew::gather(const QString &path)
{
    raiseOpenFilesLimit();
    auto keys = runKeys(m_scenario, path);
    if (!keys)
        return keys.error();
    m_keys = std::move(*keys);
    const QString vfs = m_slowDisk ? m_slowDisk->name() : QString();
    if (auto opened = m_design->open({path, m_scenario.maxBytes, &m_monitor, vfs}); !opened)
        return opened;
    return startUsers();
}

Result<void> LocalCrew::startUsers()
{
    m_picker.emplace(m_scenario.keys, m_keys.size(), m_scenario.zipfExponent);
    m_context.emplace(
        RunContext{m_scenario, *m_picker, m_keys, m_values, *m_design, m_control, m_metrics, m_range.first});
    for (int user = 0; user < m_range.count; ++user) {
        m_users.push_back(std::make_unique<UserThread>(*m_context, user));
        m_users.back()->start();
        if (m_users.back()->isRunning())
            continue;
        m_users.pop_back();
        endUsers();
        return Error{
            ErrorCode::Internal,
            QStringLiteral("The system starts no more than %1 threads; run with fewer users").arg(user)};
    }
    return {};
}

LocalCrew::TimePoint LocalCrew::release()
{
    slowDownDisk(m_scenario.diskSyncDelay);
    const auto limit =
        m_scenario.operations > 0 ? milliseconds(std::chrono::hours(24 * 365)) : m_scenario.duration;
    m_start = m_control.release(limit);
    return m_start;
}

bool LocalCrew::waitForAll(TimePoint until)
{
    if (!m_control.waitForAll(until))
        return false;
    if (!m_end)
        m_end = steady_clock::now();
    return true;
}

void LocalCrew::stop()
{
    m_control.stop();
}

Progress LocalCrew::takeProgress()
{
    return {m_metrics.counts(), m_metrics.takeInterval(), m_monitor.snapshot()};
}

Measurement LocalCrew::measurement()
{
    endUsers();
    Measurement measured;
    if (m_end && m_start != TimePoint()) // it may have been stopped before its start
        measured.seconds = std::chrono::duration<double>(*m_end - m_start).count();
    measured.counts = m_metrics.counts();
    measured.reads = m_metrics.reads();
    measured.writes = m_metrics.writes();
    measured.locks = m_monitor.snapshot();
    measured.evicted = m_design->evicted();
    measured.storeCommits = m_design->storeCommits();
    measured.firstFailure = m_metrics.firstFailure();
    return measured;
}

Result<void> LocalCrew::close()
{
    slowDownDisk(milliseconds(0));
    return m_design->close();
}

void LocalCrew::endUsers()
{
    m_control.stop();
    for (const auto &user : m_users)
        user->wait();
    m_users.clear();
}

void LocalCrew::slowDownDisk(milliseconds delay)
{
    if (m_slowDisk)
        m_slowDisk->setDelay(sqlite::DiskOperation::Sync, std::nullopt, {delay, delay});
}

} // namespace cachescope::load
