// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/worker.h"

#include "core/load/run/local_crew.h"

namespace cachescope::load {

Worker::Worker(WorkerTask task, std::function<void(const QByteArray &line)> send)
    : m_task(std::move(task))
    , m_send(std::move(send))
{
}

void Worker::run()
{
    LocalCrew crew({m_task.scenario, m_task.design, m_task.users, m_task.registerPath, m_task.steerable, {}});
    if (const auto gathered = crew.gather(m_task.path); !gathered)
        return tell(WorkerFailed{gathered.error()});
    tell(WorkerReady());
    waitFor(WorkerCommand::Go, WorkerCommand::Stop);
    bool isPaused = false;
    const auto tellProgress = [this, &crew] {
        const auto began = std::chrono::steady_clock::now();
        tell(crew.takeProgress());
        crew.addSampling(std::chrono::steady_clock::now() - began);
    };
    const auto steer = [this, &crew, &isPaused, &tellProgress] {
        const auto told = takeSteer();
        if (!told)
            return;
        crew.steer(*told);
        if (!std::exchange(isPaused, told->paused) && isPaused)
            tellProgress();
    };
    steer();
    if (isTold(WorkerCommand::Stop))
        crew.stop();
    else
        crew.releaseAt(start().value_or(WorkerStart{std::chrono::steady_clock::now()}).at);
    // The time of a pause is no part of the run, and so what it would cost to measure it is none either.
    watchCrew(crew, {[this] { return isTold(WorkerCommand::Stop); }, steer,
                     [&isPaused, &tellProgress] {
                         if (!isPaused)
                             tellProgress();
                     }});
    const Measurement measured = crew.measurement();
    tell(crew.takeProgress());
    tell(measured);
    waitFor(WorkerCommand::Close, WorkerCommand::Close);
    if (const auto closed = crew.close(); !closed)
        return tell(WorkerFailed{closed.error()});
    tell(WorkerClosed{*crew.evicted()});
}

void Worker::obey(const WorkerOrder &order)
{
    const std::lock_guard lock(m_mutex);
    if (const auto *steer = std::get_if<Steer>(&order))
        m_steer = *steer;
    else if (const auto *start = std::get_if<WorkerStart>(&order))
        m_start = *start;
    else
        m_told.insert(std::get<WorkerCommand>(order));
    m_changed.notify_all();
}

std::optional<Steer> Worker::takeSteer()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_steer, std::nullopt);
}

std::optional<WorkerStart> Worker::start() const
{
    const std::lock_guard lock(m_mutex);
    return m_start;
}

bool Worker::isTold(WorkerCommand command) const
{
    const std::lock_guard lock(m_mutex);
    return m_told.contains(command);
}

void Worker::waitFor(WorkerCommand one, WorkerCommand other) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this, one, other] { return m_told.contains(one) || m_told.contains(other); });
}

} // namespace cachescope::load
