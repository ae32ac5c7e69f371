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
    const auto steer = [this, &crew] {
        if (const auto told = takeSteer())
            crew.steer(*told);
    };
    steer();
    if (isTold(WorkerCommand::Stop))
        crew.stop();
    else
        crew.releaseAt(start().value_or(WorkerStart{std::chrono::steady_clock::now()}).at);
    watchCrew(crew, {[this] { return isTold(WorkerCommand::Stop); }, steer,
                     [this, &crew] {
                         const auto began = std::chrono::steady_clock::now();
                         tell(crew.takeProgress());
                         crew.addSampling(std::chrono::steady_clock::now() - began);
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
