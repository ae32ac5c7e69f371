// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file is written without journal and without syncs, since half a file is removed anyway. The index on
// last_accessed is there before the rows: in production's layout that column stands behind the value, and to
// make the index afterwards would read the whole file again. With the last row the file becomes one in WAL
// mode, as production's are.
#include "core/load/generate/cache_generator.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/generate/cache_layout.h"
#include "core/load/generate/entry_times.h"
#include "core/load/generate/unfinished_file.h"
#include "core/load/generate/value_maker.h"
#include "core/load/operations/random.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>
#include <QHash>
#include <QStorageInfo>

#include <algorithm>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

/// The page cache: enough for both indexes of the entries that are expected, or keys, which come in no order,
/// have their pages read and written again and again; with bounds, as a file of any size can be asked for.
qint64 pageCacheKib(const GeneratorOptions &options)
{
    constexpr qint64 least = 64 * 1024;
    constexpr qint64 most = 1024 * 1024;
    constexpr qint64 indexBytes = 180; // an entry, in both indexes, their pages two thirds full
    // About the mean of the profile.
    const qint64 usual = options.profile == GeneratorProfile::Extraction ? 2'500 : 25'000;
    const qint64 valueBytes = options.valueBytes > 0 ? options.valueBytes : usual;
    const qint64 entries = options.entries > 0 ? options.entries : options.totalBytes / valueBytes;
    return std::clamp(least + entries / 1024 * indexBytes, least, most);
}

EntryTimes::Reads readsOf(GeneratorLayout layout)
{
    return layout == GeneratorLayout::Cachescope ? EntryTimes::Reads::Exact : EntryTimes::Reads::InFlushes;
}

/// Writes one file.
class Generation
{
public:
    Generation(const GeneratorOptions &options, const std::function<void(double)> &progress,
               const std::atomic<bool> *cancelled)
        : m_options(options)
        , m_progress(progress)
        , m_cancelled(cancelled)
        , m_random(options.seed)
        , m_placing(options.seed, 4'000'000)
        , m_entryTimes(options.seed, readsOf(options.layout))
        , m_maker(makeValueMaker(options.profile, options.layout, options.seed))
    {
    }

    Result<GeneratorResult> write(const QString &path);

private:
    Result<void> writeRows(Connection &connection);
    Result<void> writeRow(sqlite::Statement &insert, const GeneratedEntry &entry);
    Result<void> finish(Connection &connection);
    void makeNext(std::vector<GeneratedEntry> &entries);
    void cutToBytes(std::vector<GeneratedEntry> &entries);
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] double positionWithin(const GeneratedEntry &entry, double fraction) const;

    const GeneratorOptions &m_options;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    Random m_random;
    Random m_placing;
    EntryTimes m_entryTimes;
    const std::unique_ptr<ValueMaker> m_maker;
    double m_position = 0.0; // 0…1, where the last entry stands that is no companion
    cache::Totals m_totals;
};

Result<GeneratorResult> Generation::write(const QString &path)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    options.vfs = m_options.vfs;
    options.pragmas = layoutPragmas(m_options.layout);
    options.pragmas << QStringLiteral("locking_mode=EXCLUSIVE") << QStringLiteral("journal_mode=OFF")
                    << QStringLiteral("synchronous=OFF")
                    << QStringLiteral("cache_size=-%1").arg(pageCacheKib(m_options));
    auto connection = Connection::open(options);
    if (!connection)
        return connection.error();
    if (auto made = createCacheTable(**connection, m_options.layout); !made)
        return made.error();
    if (auto written = writeRows(**connection); !written)
        return written.error();
    if (auto finished = finish(**connection); !finished)
        return finished.error();
    return GeneratorResult{m_totals.entries, m_totals.dataBytes};
}

