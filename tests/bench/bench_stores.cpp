// SPDX-License-Identifier: GPL-3.0-or-later
//
// Users that store and read, with the disk as it is and with one whose fsync takes 20 ms more: targets 3, 4
// and 8. Run by itself, with nothing else on the machine.
#include "core/sqlite/fault_vfs.h"
#include "tests/bench/users.h"

#include <QFileInfo>

#include <benchmark/benchmark.h>

#include <atomic>
#include <thread>

namespace cachescope::bench {

namespace {

/// The largest write-ahead log that is seen while it lives.
class LogWatch
{
public:
    explicit LogWatch(const QString &path)
        : m_thread([this, log = path + QStringLiteral("-wal")] {
            while (!m_stop) {
                m_largest = std::max(m_largest.load(), QFileInfo(log).size());
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        })
    {
    }
    ~LogWatch()
    {
        m_stop = true;
        m_thread.join();
    }
    LogWatch(const LogWatch &) = delete;
    LogWatch &operator=(const LogWatch &) = delete;
    [[nodiscard]] qint64 largest() const { return m_largest; }

private:
    std::atomic<bool> m_stop{false};
    std::atomic<qint64> m_largest{0};
    std::thread m_thread;
};

/// Arguments: users, added milliseconds of fsync, per cent of stores.
void usersStore(benchmark::State &state)
{
    const BenchFile file(2000, 50'000);
    sqlite::FaultVfs disk;
    const std::chrono::milliseconds delay(state.range(1));
    disk.setDelay(sqlite::DiskOperation::Sync, std::nullopt, {delay, delay});
    cache::CacheOptions options;
    if (delay.count() > 0)
        options.vfs = disk.name();
    const auto cache = file.open(options);
    UserLoad load;
    load.users = static_cast<int>(state.range(0));
    load.storeShare = static_cast<double>(state.range(2)) / 100;
    for (auto _ : state) {
        const LogWatch watch(file.path());
        const UserFigures figures = runUsers(*cache, file.keys(), load);
        const auto stats = cache->stats();
        state.SetIterationTime(figures.seconds);
        state.counters["stores/s"] = static_cast<double>(figures.stores.count()) / figures.seconds;
        state.counters["reads/s"] = static_cast<double>(figures.reads.count()) / figures.seconds;
        state.counters["store_p50_ms"] = figures.stores.quantileMs(0.5);
        state.counters["store_p99_ms"] = figures.stores.quantileMs(0.99);
        state.counters["store_max_ms"] = figures.stores.maxMs();
        state.counters["read_p99_ms"] = figures.reads.quantileMs(0.99);
        state.counters["failed"] = static_cast<double>(figures.failed);
        state.counters["log_MB"] = static_cast<double>(watch.largest()) / 1e6;
        state.counters["stores/commit"] =
            static_cast<double>(stats->stores) / static_cast<double>(stats->storeCommits);
    }
}

BENCHMARK(usersStore)
    ->ArgNames({"users", "sync_ms", "stores_pct"})
    ->ArgsProduct({{1, 20, 100, 300}, {0, 20}, {20}})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace cachescope::bench
