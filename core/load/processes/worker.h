// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/processes/worker_protocol.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <set>

namespace cachescope::load {

/// What one of several processes of a run does: brings its users to the gate, lets them go when it is told
/// to, and tells what they measured. How lines come and go is its owner's matter.
class Worker
{
public:
    /// `send` is called from the thread of run(), with one line each time.
    Worker(WorkerTask task, std::function<void(const QByteArray &line)> send);

    /// Does the whole task; returns after Close, or when it has failed (and said so).
    void run();
    /// Any thread.
    void obey(const WorkerOrder &order);

private:
    void tell(const WorkerMessage &message) { m_send(messageLine(message)); }
    /// What it was told by Steer since the last call.
    std::optional<Steer> takeSteer();
    [[nodiscard]] std::optional<WorkerStart> start() const;
    [[nodiscard]] bool isTold(WorkerCommand command) const;
    /// Waits for one of the two.
    void waitFor(WorkerCommand one, WorkerCommand other) const;

    const WorkerTask m_task;
    const std::function<void(const QByteArray &)> m_send;

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    // Guarded by m_mutex:
    std::set<WorkerCommand> m_told;
    std::optional<Steer> m_steer;
    std::optional<WorkerStart> m_start;
};

} // namespace cachescope::load
