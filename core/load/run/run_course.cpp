// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_course.h"

#include <thread>

namespace cachescope::load {

using std::chrono::steady_clock;

namespace {

/// How soon a paused run that has not begun sees that it may.
constexpr std::chrono::milliseconds kTick{20};
/// Right after a pause a sample would tell of what ended in the pause as if it had taken no time.
constexpr std::chrono::milliseconds kLeastInterval{50};

} // namespace

RunCourse::RunCourse(const Scenario &scenario, const RunPlan &plan, Crew &crew, const RunFile &file,
                     Watch watch)
    : m_scenario(scenario)
    , m_plan(plan)
    , m_crew(crew)
    , m_file(file)
    , m_watch(std::move(watch))
{
}

Result<void> RunCourse::waitToBegin()
{
    while (m_plan.byHand().paused) {
        if (m_watch.stopRequested())
            return Error{ErrorCode::Cancelled, QStringLiteral("The run was stopped before it began")};
        m_watch.onPhase(QStringLiteral("paused"));
        std::this_thread::sleep_for(kTick);
    }
    return {};
}

void RunCourse::run(RunReport &report)
{
    steer();
    m_start = m_crew.release();
    m_sampler.emplace(m_start + m_scenario.warmUp, m_clock, m_crew, m_file);
    tellWhere();
    const auto onTick = [this] {
        m_sampler->watchLog();
        steer();
        tellWhere();
    };
    const auto onSample = [this] {
        if (!m_clock.isPaused() && m_clock.now() - m_sampledAt >= kLeastInterval)
            takeSample();
    };
    report.interrupted = watchCrew(m_crew, {m_watch.stopRequested, onTick, onSample});
    end(report);
}

void RunCourse::steer()
{
    const bool hasBegun = m_start != RunClock::TimePoint();
    const auto elapsed = hasBegun ? m_clock.now() - m_start : steady_clock::duration(0);
    const ByHand hand = m_plan.byHand();
    Steer now = m_plan.at(elapsed, hand);
    now.paused = now.paused && hasBegun; // who pauses it just before is heard at the next look
    const bool isPause = now.paused && !m_clock.isPaused();
    if (now.paused)
        m_clock.pause();
    else
        m_clock.resume();
    now.pausedFor = m_clock.pausedFor();
    const auto changes = m_changes.note(elapsed, hand, now);
    if (!hasBegun || now != m_steer)
        m_crew.steer(now);
    m_steer = now;
    if (isPause)
        takeSample();
    for (const RunChange &change : changes) {
        if (m_watch.observer.onChange)
            m_watch.observer.onChange(change);
    }
}

void RunCourse::tellWhere()
{
    if (m_clock.isPaused())
        m_watch.onPhase(QStringLiteral("paused"));
    else if (m_clock.now() < m_start + m_scenario.warmUp)
        m_watch.onPhase(QStringLiteral("warming up"));
    else
        m_watch.onPhase(QStringLiteral("running"));
}

void RunCourse::takeSample()
{
    const auto sample = m_sampler->take(m_steer);
    m_sampledAt = m_clock.now();
    if (sample && m_watch.observer.onSample)
        m_watch.observer.onSample(*sample);
}

void RunCourse::end(RunReport &report)
{
    // One that is stopped while it stands still:
    m_clock.resume();
    m_steer.paused = false;
    const Measurement measured = m_crew.measurement();
    takeSample();
    report.walMaxBytes = m_sampler->walMaxBytes();
    report.series = m_sampler->series();
    report.fairnessStrip = m_sampler->fairnessStrip();
    report.harness = m_sampler->harness();
    report.changes = m_changes.all();
    report.pausedSeconds = std::chrono::duration<double>(m_clock.pausedFor()).count();
    report.take(measured);
}

} // namespace cachescope::load
