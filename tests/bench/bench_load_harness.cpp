// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a load run adds to what it measures (target 14): the same number of reads of the same cache, by users
// without think time, in a bare loop and in a run. A run is timed inside, without its preparation. Both take
// turns, and the median of the turns counts: the speed of a shared machine changes within seconds.
#include "core/cache/blob_cache.h"
#include "core/load/operations/operation_generator.h"
#include "core/load/operations/workload.h"
#include "core/load/run/run_metrics.h"
#include "core/load/run/runner.h"
#include "core/load/verify/stamped_value.h"

#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <thread>

namespace cachescope::bench {

using load::Scenario;

namespace {

constexpr int kTurns = 11;
constexpr qint64 kReadsPerUser = 50'000;

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

/// Closed once it is filled, as a run's file is: it begins with an empty log.
void fill(const QString &path, const Scenario &scenario, const load::Workload &workload)
{
    auto cache = cache::BlobCache::open(path);
    for (qint64 key = 0; key < scenario.keyCount; ++key)
        (void)(*cache)->put(workload.keys()[key],
                            workload.values().value(static_cast<quint64>(key), scenario.valueBytes));
}

/// Seconds.
double bareLoop(const Scenario &scenario)
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    const auto workload = load::Workload::load(scenario, QString());
    fill(path, scenario, **workload);
    auto cache = cache::BlobCache::open(path);
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> users;
    for (int user = 0; user < scenario.users; ++user)
        users.emplace_back([&, user] { readAll(**cache, (*workload)->keys(), user); });
    for (std::thread &user : users)
        user.join();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double medianOf(std::vector<double> figures)
{
    const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
    std::nth_element(figures.begin(), middle, figures.end());
    return *middle;
}

void overhead(benchmark::State &state, load::ValueCheck check)
{
    Scenario scenario = readsOnly(static_cast<int>(state.range(0)), state.range(1));
    scenario.valueCheck = check;
    std::vector<double> bare;
    std::vector<double> run;
    std::vector<double> ratio;
    for (auto _ : state) {
        for (int turn = 0; turn < kTurns; ++turn) {
            bare.push_back(bareLoop(scenario));
            const auto report = load::runDesign(scenario, QStringLiteral("corrected"));
            if (!report)
                return state.SkipWithError(report.error().message.toUtf8().constData());
            run.push_back(report->seconds);
            ratio.push_back(run.back() / bare.back());
        }
    }
    const double nanoseconds = 1e9 / static_cast<double>(kReadsPerUser);
    state.counters["bare_ns"] = medianOf(bare) * nanoseconds;
    state.counters["run_ns"] = medianOf(run) * nanoseconds;
    state.counters["overhead_percent"] = (medianOf(ratio) - 1.0) * 100.0;
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

/// What a sample, ten times a second, takes of the users' figures; each tenth also tells of each user.
void takeSample(benchmark::State &state)
{
    load::RunMetrics metrics(static_cast<int>(state.range(0)));
    for (int user = 0; user < state.range(0); ++user)
        metrics.record(user, load::OperationKind::Get, std::chrono::microseconds(100 + user), {1, 0, 0});
    int samples = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(metrics.counts().operations);
        benchmark::DoNotOptimize(metrics.takeInterval().quantileMs(0.95));
        benchmark::DoNotOptimize(metrics.harness().share());
        if (++samples % 10 == 0)
            benchmark::DoNotOptimize(metrics.totals().size());
    }
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
    bench->ArgNames({"users", "bytes"})
        ->ArgsProduct({{1, 2}, {500, 50'000}})
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1);
}

BENCHMARK_CAPTURE(overhead, off, load::ValueCheck::Off)->Name("harness/off")->Apply(sizes);
BENCHMARK_CAPTURE(overhead, ends, load::ValueCheck::Ends)->Name("harness/ends")->Apply(sizes);
BENCHMARK_CAPTURE(overhead, full, load::ValueCheck::Full)->Name("harness/full")->Apply(sizes);
BENCHMARK(recordOperation)->Name("harness/record");
BENCHMARK(takeSample)->Name("harness/sample")->ArgName("users")->Arg(500)->Arg(2000);
BENCHMARK(generateOperation)->Name("harness/generate");

} // namespace

} // namespace cachescope::bench
