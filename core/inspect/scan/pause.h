// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <concepts>
#include <thread>

namespace cachescope::inspect {

/// `paused` may be null: then never. Any thread.
inline bool isPaused(const std::atomic<bool> *paused)
{
    return paused && paused->load(std::memory_order_relaxed);
}

/// Waits while `paused` is set, unless `stopped()`. No read of the file may be open meanwhile: it would keep
/// the writers of a live file from starting their log anew for as long as the pause lasts.
void waitWhilePaused(const std::atomic<bool> *paused, const std::invocable auto &stopped)
{
    constexpr std::chrono::milliseconds pause{20};
    while (isPaused(paused) && !stopped())
        std::this_thread::sleep_for(pause);
}

} // namespace cachescope::inspect
