// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file is written without journal and without syncs, since half a file is removed anyway; the index on
// last_accessed is made when the rows are in. Only then the file becomes one in WAL mode, as production's
// are.
#include "core/load/cache_generator.h"

#include "core/load/cache_layout.h"
#include "core/load/random.h"
#include "core/load/value_maker.h"
#include "core/sqlite/connection.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

/// All times lie before this moment, 2026-02-20 00:00 UTC: fixed, so that the same options give the same
/// file.
constexpr double kReferenceSeconds = 1'771'545'600.0;
constexpr double kSpanSeconds = 42.0 * 86'400.0;

struct Times
{
    double created = 0.0;
    double lastAccessed = 0.0;
};

/// When the entry at `position` (0…1 of the file) was stored and last read. Entries stand in the order in
/// which they were stored; four in ten were never read again, and reads are more likely the younger the
/// entry.
Times drawTimes(double position, double step, Random &random)
{
    const double stored = std::min(position + step * random.uniform(), 1.0);
    const double age = kSpanSeconds * (1.0 - stored);
    const double created = kReferenceSeconds - age;
    if (random.chance(0.4))
        return {created, created};
    return {created, created + age * random.uniform()};
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
        , m_maker(makeValueMaker(options.profile, options.layout, options.seed))
    {
    }

    Result<GeneratorResult> write(const QString &path);

private:
    Result<void> writeRows(Connection &connection);
    Result<void> writeRow(sqlite::Statement &insert, const GeneratedEntry &entry);
    Result<void> finish(Connection &connection);
    [[nodiscard]] double position() const;
    [[nodiscard]] double step() const;

    const GeneratorOptions &m_options;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    Random m_random;
    const std::unique_ptr<ValueMaker> m_maker;
    GeneratorResult m_result;
};

Result<GeneratorResult> Generation::write(const QString &path)
{
    sqlite::ConnectionOptions options;
    options.fileName = path;
    options.pragmas = layoutPragmas(m_options.layout);
    options.pragmas << QStringLiteral("locking_mode=EXCLUSIVE") << QStringLiteral("journal_mode=OFF")
                    << QStringLiteral("synchronous=OFF") << QStringLiteral("cache_size=-64000");
    auto connection = Connection::open(options);
    if (!connection)
        return connection.error();
    if (auto made = createCacheTable(**connection, m_options.layout); !made)
        return made.error();
    if (auto written = writeRows(**connection); !written)
        return written.error();
    if (auto finished = finish(**connection); !finished)
        return finished.error();
    return m_result;
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
    while (position() < 1.0) {
        entries.clear();
        m_maker->make(m_random, m_options.valueBytes, entries);
        for (const GeneratedEntry &entry : entries) {
            if (m_cancelled && m_cancelled->load())
                return Error{ErrorCode::Cancelled, QStringLiteral("Generating was stopped")};
            if (position() >= 1.0)
                break;
            if (auto written = writeRow(*insert, entry); !written)
                return written;
        }
        if (m_progress)
            m_progress(std::min(position(), 1.0));
    }
    return connection.execute("COMMIT", LockPhase::Commit);
}

Result<void> Generation::writeRow(sqlite::Statement &insert, const GeneratedEntry &entry)
{
    const Times times = drawTimes(position(), step(), m_random);
    const bool pinned = m_random.chance(0.03);
    insert.bindUtf8(1, entry.key);
    insert.bindBlob(2, entry.value);
    insert.bind(3, qint64{entry.value.size()});
    insert.bind(4, times.created);
    insert.bind(5, times.lastAccessed);
    if (m_options.layout != GeneratorLayout::ProductionUnpinned)
        insert.bind(6, pinned ? 1 : 0);
    ++m_result.entries;
    m_result.dataBytes += entry.value.size();
    return insert.run(LockPhase::Write);
}

Result<void> Generation::finish(Connection &connection)
{
    if (auto indexed = createAccessIndex(connection); !indexed)
        return indexed;
    return connection.execute("PRAGMA journal_mode=WAL", LockPhase::Write);
}

double Generation::position() const
{
    return m_options.entries > 0
               ? static_cast<double>(m_result.entries) / static_cast<double>(m_options.entries)
               : static_cast<double>(m_result.dataBytes) / static_cast<double>(m_options.totalBytes);
}

double Generation::step() const
{
    const auto done = static_cast<double>(std::max<qint64>(m_result.entries, 1));
    return m_options.entries > 0 ? 1.0 / static_cast<double>(m_options.entries) : position() / done;
}

/// Makes an empty file, and fails where there is anything already: what is beside it would be taken for this
/// file's, by SQLite and by removeFile().
Result<void> claim(const QString &path)
{
    for (const char *suffix : {"-wal", "-shm", "-journal"}) {
        const QFileInfo sibling(path + QLatin1String(suffix));
        if (sibling.exists() || sibling.isSymLink())
            return Error{
                ErrorCode::InvalidArgument,
                QStringLiteral("%1 exists already, which SQLite would take for a part of %2; nothing "
                               "is overwritten")
                    .arg(sibling.filePath(), path)};
    }
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    if (QFileInfo::exists(path))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("%1 exists already; nothing is overwritten").arg(path)};
    return Error{ErrorCode::CannotOpen,
                 QStringLiteral("%1 cannot be made: %2").arg(path, file.errorString())};
}

void removeFile(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
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
        return invalid(QStringLiteral("Say either how many entries or how many bytes, and more than none"));
    if (valueBytes != 0 && (valueBytes < kLeastValueBytes || valueBytes > 500'000'000))
        return invalid(
            QStringLiteral("The size of values is %1; allowed is %2 to 500000000 bytes, or 0 for sizes as "
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
    if (auto claimed = claim(path); !claimed)
        return claimed.error();
    const auto start = std::chrono::steady_clock::now();
    auto result = Generation(options, progress, cancelled).write(path);
    if (!result) {
        removeFile(path);
        return result;
    }
    result->fileBytes = QFileInfo(path).size();
    result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace cachescope::load
