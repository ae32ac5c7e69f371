// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads of random keys, page cache warm: the bare C API (prepared once, value copied into a QByteArray), and
// BlobCache::get() on the same file. Targets 1 and 2 are ratios of the two.
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <map>
#include <mutex>

namespace cachescope::bench {

namespace {

/// Some 100 MB of each size; small values are as many as in a good part of a production file.
qint64 entriesFor(qint64 valueBytes)
{
    return std::clamp<qint64>(100'000'000 / valueBytes, 200, 20'000);
}

/// What a read costs, with its note; that writing the notes takes time from the readers of a machine with two
/// processors is another measurement (bench_reads_beside_writes).
cache::CacheOptions withoutFlushes()
{
    cache::CacheOptions options;
    options.flushInterval = std::chrono::milliseconds(0);
    return options;
}

/// Made once a size, and shared by all threads and runs.
struct SharedFile
{
    explicit SharedFile(qint64 valueBytes)
        : file(entriesFor(valueBytes), valueBytes)
        , cache(file.open(withoutFlushes()))
    {
        for (const QString &key : file.keys())
            utf8Keys << key.toUtf8();
    }

    static SharedFile &of(qint64 valueBytes)
    {
        static std::mutex mutex;
        static std::map<qint64, std::unique_ptr<SharedFile>> files;
        const std::lock_guard lock(mutex);
        auto &file = files[valueBytes];
        if (!file)
            file = std::make_unique<SharedFile>(valueBytes);
        return *file;
    }

    BenchFile file;
    std::unique_ptr<cache::BlobCache> cache;
    QList<QByteArray> utf8Keys;
};

class BareReader
{
public:
    explicit BareReader(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            qFatal("cannot open the file");
        sqlite3_exec(m_db, "PRAGMA cache_size=-500; PRAGMA mmap_size=2147418112", nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(m_db, "SELECT data FROM cache WHERE key = ?1", -1, &m_select, nullptr);
    }
    ~BareReader()
    {
        sqlite3_finalize(m_select);
        sqlite3_close(m_db);
    }
    BareReader(const BareReader &) = delete;
    BareReader &operator=(const BareReader &) = delete;

    QByteArray get(const QByteArray &key)
    {
        sqlite3_bind_text(m_select, 1, key.constData(), static_cast<int>(key.size()), SQLITE_STATIC);
        if (sqlite3_step(m_select) != SQLITE_ROW)
            qFatal("no such key");
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_select, 0));
        QByteArray value(data, sqlite3_column_bytes(m_select, 0));
        sqlite3_reset(m_select);
        return value;
    }

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_select = nullptr;
};

void setCounters(benchmark::State &state, qint64 valueBytes)
{
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * valueBytes);
}

void readBare(benchmark::State &state)
{
    SharedFile &shared = SharedFile::of(state.range(0));
    BareReader reader(shared.file.path());
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
