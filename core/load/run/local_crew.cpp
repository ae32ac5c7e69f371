// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only what happens after the warm-up is measured: when it ends, the lock monitor begins anew. It is read
// before the design closes. The slow disk is slow from the opening of the gate until then.
#include "core/load/run/local_crew.h"

#include "core/load/run/open_files.h"
#include "core/load/run/run_plan.h"
#include "core/sqlite/fault_vfs.h"

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// Of two moments at which each user is told of. A little less than a second: such a moment comes with a
/// sample, and those are ten a second.
constexpr milliseconds kUsersInterval{950};

std::unique_ptr<sqlite::FaultVfs> diskFor(const CrewTask &task)
{
    if (!task.steerable && !needsDiskModel(task.scenario))
        return nullptr;
    // Each process draws delays and faults of its own: they would all be stuck at the same moments.
    return std::make_unique<sqlite::FaultVfs>(task.scenario.seed + static_cast<quint64>(task.users.first),
                                              ownVfs(task.design));
}

/// Of `all` active users of the scenario, as many as fall to `range`: over all ranges they add up.
int activeOf(const UserRange &range, int all, int users)
{
    const auto upTo = [all, users](int user) {
        return static_cast<int>(static_cast<qint64>(all) * user / users);
    };
    return upTo(range.first + range.count) - upTo(range.first);
}

StampDepth depthOf(ValueCheck check)
{
    return check == ValueCheck::Full ? StampDepth::Full : StampDepth::Ends;
}

} // namespace

LocalCrew::LocalCrew(CrewTask task)
    : m_task(std::move(task))
    , m_disk(diskFor(m_task))
    , m_design(m_task.makeDesign ? m_task.makeDesign(m_task.design) : makeDesign(m_task.design))
    , m_control(m_task.users.count)
    , m_metrics(m_task.users.count)
    , m_steer(RunPlan(m_task.scenario, nullptr).at({}))
{
}

LocalCrew::~LocalCrew()
{
    endUsers();
}

Result<void> LocalCrew::gather(const QString &path)
{
    raiseOpenFilesLimit();
    if (auto loaded = loadWorkload(path); !loaded)
        return loaded;
    if (auto opened = openVerification(); !opened)
        return opened;
    const QString vfs = m_disk ? m_disk->name() : QString();
    if (auto opened = m_design->open({path, m_task.scenario.maxBytes, &m_monitor, vfs}); !opened)
        return opened;
    return startUsers();
}

Result<void> LocalCrew::loadWorkload(const QString &path)
{
    m_workload = m_task.workload;
    if (m_workload)
        return {};
    auto workload = Workload::load(m_task.scenario, path, m_task.stop);
    if (!workload)
        return workload.error();
    m_workload = std::move(*workload);
    return {};
}

Result<void> LocalCrew::openVerification()
{
    if (m_task.registerPath.isEmpty())
        return {};
    auto opened = ValueRegister::open(m_task.registerPath);
    if (!opened)
        return opened.error();
    m_register = std::move(*opened);
    m_verification = std::make_unique<Verification>(*m_register, m_workload->keys(), m_task.users.count,
                                                    depthOf(m_task.scenario.valueCheck));
    return {};
}