Result<void> Generation::writeRows(Connection &connection)
{
    const bool pinned = m_options.layout != GeneratorLayout::ProductionUnpinned;
    auto insert =
        connection.prepare(pinned ? "INSERT INTO cache(key, data, size, created_at, last_accessed, pinned) "
                                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
                                  : "INSERT INTO cache(key, data, size, created_at, last_accessed) "
                                    "VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert)
        return insert.error();
    if (auto begun = connection.execute("BEGIN", LockPhase::Begin); !begun)
        return begun;
    std::vector<GeneratedEntry> entries;
    while (!isDone()) {
        makeNext(entries);
        for (const GeneratedEntry &entry : entries) {
            if (m_cancelled && m_cancelled->load())
                return Error{ErrorCode::Cancelled, CoreText::tr("Generating was stopped")};
            if (auto written = writeRow(*insert, entry); !written)
                return written;
        }
        if (m_progress)
            m_progress(std::min(positionWithin({}, 0.0), 1.0));
    }
    return {};
}

Result<void> Generation::writeRow(sqlite::Statement &insert, const GeneratedEntry &entry)
{
    if (!entry.isCompanion)
        m_position = positionWithin(entry, m_placing.uniform());
    const Times times = m_entryTimes.draw(m_position);
    insert.bindUtf8(1, entry.key);
    insert.bindBlob(2, entry.value);
    insert.bind(3, qint64{entry.value.size()});
    insert.bind(4, times.created);
    insert.bind(5, times.lastAccessed);
    if (m_options.layout != GeneratorLayout::ProductionUnpinned)
        insert.bind(6, entry.isPinned ? 1 : 0);
    ++m_totals.entries;
    m_totals.dataBytes += entry.value.size();
    m_totals.pinnedEntries += entry.isPinned ? 1 : 0;
    m_totals.pinnedBytes += entry.isPinned ? entry.value.size() : 0;
    return insert.run(LockPhase::Write);
}

Result<void> Generation::finish(Connection &connection)
{
    if (m_options.layout == GeneratorLayout::Cachescope) {
        if (auto made = createTotals(connection, m_totals, m_options.seed); !made)
            return made;
    }
    if (auto committed = connection.execute("COMMIT", LockPhase::Commit); !committed)
        return committed;
    return connection.execute("PRAGMA journal_mode=WAL", LockPhase::Write);
}

/// Makes the next entries, none beyond what was asked for.
void Generation::makeNext(std::vector<GeneratedEntry> &entries)
{
    entries.clear();
    m_maker->make(m_random, m_options.valueBytes, entries);
    if (m_options.entries == 0)
        return cutToBytes(entries);
    const auto left = static_cast<std::size_t>(m_options.entries - m_totals.entries);
    entries.resize(std::min(entries.size(), left));
}

/// Of entries that go beyond the bytes asked for the last one is made again, as large as is left.
void Generation::cutToBytes(std::vector<GeneratedEntry> &entries)
{
    qint64 left = m_options.totalBytes - m_totals.dataBytes;
    std::size_t fitting = 0;
    while (fitting < entries.size() && entries[fitting].value.size() <= left)
        left -= entries[fitting++].value.size();
    if (fitting == entries.size())
        return;
    if (m_options.valueBytes > 0) {
        entries.resize(left > 0 ? fitting + 1 : fitting);
        return;
    }
    entries.resize(fitting);
    const bool isFirst = m_totals.entries == 0 && fitting == 0;
    if (left < kLeastValueBytes && !isFirst)
        return;
    m_maker->make(m_random, std::max(left, kLeastValueBytes), entries);
    entries.resize(fitting + 1);
}

bool Generation::isDone() const
{
    if (m_options.entries > 0)
        return m_totals.entries >= m_options.entries;
    // What is left can be too little for a value.
    const qint64 left = m_options.totalBytes - m_totals.dataBytes;
    return m_options.valueBytes == 0 && m_totals.entries > 0 ? left < kLeastValueBytes : left <= 0;
}

/// Where in the file, 0…1, the next entry stands, or the place at `fraction` of its length.
double Generation::positionWithin(const GeneratedEntry &entry, double fraction) const
{
    const auto share = [fraction](qint64 before, qint64 length, qint64 whole) {
        const double at = static_cast<double>(before) + fraction * static_cast<double>(length);
        return std::min(at / static_cast<double>(whole), 1.0);
    };
    return m_options.entries > 0 ? share(m_totals.entries, 1, m_options.entries)
                                 : share(m_totals.dataBytes, entry.value.size(), m_options.totalBytes);
}

/// The same error, and which file it is about.
Error naming(const QString &path, Error error)
{
    error.message = CoreText::tr("%1 was not made. %2").arg(path, error.message);
    return error;
}

/// Refuses what cannot fit on the disk, before hours go into filling it.
Result<void> checkRoom(const QString &path, const GeneratorOptions &options)
{
    const double values = options.entries > 0
                              ? static_cast<double>(options.entries) * static_cast<double>(options.valueBytes)
                              : static_cast<double>(options.totalBytes);
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    if (!disk.isValid() || values <= static_cast<double>(disk.bytesAvailable()))
        return {};
    return Error{ErrorCode::DiskFull,
                 CoreText::tr("The values alone take %1, and on the disk of %2 %3 are free")
                     .arg(formatBytes(static_cast<qint64>(std::min(values, 9e18))), path,
                          formatBytes(disk.bytesAvailable()))};
}

} // namespace

