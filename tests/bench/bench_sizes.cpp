// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must not depend on how many entries a file has: storing under a budget, evicting, figures. Target 6 is
// the ratio of storing under a budget into 2 million entries to storing into an empty file.
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <map>

namespace cachescope::bench {

namespace {

constexpr qint64 kValueBytes = 500;

/// Made once for each number of entries: two million take some minutes.
const BenchFile &fileOf(qint64 entries)
{
    static std::map<qint64, std::unique_ptr<BenchFile>> files;
    auto &file = files[entries];
    if (!file)
        file = std::make_unique<BenchFile>(entries, kValueBytes);
    return *file;
}

/// A cache under a budget that what is stored here does not reach.
std::unique_ptr<cache::BlobCache> openRoomy(const BenchFile &file, qint64 entries)
{
    cache::CacheOptions options;
    options.maxBytes = (entries * 2 + 10'000'000) * kValueBytes;
    return file.open(options);
}

/// A cache that is full: every store of something new evicts, a low-water mark's worth at a time.
std::unique_ptr<cache::BlobCache> openFull(const BenchFile &file)
{
    cache::CacheOptions options;
    options.lowWaterMark = 0.999;
    auto cache = file.open(options);
    const qint64 bytes = std::max<qint64>(cache->stats()->dataBytes, 1000 * kValueBytes);
    if (!cache->setMaxBytes(bytes))
        qFatal("cannot set the budget");
    return cache;
}

/// Stores of new keys, one at a time.
void putEach(benchmark::State &state, cache::BlobCache &cache)
{
    const QByteArray value = makeValue(kValueBytes);
    static qint64 number = 0;
    for (auto _ : state) {
        const QString key = QStringLiteral("%1-new").arg(++number, 60, 10, QLatin1Char('0'));
        if (const auto stored = cache.put(key, value); !stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["evicted"] = static_cast<double>(cache.stats()->evictedEntries);
}

/// The same, 200 in one call: what a store costs the file, without the hand-over between threads.
void putMany(benchmark::State &state, cache::BlobCache &cache)
{
    const QByteArray value = makeValue(kValueBytes);
    static qint64 number = 0;
    for (auto _ : state) {
        QList<cache::NewEntry> batch;
        for (int i = 0; i < 200; ++i)
            batch.append({QStringLiteral("%1-many").arg(++number, 60, 10, QLatin1Char('0')), value, {}});
        if (const auto stored = cache.putMany(batch); !stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    state.SetItemsProcessed(state.iterations() * 200);
    state.counters["evicted"] = static_cast<double>(cache.stats()->evictedEntries);
}

void putUnderBudget(benchmark::State &state)
{
    putEach(state, *openRoomy(fileOf(state.range(0)), state.range(0)));
}

void putManyUnderBudget(benchmark::State &state)
{
    putMany(state, *openRoomy(fileOf(state.range(0)), state.range(0)));
}

void putAndEvict(benchmark::State &state)
{
    putEach(state, *openFull(fileOf(state.range(0))));
}

void putManyAndEvict(benchmark::State &state)
{
    putMany(state, *openFull(fileOf(state.range(0))));
}

void stats(benchmark::State &state)
{
    const auto cache = fileOf(state.range(0)).open();
    for (auto _ : state)
        benchmark::DoNotOptimize(cache->stats());
}

/// 10,000 entries of 500 bytes, evicted by lowering the budget.
void evictTenThousand(benchmark::State &state)
{
    const qint64 entries = state.range(0);
    const auto cache = fileOf(entries).open();
    const QByteArray value = makeValue(kValueBytes);
    const QStringList keys = makeKeys(10'000);
    for (auto _ : state) {
        QList<cache::NewEntry> batch;
        for (const QString &key : keys)
            batch.append({key + QStringLiteral("-evict"), value, {}});
        if (!cache->putMany(batch))
            qFatal("cannot store");
        const qint64 bytes = cache->stats()->dataBytes - 10'000 * kValueBytes;
        const auto begin = std::chrono::steady_clock::now();
        if (!cache->setMaxBytes(std::max<qint64>(bytes, 1)))
            qFatal("cannot evict");
        state.SetIterationTime(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        if (!cache->setMaxBytes(0))
            qFatal("cannot lift the budget");
    }
    state.SetItemsProcessed(state.iterations() * 10'000);
}

void entriesInFile(benchmark::internal::Benchmark *bench)
{
    bench->ArgName("entries")->Arg(0)->Arg(10'000)->Arg(2'000'000)->UseRealTime();
}

BENCHMARK(putUnderBudget)->Apply(entriesInFile)->MinTime(2);
BENCHMARK(putManyUnderBudget)->Apply(entriesInFile)->MinTime(2);
BENCHMARK(putAndEvict)->Apply(entriesInFile)->MinTime(2);
BENCHMARK(putManyAndEvict)->Apply(entriesInFile)->MinTime(2);
BENCHMARK(stats)->Apply(entriesInFile);
BENCHMARK(evictTenThousand)
    ->ArgName("entries")
    ->Arg(10'000)
    ->Arg(2'000'000)
    ->UseManualTime()
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