Result<void> LocalCrew::startUsers()
{
    m_context.emplace(RunContext{*m_workload, *m_design, m_control, m_metrics, m_verification.get(),
                                 m_task.scenario.valueCheck != ValueCheck::Off, m_task.users.first});
    for (int user = 0; user < m_task.users.count; ++user) {
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

void LocalCrew::steer(const Steer &steer)
{
    m_steer = steer;
    m_control.setActiveUsers(activeOf(m_task.users, steer.activeUsers, m_task.scenario.users));
    if (m_start == TimePoint())
        return;
    m_control.setPaused(steer.paused, steer.pausedFor);
    setRate();
    if (m_disk)
        apply(steer.disk, *m_disk);
}

void LocalCrew::setRate()
{
    if (m_task.scenario.arrivalRate > 0.0)
        m_control.setSpeed(m_steer.arrivalRate / m_task.scenario.arrivalRate);
}

LocalCrew::TimePoint LocalCrew::release()
{
    return releaseAt(steady_clock::now());
}

LocalCrew::TimePoint LocalCrew::releaseAt(TimePoint start)
{
    const Scenario &scenario = m_task.scenario;
    const auto limit =
        scenario.operations > 0 ? milliseconds(std::chrono::hours(24 * 365)) : scenario.measuredDuration();
    if (m_disk)
        apply(m_steer.disk, *m_disk);
    // Before the gate is open: who is told to pause just then begins nothing.
    m_control.setPaused(m_steer.paused, m_steer.pausedFor);
    m_control.release(scenario.warmUp, limit, start);
    setRate();
    m_start = m_control.start();
    m_usersDue = m_control.measuredFrom() + kUsersInterval;
    endWarmUpWhenDue();
    return m_start;
}

bool LocalCrew::waitForAll(TimePoint until)
{
    // The warm-up ends when it ends, not some ticks later.
    const RunClock &clock = m_control.clock();
    if (!m_warm && m_start != TimePoint() && !clock.isPaused() &&
        clock.steadyAt(m_control.measuredFrom()) < until) {
        if (m_control.waitForAll(clock.steadyAt(m_control.measuredFrom())))
            m_ended = true;
        endWarmUpWhenDue();
    }
    m_ended = m_ended || m_control.waitForAll(until);
    endWarmUpWhenDue();
    return m_ended;
}

void LocalCrew::endWarmUpWhenDue()
{
    if (m_warm || m_start == TimePoint() || m_control.clock().now() < m_control.measuredFrom())
        return;
    m_warm = true;
    if (m_task.scenario.warmUp.count() > 0)
        forgetWarmUp();
}

void LocalCrew::forgetWarmUp()
{
    m_monitor.clear();
    m_evictedBefore = m_design->evicted();
    m_storeCommitsBefore = m_design->storeCommits();
}

void LocalCrew::stop()
{
    m_control.stop();
}

Progress LocalCrew::takeProgress()
{
    Progress progress;
    progress.counts = m_metrics.counts();
    progress.latencies = m_metrics.takeInterval();
    progress.locks = m_monitor.snapshot();
    progress.evicted = m_design->evicted() - m_evictedBefore;
    progress.dirty = m_design->dirty();
    progress.activeUsers = activeOf(m_task.users, m_steer.activeUsers, m_task.scenario.users);
    progress.findings = m_verification ? m_verification->findings() : 0;
    progress.waits = m_monitor.takeLongest();
    progress.harness = m_metrics.harness();
    progress.harness.sampling = m_sampling;
    if (isTimeForUsers())
        progress.users = m_metrics.totals();
    return progress;
}

bool LocalCrew::isTimeForUsers()
{
    const TimePoint now = steady_clock::now();
    if (!m_ended && now < m_usersDue)
        return false;
    m_usersDue = now + kUsersInterval;
    return true;
}

Measurement LocalCrew::measurement()
{
    endUsers();
    if (!m_warm)
        forgetWarmUp();
    Measurement measured;
    if (m_warm && m_lastEnd > m_control.measuredFrom()) // it may have been stopped before that
        measured.seconds = std::chrono::duration<double>(m_lastEnd - m_control.measuredFrom()).count();
    measured.counts = m_metrics.counts();
    measured.latencies = m_metrics.latencies();
    measured.failures = m_metrics.failures();
    measured.locks = m_monitor.snapshot();
    measured.users = m_metrics.users(m_task.users.first);
    measured.digest = m_digest;
    if (m_verification)
        measured.verification = m_verification->counts();
    measured.evicted = m_design->evicted() - m_evictedBefore;
    measured.storeCommits = m_design->storeCommits() - m_storeCommitsBefore;
    measured.firstFailure = m_metrics.firstFailure();
    return measured;
}

Result<void> LocalCrew::close()
{
    if (m_disk)
        apply(DiskModel(), *m_disk);
    return m_design->close();
}

void LocalCrew::endUsers()
{
    m_control.stop();
    for (const auto &user : m_users) {
        user->wait();
        m_digest += user->digest();
        m_lastEnd = std::max(m_lastEnd, user->endedAt());
    }
    m_users.clear();
}

} // namespace cachescope::load
