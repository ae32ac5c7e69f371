// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/cache_file.h"

#include "core/base/format.h"
#include "core/inspect/entry_count.h"
#include "core/inspect/file_header.h"
#include "core/inspect/hardened_connection.h"
#include "core/inspect/sidecars.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>

namespace cachescope::inspect {

namespace {

/// SQLite looks for a log beside the file itself, not beside a link to it.
QString resolved(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
}

OpenMode openModeFor(const FileHeader &header, const WalFile &wal)
{
    if (header.heldByOther)
        return OpenMode::Live;
    const bool logCounts = wal.usable && wal.pageSizeBytes == header.pageSizeBytes;
    return logCounts ? OpenMode::WalCopy : OpenMode::Immutable;
}

/// Pages that are not in the file yet may still be in its log: a copy can be made in the middle of a
/// checkpoint.
bool isTruncated(const FileHeader &header, const WalFile &wal)
{
    const qint64 missingPages = (header.missingBytes() + header.pageSizeBytes - 1) / header.pageSizeBytes;
    return missingPages > (wal.usable ? wal.frames : 0);
}

QString truncatedMessage(const CacheFileInfo &info)
{
    return QStringLiteral("%1 is incomplete: %2 of its %3 bytes are there, %4 are missing. It looks like an "
                          "interrupted download; download it again.")
        .arg(info.path, formatCount(info.fileBytes), formatCount(info.fileBytes + info.missingBytes),
             formatCount(info.missingBytes));
}

QStringList sidecarWarnings(const CacheFileInfo &info, const WalFile &wal, bool hotJournal)
{
    QStringList warnings;
    const QString name = QFileInfo(info.path).fileName();
    if (info.openMode == OpenMode::Immutable && wal.bytes > 0) {
        const QString why =
            wal.readable
                ? QStringLiteral("holds no complete change that belongs to this file, and is ignored, "
                                 "as SQLite ignores it")
                : QStringLiteral("cannot be read for lack of permission; entries that are only in it "
                                 "are missing here");
        warnings
            << QStringLiteral("The write-ahead log %1-wal (%2) %3.").arg(name, formatBytes(wal.bytes), why);
    }
    if (hotJournal && info.openMode != OpenMode::Live)
        warnings << QStringLiteral(
                        "The journal %1-journal holds a change that was not finished. It is not rolled "
                        "back here, since nothing is written, so some entries may be half changed.")
                        .arg(name);
    if (info.openMode == OpenMode::Live)
        warnings << QStringLiteral(
            "Another process has the file open: what is shown is read through SQLite's locks, "
            "and changes while you look.");
    return warnings;
}

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
            (info.truncated ? QStringLiteral("Too little of %1 is there to read it. %2. Download it "
                                             "again.")
                            : QStringLiteral("%1 is damaged. %2. Download it again or take an "
                                             "older copy."))
                .arg(info.path, error.message);
        if (info.openMode == OpenMode::WalCopy)
            error.message +=
                QStringLiteral(" If the log %1-wal is of another file, move it away and try again.")
                    .arg(QFileInfo(info.path).fileName());
        break;
    case ErrorCode::Busy:
        error.message =
            QStringLiteral("%1 is locked by the process that has it open. Try again, or open a copy. %2.")
                .arg(info.path, error.message);
        break;
    default:
        error.message = QStringLiteral("%1 cannot be read. %2.").arg(info.path, error.message);
    }
    return error;
}

Result<std::unique_ptr<sqlite::Connection>> connectTo(const CacheFileInfo &info)
{
    const QString file = resolved(info.path);
    auto connection = info.truncated ? connectToSalvage(file, info.openMode, info.pageSizeBytes)
                                     : connectHardened(file, info.openMode);
    if (!connection)
        return explained(info, connection.error());
    return connection;
}

/// An index of a truncated file is cut too: the file is opened all the same, for the rest.
Result<void> countInto(sqlite::Connection &connection, CacheFileInfo *info)
{
    const auto count = countEntries(connection, info->format);
    if (count) {
        info->entries = count->entries;
        info->entriesExact = count->exact;
        info->pinned = count->pinned;
        return {};
    }
    if (count.error().code != ErrorCode::Corrupt || !info->salvaged)
        return count.error();
    info->entriesExact = false;
    return {};
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
    return {};
}

/// What is told without looking inside.
Result<CacheFileInfo> lookBeside(const QString &path)
{
    CacheFileInfo info;
    info.path = QFileInfo(path).absoluteFilePath();
    const QString file = resolved(path);
    const auto header = readFileHeader(file);
    if (!header)
        return header.error();
    const WalFile wal = readWalFile(file);
    info.openMode = openModeFor(*header, wal);
    info.journalMode = header->wal ? QStringLiteral("wal") : QStringLiteral("delete");
    info.pageSizeBytes = header->pageSizeBytes;
    info.fileBytes = header->fileBytes;
    info.walBytes = wal.bytes;
    info.warnings = sidecarWarnings(info, wal, hasHotJournal(file));
    if (isTruncated(*header, wal)) {
        info.truncated = true;
        info.missingBytes = header->missingBytes();
        info.warnings << truncatedMessage(info);
    }
    if (const QString strange = strangeSidecar(file);
        info.openMode != OpenMode::Immutable && !strange.isEmpty())
        return Error{ErrorCode::CannotOpen,
                     QStringLiteral("%1 cannot be opened: %2 beside it is no regular file. Move that away.")
                         .arg(info.path, strange)};
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
    if (!info || (info->truncated && !options.salvage))
        return info;
    info->salvaged = info->truncated;
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
        return Error{ErrorCode::Truncated, truncatedMessage(*info)};
    return CacheFile(std::make_shared<const CacheFileInfo>(std::move(*info)));
}

Result<std::vector<TableCandidate>> CacheFile::candidates(const QString &path)
{
    const auto info = lookBeside(path);
    if (!info)
        return info.error();
    const auto connection = connectTo(*info);
    if (!connection)
        return connection.error();
    auto found = findCandidates(**connection);
    if (!found)
        return explained(*info, found.error());
    return found;
}

Result<std::unique_ptr<sqlite::Connection>> CacheFile::connect() const
{
    return connectTo(*m_info);
}

} // namespace cachescope::inspect
