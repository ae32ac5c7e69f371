// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads of random keys, page cache warm: the bare C API (prepared once, value copied into a QByteArray), and
// BlobCache::get() on the same file. Targets 1 and 2 are ratios of the two.
#include "tests/bench/readers.h"

#include <benchmark/benchmark.h>

namespace cachescope::bench {

namespace {

void setCounters(benchmark::State &state, qint64 valueBytes)
{
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * valueBytes);
}

void readBare(benchmark::State &state)
{
    SharedFile &shared = SharedFile::of(state.range(0));
    BareReader reader(shared.barePath());
    Picker picker(static_cast<quint64>(state.thread_index()));
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.get(shared.utf8Keys[picker.next(shared.utf8Keys.size())]));
    setCounters(state, state.range(0));
}

void readCache(benchmark::State &state)
{
    SharedFile &shared = SharedFile::of(state.range(0));
    const QStringList &keys = shared.file.keys();
    Picker picker(static_cast<quint64>(state.thread_index()));
    for (auto _ : state) {
        const auto value = shared.cache->get(keys[picker.next(keys.size())]);
        if (!value || !*value)
            qFatal("no such key");
        benchmark::DoNotOptimize(*value);
    }
    setCounters(state, state.range(0));
}

void sizesAndThreads(benchmark::internal::Benchmark *bench)
{
    bench->ArgName("bytes")->UseRealTime();
    for (const qint64 bytes : {500, 5'000, 50'000, 500'000})
        bench->Arg(bytes);
    for (const int threads : {1, 2, 8, 64})
        bench->Threads(threads);
}

BENCHMARK(readBare)->Apply(sizesAndThreads);
BENCHMARK(readCache)->Apply(sizesAndThreads);
BENCHMARK(readBare)
    ->Name("readBareLarge")
    ->ArgName("bytes")
    ->Arg(10'000'000)
    ->UseRealTime()
    ->ThreadRange(1, 2);
BENCHMARK(readCache)
    ->Name("readCacheLarge")
    ->ArgName("bytes")
    ->Arg(10'000'000)
    ->UseRealTime()
    ->ThreadRange(1, 2);

} // namespace

} // namespace cachescope::bench
