// SPDX-License-Identifier: GPL-3.0-or-later
//
// BlobCache::get() against the bare C API, in turns of some milliseconds: the speed of a shared machine
// changes from one second to the next, which comparing two long runs takes for a difference of theirs.
// Targets 1 and 2 are the ratio that this prints.
#include "tests/bench/readers.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <barrier>
#include <thread>
#include <vector>

namespace cachescope::bench {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr int kWarmTurns = 20;
constexpr int kTurns = 100;
constexpr qint64 kBytesATurn = 40'000'000;

/// Both ways of reading, in one thread.
class ReaderPair
{
public:
    ReaderPair(SharedFile &shared, int seed)
        : m_shared(shared)
        , m_bare(shared.barePath())
        , m_picker(static_cast<quint64>(seed))
    {
    }

    void readBare()
    {
        benchmark::DoNotOptimize(m_bare.get(m_shared.utf8Keys[m_picker.next(m_shared.utf8Keys.size())]));
    }
    void readCache()
    {
        const QStringList &keys = m_shared.file.keys();
        const auto value = m_shared.cache->get(keys[m_picker.next(keys.size())]);
        if (!value || !*value)
            qFatal("no such key");
        benchmark::DoNotOptimize(*value);
    }

private:
    SharedFile &m_shared;
    BareReader m_bare;
    Picker m_picker;
};

struct Turn
{
    Seconds bare{};
    Seconds cache{};
};

/// Takes turns in `threads` threads at once; the times are of all of them, from a common start to the last
/// one's end.
std::vector<Turn> takeTurns(SharedFile &shared, int threads, int reads)
{
    std::vector<std::chrono::steady_clock::time_point> meetings;
    std::barrier meeting(threads,
                         [&meetings]() noexcept { meetings.push_back(std::chrono::steady_clock::now()); });
    std::vector<std::thread> crew;
    for (int t = 0; t < threads; ++t) {
        crew.emplace_back([&, t] {
            ReaderPair pair(shared, t);
            for (int turn = 0; turn < kWarmTurns + kTurns; ++turn) {
                meeting.arrive_and_wait();
                for (int i = 0; i < reads; ++i)
                    pair.readBare();
                meeting.arrive_and_wait();
                for (int i = 0; i < reads; ++i)
                    pair.readCache();
            }
            meeting.arrive_and_wait();
        });
    }
    for (std::thread &thread : crew)
        thread.join();
    std::vector<Turn> turns;
    for (std::size_t i = 2 * kWarmTurns; i + 2 < meetings.size(); i += 2)
        turns.push_back({meetings[i + 1] - meetings[i], meetings[i + 2] - meetings[i + 1]});
    return turns;
}

template <typename Figure>
double medianOf(const std::vector<Turn> &turns, Figure figure)
{
    std::vector<double> figures;
    for (const Turn &turn : turns)
        figures.push_back(figure(turn));
    const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
    std::nth_element(figures.begin(), middle, figures.end());
    return *middle;
}

void readRatio(benchmark::State &state)
{
    const qint64 bytes = state.range(0);
    const auto threads = static_cast<int>(state.range(1));
    const auto reads = static_cast<int>(std::clamp<qint64>(kBytesATurn / bytes, 20, 3'000));
    SharedFile &shared = SharedFile::of(bytes);
    for (auto _ : state) {
        const auto turns = takeTurns(shared, threads, reads);
        const double nanoseconds = 1e9 / reads / threads;
        state.counters["ratio"] = medianOf(turns, [](const Turn &turn) { return turn.bare / turn.cache; });
        state.counters["bare_ns"] =
            medianOf(turns, [](const Turn &turn) { return turn.bare.count(); }) * nanoseconds;
        state.counters["cache_ns"] =
            medianOf(turns, [](const Turn &turn) { return turn.cache.count(); }) * nanoseconds;
    }
}

BENCHMARK(readRatio)
    ->ArgNames({"bytes", "threads"})
    ->ArgsProduct({{500, 5'000, 50'000, 500'000}, {1, 2, 8, 64}})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
