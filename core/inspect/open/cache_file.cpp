// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/cache_file.h"

#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/entry_count.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/open/opening.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>

#include <cmath>

namespace cachescope::inspect {

namespace {

/// `error` of SQLite's or the format's, told of this file and with what to do.
Error explained(const CacheFileInfo &info, Error error)
{
    switch (error.code) {
    case ErrorCode::NotACache:
    case ErrorCode::Ambiguous:
        error.message = QStringLiteral("%1: %2").arg(info.path, error.message);
        break;
    case ErrorCode::Corrupt:
        error.message =
            (info.truncated ? CoreText::tr("Too little of %1 is there to read it. %2. Download it "
                                           "again.")
                            : CoreText::tr("%1 is damaged. %2. Download it again or take an "
                                           "older copy."))
                .arg(info.path, error.message);
        if (info.openMode == OpenMode::WalCopy)
            error.message +=
                CoreText::tr(" If the log %1-wal is of another file, move it away and try again.")
                    .arg(QFileInfo(info.path).fileName());
        break;
    case ErrorCode::Busy:
        error.message =
            CoreText::tr("%1 is locked by the process that has it open. Try again, or open a copy. %2.")
                .arg(info.path, error.message);
        break;
    default:
        error.message = CoreText::tr("%1 cannot be read. %2.").arg(info.path, error.message);
    }
    return error;
}

/// Salvage takes no locks, so not while another process writes to the file. Without the whole first page
/// there is no schema, and nothing to salvage.
bool canBeSalvaged(const CacheFileInfo &info)
{
    return info.truncated && info.openMode != OpenMode::Live && info.fileBytes >= info.pageSizeBytes;
}

Result<std::unique_ptr<sqlite::Connection>> connectTo(const CacheFileInfo &info)
{
    const QString file = resolvedPath(info.path);
    auto connection = canBeSalvaged(info) ? connectToSalvage(file, info.openMode, info.pageSizeBytes)
                                          : connectHardened(file, info.openMode);
    if (!connection)
        return explained(info, connection.error());
    return connection;
}

/// A file with a damaged or cut index is opened all the same, for the rest.
Result<void> countInto(sqlite::Connection &connection, CacheFileInfo *info)
{
    const auto count = countEntries(connection, info->format);
    if (count) {
        info->entries = count->entries;
        info->entriesExact = count->exact;
        info->pinned = count->pinned;
        return {};
    }
    if (count.error().code != ErrorCode::Corrupt || isTooManyRows(count.error()))
        return count.error();
    info->entriesKnown = false;
    info->entriesExact = false;
    if (!info->salvaged)
        info->warnings << CoreText::tr("The file is damaged, and its entries cannot be counted. What is on "
                                       "undamaged pages can be read all the same.");
    return {};
}

/// Numbers come before text and blobs in an index. What cannot be read is not known.
std::optional<double> newestAccess(sqlite::Connection &connection, const CacheFormat &format)
{
    if (!format.hasAccessIndex())
        return std::nullopt;
    const std::string accessed = accessedSql(format);
    auto newest =
        connection.prepare(sql({"SELECT ", accessed, " FROM ", tableSql(format), byAccessIndex(format),
                                " WHERE ", accessed, " < '' ORDER BY ", accessed, " DESC LIMIT 1"}));
    const auto row = newest ? newest->step(sqlite::LockPhase::Read) : Result<bool>(false);
    if (!row || !*row)
        return std::nullopt;
    const double seconds = timeColumn(*newest, 0, format.accessedUnit);
    return std::isfinite(seconds) ? std::optional(seconds) : std::nullopt;
}

/// Fills in what the schema and the indexes tell.
Result<void> lookInside(const TableMapping &mapping, CacheFileInfo *info)
{
    auto connection = connectTo(*info);
    if (!connection)
        return connection.error();
    const auto format = detectFormat(**connection, mapping);
    if (!format)
        return explained(*info, format.error());
    info->format = *format;
    const auto freePages = (*connection)->queryInt("PRAGMA freelist_count");
    if (!freePages)
        return explained(*info, freePages.error());
    info->freeBytes = *freePages * info->pageSizeBytes;
    if (auto counted = countInto(**connection, info); !counted)
        return explained(*info, counted.error());
    info->newestAccess = newestAccess(**connection, info->format);
    return {};
}

/// What is told without looking inside.
Result<CacheFileInfo> lookBeside(const QString &path)
{
    CacheFileInfo info;
    info.atOpening = snapshotOf(path);
    const auto opening = lookBeforeOpening(path);
    if (!opening)
        return opening.error();
    info.path = opening->path;
    info.openMode = opening->mode;
    info.journalMode = opening->header.wal ? QStringLiteral("wal") : QStringLiteral("delete");
    info.pageSizeBytes = opening->header.pageSizeBytes;
    info.fileBytes = opening->header.fileBytes;
    info.walBytes = opening->wal.bytes;
    info.changeCounter = opening->header.changeCounter;
    info.schemaCookie = opening->header.schemaCookie;
    info.walSalts = opening->wal.salts;
    info.warnings = opening->warnings;
    if (opening->truncated) {
        info.truncated = true;
        info.missingBytes = opening->header.missingBytes();
        info.warnings << truncatedMessage(info.path, info.fileBytes, info.missingBytes);
    }
    return info;
}

} // namespace

QString openModeName(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Immutable:
        return QStringLiteral("immutable");
    case OpenMode::WalCopy:
        return QStringLiteral("wal-copy");
    case OpenMode::Live:
        return QStringLiteral("live");
    }
    return QStringLiteral("immutable");
}

