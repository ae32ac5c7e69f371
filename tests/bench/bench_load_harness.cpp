// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a load run adds to what it measures (target 14): the same number of reads of the same cache, by users
// without think time, in a bare loop and in a run. A run is timed inside, without its preparation.
#include "core/cache/blob_cache.h"
#include "core/load/operations/operation_generator.h"
#include "core/load/operations/workload.h"
#include "core/load/run/run_metrics.h"
#include "core/load/run/runner.h"
#include "core/load/verify/stamped_value.h"

#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <thread>

namespace cachescope::bench {

using load::Scenario;

namespace {

constexpr qint64 kReadsPerUser = 300'000;

Scenario readsOnly(int users, qint64 valueBytes)
{
    Scenario scenario;
    scenario.users = users;
    scenario.operations = users * kReadsPerUser;
    scenario.thinkTime = std::chrono::milliseconds(0);
    scenario.mix = load::OperationMix::ofStores(0.0);
    scenario.keys = load::KeyDistribution::Uniform;
    scenario.keyCount = 1000;
    scenario.valueBytes = valueBytes;
    return scenario;
}

/// What each thread does; the keys are drawn beforehand.
void readAll(cache::BlobCache &cache, const QStringList &keys, int user)
{
    load::Random random(42, static_cast<quint64>(user) + 1);
    std::vector<qint64> drawn(kReadsPerUser);
    for (qint64 &key : drawn)
        key = static_cast<qint64>(random.below(static_cast<quint64>(keys.size())));
    for (const qint64 key : drawn)
        benchmark::DoNotOptimize(cache.get(keys[key]));
}

void bareLoop(benchmark::State &state)
{
    const Scenario scenario = readsOnly(static_cast<int>(state.range(0)), state.range(1));
    const QTemporaryDir directory;
    auto cache = cache::BlobCache::open(directory.filePath(QStringLiteral("cache.db")));
    const auto workload = load::Workload::load(scenario, QString());
    for (qint64 key = 0; key < scenario.keyCount; ++key)
        (void)(*cache)->put((*workload)->keys()[key],
                            (*workload)->values().value(static_cast<quint64>(key), scenario.valueBytes));
    for (auto _ : state) {
        std::vector<std::thread> users;
        for (int user = 0; user < scenario.users; ++user)
            users.emplace_back([&, user] { readAll(**cache, (*workload)->keys(), user); });
        for (std::thread &user : users)
            user.join();
    }
    state.SetItemsProcessed(static_cast<qint64>(state.iterations()) * scenario.operations);
}

void loadRun(benchmark::State &state, load::ValueCheck check)
{
    Scenario scenario = readsOnly(static_cast<int>(state.range(0)), state.range(1));
    scenario.valueCheck = check;
    for (auto _ : state) {
        const auto report = load::runDesign(scenario, QStringLiteral("corrected"));
        if (!report)
            return state.SkipWithError(report.error().message.toUtf8().constData());
        state.SetIterationTime(report->seconds);
    }
    state.SetItemsProcessed(static_cast<qint64>(state.iterations()) * scenario.operations);
}

/// One operation into everything that a run keeps of it.
void recordOperation(benchmark::State &state)
{
    load::RunMetrics metrics(1);
    load::Random random(7);
    std::vector<std::chrono::nanoseconds> latencies(4096);
    for (auto &latency : latencies)
        latency = std::chrono::nanoseconds(static_cast<qint64>(random.logNormal(200'000.0, 1.5)));
    std::size_t next = 0;
    for (auto _ : state)
        metrics.record(0, load::OperationKind::Get, latencies[next++ % latencies.size()], {1, 0, 0});
    benchmark::DoNotOptimize(metrics.counts().operations);
}

/// What a user does next, and its place in the digest.
void generateOperation(benchmark::State &state)
{
    const Scenario scenario = readsOnly(1, 500);
    const auto workload = load::Workload::load(scenario, QString());
    load::OperationGenerator generator(**workload, 0);
    load::OperationDigest digest(0);
    for (auto _ : state)
        digest.add(generator.next());
    benchmark::DoNotOptimize(digest.value());
}

void sizes(benchmark::internal::Benchmark *bench)
{
    bench->ArgsProduct({{1, 2}, {500, 50'000}})->Unit(benchmark::kMillisecond)->Iterations(1);
}

BENCHMARK(bareLoop)->Name("harness/bare")->Apply(sizes)->UseRealTime();
BENCHMARK_CAPTURE(loadRun, off, load::ValueCheck::Off)->Name("harness/off")->Apply(sizes)->UseManualTime();
BENCHMARK_CAPTURE(loadRun, ends, load::ValueCheck::Ends)->Name("harness/ends")->Apply(sizes)->UseManualTime();
BENCHMARK_CAPTURE(loadRun, full, load::ValueCheck::Full)->Name("harness/full")->Apply(sizes)->UseManualTime();
BENCHMARK(recordOperation)->Name("harness/record");
BENCHMARK(generateOperation)->Name("harness/generate");

} // namespace

} // namespace cachescope::bench
