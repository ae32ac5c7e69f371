// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace cachescope::inspect {

/// `part(first, end)` of the numbers 0 … `count` − 1 cut into some ranges, each in a thread of its own where
/// there are so many that it is worth it; the results in the order of the ranges, at least one.
template <typename Part>
auto inParts(std::size_t count, const Part &part)
{
    constexpr std::size_t worthAThread = 50'000;
    constexpr std::size_t mostThreads = 4;
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, mostThreads);
    const std::size_t parts = std::clamp<std::size_t>(count / worthAThread, 1, cores);
    using Found = decltype(part(std::size_t{0}, std::size_t{0}));
    std::vector<std::future<Found>> others;
    for (std::size_t i = 1; i < parts; ++i)
        others.push_back(std::async(std::launch::async, part, count * i / parts, count * (i + 1) / parts));
    std::vector<Found> results;
    results.push_back(part(std::size_t{0}, count / parts));
    for (auto &other : others)
        results.push_back(other.get());
    return results;
}

} // namespace cachescope::inspect