Result<CacheFileInfo> CacheFile::probe(const QString &path, const OpenOptions &options)
{
    auto info = lookBeside(path);
    if (!info)
        return info;
    info->salvaged = options.salvage && canBeSalvaged(*info);
    if (info->truncated && !info->salvaged)
        return info;
    if (auto inside = lookInside(options.mapping, &*info); !inside)
        return inside.error();
    return info;
}

Result<CacheFile> CacheFile::open(const QString &path, const OpenOptions &options)
{
    auto info = probe(path, options);
    if (!info)
        return info.error();
    if (info->truncated && !info->salvaged)
        return Error{ErrorCode::Truncated, truncatedMessage(info->path, info->fileBytes, info->missingBytes)};
    return CacheFile(std::make_shared<const CacheFileInfo>(std::move(*info)));
}

Result<CacheFile> CacheFile::openDatabase(const QString &path)
{
    auto info = lookBeside(path);
    if (!info)
        return info.error();
    return CacheFile(std::make_shared<const CacheFileInfo>(std::move(*info)));
}

Result<std::vector<TableCandidate>> CacheFile::candidates(const QString &path)
{
    const auto file = openDatabase(path);
    if (!file)
        return file.error();
    return file->candidates();
}

Result<std::vector<TableCandidate>> CacheFile::candidates() const
{
    const auto connection = connectTo(*m_info);
    if (!connection)
        return connection.error();
    auto found = findCandidates(**connection);
    if (!found)
        return explained(*m_info, found.error());
    return found;
}

FileMeasures CacheFile::measure() const
{
    FileMeasures measures{m_info->fileBytes, m_info->walBytes, m_info->freeBytes};
    if (m_info->openMode != OpenMode::Live)
        return measures;
    const QString file = resolvedPath(m_info->path);
    measures.fileBytes = QFileInfo(file).size();
    measures.walBytes = QFileInfo(file + QStringLiteral("-wal")).size();
    const auto connection = connect();
    const auto pages =
        connection ? (*connection)->queryInt("PRAGMA freelist_count") : Result<qint64>(connection.error());
    if (pages)
        measures.freeBytes = *pages * m_info->pageSizeBytes;
    return measures;
}

Result<std::unique_ptr<sqlite::Connection>> CacheFile::connect() const
{
    return connectTo(*m_info);
}

} // namespace cachescope::inspect
