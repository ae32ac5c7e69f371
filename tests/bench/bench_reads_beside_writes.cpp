// SPDX-License-Identifier: GPL-3.0-or-later
//
// Latency of reads while the writer flushes 100,000 notes and evicts, against that of the same reads while it
// does nothing. Target 7 is the ratio of the two at the 99th percentile.
#include "core/base/latency_histogram.h"
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <thread>

namespace cachescope::bench {

namespace {

constexpr qint64 kEntries = 120'000;
constexpr qint64 kNotes = 100'000;
constexpr qint64 kValueBytes = 5'000;

const BenchFile &sharedFile()
{
    static const BenchFile file(kEntries, kValueBytes);
    return file;
}

std::unique_ptr<cache::BlobCache> openQuiet()
{
    cache::CacheOptions options;
    options.flushInterval = std::chrono::milliseconds(0);
    return sharedFile().open(options);
}

/// Reads, one after the other with 200 µs between, until told to stop.
LatencyHistogram readUntil(cache::BlobCache &cache, const std::atomic<bool> &stop)
{
    LatencyHistogram latencies;
    Picker picker(7);
    const QStringList &keys = sharedFile().keys();
    while (!stop) {
        // From the newer half, which no eviction takes.
        const QString &key = keys[kEntries / 2 + picker.next(kEntries / 2)];
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(cache.get(key));
        latencies.record(std::chrono::steady_clock::now() - begin);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return latencies;
}

template <typename Work>
LatencyHistogram readBeside(cache::BlobCache &cache, Work work)
{
    std::atomic<bool> stop{false};
    LatencyHistogram latencies;
    std::thread reader([&] { latencies = readUntil(cache, stop); });
    work();
    stop = true;
    reader.join();
    return latencies;
}

void setCounters(benchmark::State &state, const LatencyHistogram &latencies)
{
    state.counters["reads"] = static_cast<double>(latencies.count());
    state.counters["p50_us"] = latencies.quantileMs(0.5) * 1000;
    state.counters["p99_us"] = latencies.quantileMs(0.99) * 1000;
    state.counters["max_us"] = latencies.maxMs() * 1000;
}

void readsWhileIdle(benchmark::State &state)
{
    const auto cache = openQuiet();
    for (auto _ : state)
        setCounters(state, readBeside(*cache, [] { std::this_thread::sleep_for(std::chrono::seconds(4)); }));
}

void readsWhileFlushingAndEvicting(benchmark::State &state)
{
    const auto cache = openQuiet();
    for (auto _ : state) {
        for (qint64 i = 0; i < kNotes; ++i)
            benchmark::DoNotOptimize(cache->get(sharedFile().keys()[kEntries - 1 - i]));
        setCounters(state, readBeside(*cache, [&cache] {
                        if (!cache->flush() || !cache->setMaxBytes(kEntries * kValueBytes * 9 / 10))
                            qFatal("cannot flush and evict");
                    }));
    }
    state.counters["evicted"] = static_cast<double>(cache->stats()->evictedEntries);
}

BENCHMARK(readsWhileIdle)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(readsWhileFlushingAndEvicting)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
