// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which page size new files should have (CacheOptions::newFilePageSize): reads and stores of the same values
// in files of 8 KiB and 16 KiB pages, in turns (see bench_read_ratio.cpp).
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace cachescope::bench {

namespace {

constexpr int kSmallPage = 8192;
constexpr int kLargePage = 16384;
constexpr qint64 kFileBytes = 100'000'000;
constexpr int kTurns = 60;

struct PagedCache
{
    PagedCache(int pageBytes, qint64 valueBytes)
        : value(makeValue(valueBytes))
        , file(std::clamp<qint64>(kFileBytes / valueBytes, 200, 20'000), valueBytes, optionsOf(pageBytes))
        , cache(file.open(optionsOf(pageBytes)))
    {
    }
    static cache::CacheOptions optionsOf(int pageBytes)
    {
        cache::CacheOptions options;
        options.newFilePageSize = pageBytes;
        options.flushInterval = std::chrono::milliseconds(0);
        return options;
    }
    const QString &anyKey() { return file.keys()[picker.next(file.keys().size())]; }

    void read(qint64 times)
    {
        for (qint64 i = 0; i < times; ++i)
            benchmark::DoNotOptimize(cache->get(anyKey()));
    }
    /// In one transaction, over values that are there.
    void store(qint64 times)
    {
        QList<cache::NewEntry> batch;
        for (qint64 i = 0; i < times; ++i)
            batch.append({anyKey(), value, {}});
        if (!cache->putMany(batch))
            qFatal("cannot store");
    }

    QByteArray value;
    BenchFile file;
    std::unique_ptr<cache::BlobCache> cache;
    Picker picker{1};
};

template <typename Work>
double secondsOf(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double medianOf(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

/// How much longer the work takes with small pages than with large ones.
template <typename Work>
double smallToLarge(PagedCache &small, PagedCache &large, Work work)
{
    std::vector<double> ratios;
    for (int turn = 0; turn < kTurns; ++turn) {
        const double smallSeconds = secondsOf([&] { work(small); });
        ratios.push_back(smallSeconds / secondsOf([&] { work(large); }));
    }
    return medianOf(ratios);
}

void pageSizes(benchmark::State &state)
{
    const qint64 valueBytes = state.range(0);
    PagedCache small(kSmallPage, valueBytes);
    PagedCache large(kLargePage, valueBytes);
    const qint64 reads = std::clamp<qint64>(40'000'000 / valueBytes, 20, 3'000);
    const qint64 stores = std::clamp<qint64>(4'000'000 / valueBytes, 4, 400);
    for (auto _ : state) {
        state.counters["read_8K_to_16K"] =
            smallToLarge(small, large, [reads](PagedCache &cache) { cache.read(reads); });
        state.counters["store_8K_to_16K"] =
            smallToLarge(small, large, [stores](PagedCache &cache) { cache.store(stores); });
    }
}

BENCHMARK(pageSizes)
    ->ArgName("bytes")
    ->Arg(500)
    ->Arg(5'000)
    ->Arg(50'000)
    ->Arg(500'000)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
