// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a forecast of 2 million entries costs: finding the order of eviction and the curve, once for a file;
// then what a move of the budget asks for. And what a trace costs to measure, exactly and from a sample. All
// is made up, since only the numbers matter.
#include "core/base/xxh64.h"
#include "core/inspect/forecast/forecast_details.h"
#include "core/inspect/forecast/miss_ratio_meter.h"
#include "core/inspect/forecast/survivor_curve.h"
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>

namespace cachescope::bench {

namespace {

constexpr int kEntries = 2'000'000;
constexpr double kStart = 1'700'000'000.0;
constexpr double kLowWater = 0.95;

std::shared_ptr<const inspect::EntryIndex> makeIndex()
{
    Picker picker(1);
    auto index = std::make_shared<inspect::EntryIndex>();
    index->reserve(kEntries);
    for (int i = 0; i < kEntries; ++i) {
        inspect::EntryIndex::Row row;
        row.rowid = i;
        row.sizeBytes = picker.next(100'000);
        row.lastAccessed = kStart + static_cast<double>(picker.next(10'000'000));
        row.pinned = picker.next(10) == 0;
        index->append(row);
    }
    return index;
}

struct Forecasting
{
    std::shared_ptr<const inspect::EntryIndex> index = makeIndex();
    inspect::EntryOrders orders{index};

    [[nodiscard]] inspect::EvictionReplay replay()
    {
        return {index, {orders.by(inspect::EntrySort::LastAccessed), {}}, kLowWater};
    }
};

void forecastOrder(benchmark::State &state)
{
    const auto index = makeIndex();
    for (auto _ : state)
        benchmark::DoNotOptimize(inspect::EntryOrders(index).by(inspect::EntrySort::LastAccessed));
}

void forecastCurve(benchmark::State &state)
{
    Forecasting forecasting;
    (void)forecasting.replay(); // the order is known as a rule
    for (auto _ : state)
        benchmark::DoNotOptimize(inspect::SurvivorCurve(forecasting.replay()).points().size());
}

void forecastBudget(benchmark::State &state)
{
    Forecasting forecasting;
    const inspect::SurvivorCurve curve(forecasting.replay());
    Picker picker(2);
    for (auto _ : state)
        benchmark::DoNotOptimize(curve.at(picker.next(100'000) * 1'000'000));
}

void forecastDetailsOfBudget(benchmark::State &state)
{
    Forecasting forecasting;
    const inspect::EvictionReplay replay = forecasting.replay();
    const inspect::EntryTypes types(std::vector<quint8>(kEntries, 1));
    const inspect::EntryPrefixes prefixes({QStringLiteral("a"), QStringLiteral("other")},
                                          std::vector<quint8>(kEntries, 0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            inspect::forecastDetails(replay, replay.unpinnedBytes() / 2, &types, &prefixes).byAge.size());
}

/// The keys that are kept at most are the argument; 0: all.
void measureMisses(benchmark::State &state)
{
    constexpr int reads = 2'000'000;
    const auto sampling =
        state.range(0) > 0 ? inspect::Sampling::fixedSize(state.range(0)) : inspect::Sampling::exact();
    for (auto _ : state) {
        Picker picker(3);
        inspect::MissRatioMeter meter(sampling);
        for (int i = 0; i < reads; ++i) {
            const qint64 key = picker.next(picker.next(500'000) + 1);
            meter.read(key, xxh64(QByteArrayView(reinterpret_cast<const char *>(&key), sizeof key)), 50'000);
        }
        benchmark::DoNotOptimize(meter.curve().fullBudgetBytes());
    }
    state.SetItemsProcessed(state.iterations() * reads);
}

BENCHMARK(forecastOrder)->Unit(benchmark::kMillisecond);
BENCHMARK(forecastCurve)->Unit(benchmark::kMillisecond);
BENCHMARK(forecastBudget)->Unit(benchmark::kMicrosecond);
BENCHMARK(forecastDetailsOfBudget)->Unit(benchmark::kMillisecond);
BENCHMARK(measureMisses)->Arg(0)->Arg(32'768)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
