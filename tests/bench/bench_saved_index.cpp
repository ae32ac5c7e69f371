// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to keep a scan of 5 million entries, and to have it again: what re-opening a scanned file
// takes. The entries are made up, since only their number matters.
#include "core/inspect/figures/summary.h"
#include "core/inspect/saved/index_identity.h"
#include "core/inspect/saved/saved_index.h"
#include "tests/bench/bench_file.h"

#include <QDir>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

namespace cachescope::bench {

namespace {

constexpr int kEntries = 5'000'000;
constexpr qint64 kFileBytes = 30'000'000; // that many rows fit in
constexpr double kStart = 1'700'000'000.0;

inspect::ScanResult makeScan(bool everything)
{
    Picker picker(1);
    inspect::ScanResult scan;
    scan.index.reserve(kEntries);
    std::vector<quint8> types;
    for (int i = 0; i < kEntries; ++i) {
        inspect::EntryIndex::Row row;
        row.rowid = i;
        row.sizeBytes = picker.next(100'000);
        row.lastAccessed = kStart + static_cast<double>(picker.next(10'000'000));
        if (everything) {
            row.createdAt = row.lastAccessed - 1000.0;
            types.push_back(static_cast<quint8>(picker.next(8)));
        }
        scan.index.append(row);
    }
    scan.types = inspect::EntryTypes(std::move(types));
    return scan;
}

/// A file that is read as a cache, a scan and a place for its index. `everything`: creation times and types.
class Kept
{
public:
    explicit Kept(bool everything)
        : m_cache(1, kFileBytes)
        , scan(makeScan(everything))
    {
        while (!inspect::isSettled(inspect::snapshotOf(m_cache.path()))) {
        }
        save();
    }

    [[nodiscard]] inspect::CacheFile open() const
    {
        auto file = inspect::CacheFile::open(m_cache.path());
        if (!file)
            qFatal("%s", qPrintable(file.error().message));
        return *file;
    }

    void save() const
    {
        if (const auto saved = inspect::saveIndex(m_directory.path(), open(), scan); !saved)
            qFatal("%s", qPrintable(saved.error().message));
    }

    [[nodiscard]] inspect::ScanResult load(const inspect::CacheFile &file) const
    {
        auto loaded = inspect::loadIndex(m_directory.path(), file);
        if (!loaded.scan)
            qFatal("there is no index");
        return std::move(*loaded.scan);
    }

    /// Takes the index out of the system's memory.
    void forget() const
    {
        const QString path = m_directory.filePath(QDir(m_directory.path()).entryList(QDir::Files).value(0));
        const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
        ::fsync(fd);
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        ::close(fd);
    }

    [[nodiscard]] qint64 indexBytes() const
    {
        return QFileInfo(m_directory.filePath(QDir(m_directory.path()).entryList(QDir::Files).value(0)))
            .size();
    }

private:
    BenchFile m_cache;
    QTemporaryDir m_directory;

public:
    const inspect::ScanResult scan;
};

void tellBytes(benchmark::State &state, const Kept &kept)
{
    state.counters["MB"] = static_cast<double>(kept.indexBytes()) / 1e6;
}

void saveIndex(benchmark::State &state)
{
    const Kept kept(state.range(0) != 0);
    for (auto _ : state)
        kept.save();
    tellBytes(state, kept);
}

void loadIndex(benchmark::State &state)
{
    const Kept kept(state.range(0) != 0);
    const auto file = kept.open();
    for (auto _ : state)
        benchmark::DoNotOptimize(kept.load(file));
    tellBytes(state, kept);
}

void loadIndexFromDisk(benchmark::State &state)
{
    const Kept kept(state.range(0) != 0);
    const auto file = kept.open();
    for (auto _ : state) {
        state.PauseTiming();
        kept.forget();
        state.ResumeTiming();
        benchmark::DoNotOptimize(kept.load(file));
    }
    tellBytes(state, kept);
}

/// All that stands between a click and the charts.
void reopen(benchmark::State &state)
{
    const Kept kept(state.range(0) != 0);
    for (auto _ : state) {
        const auto file = kept.open();
        benchmark::DoNotOptimize(inspect::summarize(kept.load(file), file.info().fileBytes));
    }
    tellBytes(state, kept);
}

BENCHMARK(saveIndex)->ArgName("everything")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(loadIndex)->ArgName("everything")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(loadIndexFromDisk)
    ->ArgName("everything")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(reopen)->ArgName("everything")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

} // namespace cachescope::bench
