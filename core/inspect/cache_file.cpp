// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/cache_file.h"

#include "core/inspect/entry_count.h"
#include "core/inspect/hardened_connection.h"
#include "core/inspect/opening.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>

namespace cachescope::inspect {

namespace {

/// `error` of SQLite's or the format's, told of this file and with what to do.
Error explained(const CacheFileInfo &info, Error error)
{
    switch (error.code) {
    case ErrorCode::NotACache:
        error.message = QStringLiteral("%1: %2").arg(info.path, error.message);
        break;
    case ErrorCode::Corrupt:
        error.message = QStringLiteral("%1 is damaged. %2. Download it again or take an older copy.")
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

/// Fills in what the schema and the indexes tell.
Result<void> lookInside(CacheFileInfo *info)
{
    auto connection = connectHardened(resolvedPath(info->path), info->openMode);
    if (!connection)
        return explained(*info, connection.error());
    const auto format = detectFormat(**connection);
    if (!format)
        return explained(*info, format.error());
    info->format = *format;
    const auto freePages = (*connection)->queryInt("PRAGMA freelist_count");
    if (!freePages)
        return explained(*info, freePages.error());
    info->freeBytes = *freePages * info->pageSizeBytes;
    const auto count = countEntries(**connection, *format);
    if (!count)
        return explained(*info, count.error());
    info->entries = count->entries;
    info->entriesExact = count->exact;
    info->pinned = count->pinned;
    return {};
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

Result<CacheFileInfo> CacheFile::probe(const QString &path)
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
    info.warnings = opening->warnings;
    if (opening->truncated) {
        info.truncated = true;
        info.missingBytes = opening->header.missingBytes();
        info.warnings << truncatedMessage(info.path, info.fileBytes, info.missingBytes);
        return info;
    }
    if (auto inside = lookInside(&info); !inside)
        return inside.error();
    return info;
}

Result<CacheFile> CacheFile::open(const QString &path)
{
    auto info = probe(path);
    if (!info)
        return info.error();
    if (info->truncated)
        return Error{ErrorCode::Truncated, truncatedMessage(info->path, info->fileBytes, info->missingBytes)};
    return CacheFile(std::make_shared<const CacheFileInfo>(std::move(*info)));
}

Result<std::unique_ptr<sqlite::Connection>> CacheFile::connect() const
{
    auto connection = connectHardened(resolvedPath(m_info->path), m_info->openMode);
    if (!connection)
        return explained(*m_info, connection.error());
    return connection;
}

} // namespace cachescope::inspect
