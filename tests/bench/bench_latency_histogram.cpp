// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to count a latency: each operation of a load run is counted two or three times.
#include "core/base/latency_histogram.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

namespace cachescope::bench {

namespace {

/// As the latencies of a cache under load are: a median of 200 µs, and a long tail.
std::vector<std::chrono::nanoseconds> someLatencies()
{
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> duration(std::log(200'000.0), 1.5);
    std::vector<std::chrono::nanoseconds> all(4096);
    for (auto &latency : all)
        latency = std::chrono::nanoseconds(static_cast<qint64>(duration(random)));
    return all;
}

void recordLatency(benchmark::State &state)
{
    const auto latencies = someLatencies();
    LatencyHistogram histogram;
    std::size_t next = 0;
    for (auto _ : state)
        histogram.record(latencies[next++ % latencies.size()]);
    benchmark::DoNotOptimize(histogram.count());
}

/// One user's into the sum of all users', as at the end of a run.
void mergeLatencies(benchmark::State &state)
{
    LatencyHistogram user;
    for (const auto latency : someLatencies())
        user.record(latency);
    LatencyHistogram all;
    for (auto _ : state)
        all.merge(user);
    benchmark::DoNotOptimize(all.count());
}

BENCHMARK(recordLatency);
BENCHMARK(mergeLatencies);

} // namespace

} // namespace cachescope::bench