std::optional<GeneratorProfile> generatorProfile(const QString &name)
{
    static const QHash<QString, GeneratorProfile> profiles{
        {QStringLiteral("audio"), GeneratorProfile::Audio},
        {QStringLiteral("document"), GeneratorProfile::Document},
        {QStringLiteral("extraction"), GeneratorProfile::Extraction},
        {QStringLiteral("mixed"), GeneratorProfile::Mixed},
    };
    const auto found = profiles.constFind(name);
    return found == profiles.cend() ? std::nullopt : std::optional(*found);
}

std::optional<GeneratorLayout> generatorLayout(const QString &name)
{
    static const QHash<QString, GeneratorLayout> layouts{
        {QStringLiteral("cachescope"), GeneratorLayout::Cachescope},
        {QStringLiteral("production"), GeneratorLayout::Production},
        {QStringLiteral("production-unpinned"), GeneratorLayout::ProductionUnpinned},
    };
    const auto found = layouts.constFind(name);
    return found == layouts.cend() ? std::nullopt : std::optional(*found);
}

Result<void> GeneratorOptions::validate() const
{
    const auto invalid = [](const QString &message) { return Error{ErrorCode::InvalidArgument, message}; };
    if ((entries > 0) == (totalBytes > 0) || entries < 0 || totalBytes < 0)
        return invalid(CoreText::tr("Say either how many entries or how many bytes, and more than none"));
    if (valueBytes != 0 && (valueBytes < kLeastValueBytes || valueBytes > 500'000'000))
        return invalid(
            CoreText::tr("The size of values is %1; allowed is %2 to 500000000 bytes, or 0 for sizes as "
                         "in production")
                .arg(valueBytes)
                .arg(kLeastValueBytes));
    return {};
}

Result<GeneratorResult> generateCache(const QString &path, const GeneratorOptions &options,
                                      const std::function<void(double)> &progress,
                                      const std::atomic<bool> *cancelled)
{
    if (auto valid = options.validate(); !valid)
        return valid.error();
    if (auto room = checkRoom(path, options); !room)
        return room.error();
    const auto file = UnfinishedFile::create(path);
    if (!file)
        return file.error();
    const auto start = std::chrono::steady_clock::now();
    auto result = Generation(options, progress, cancelled).write((*file)->partialPath());
    if (!result)
        return naming(path, result.error());
    if (auto finished = (*file)->finish(); !finished)
        return finished.error();
    result->fileBytes = QFileInfo(path).size();
    result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace cachescope::load
