// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/opening.h"

#include "core/base/format.h"
#include "core/base/translate.h"

#include <QFileInfo>

namespace cachescope::inspect {

namespace {

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

QStringList sidecarWarnings(const Opening &opening)
{
    QStringList warnings;
    const WalFile &wal = opening.wal;
    const QString name = QFileInfo(opening.path).fileName();
    if (opening.mode == OpenMode::Immutable && wal.bytes > 0) {
        const QString why =
            wal.readable ? CoreText::tr("holds no complete change that belongs to this file, and is ignored, "
                                        "as SQLite ignores it")
                         : CoreText::tr("cannot be read for lack of permission; entries that are only in it "
                                        "are missing here");
        warnings
            << CoreText::tr("The write-ahead log %1-wal (%2) %3.").arg(name, formatBytes(wal.bytes), why);
    }
    if (opening.mode != OpenMode::Live && hasHotJournal(opening.file))
        warnings << CoreText::tr(
                        "The journal %1-journal holds a change that was not finished. It is not rolled "
                        "back here, since nothing is written, so some entries may be half changed.")
                        .arg(name);
    if (opening.mode == OpenMode::Live)
        warnings << CoreText::tr(
            "Another process has the file open: what is shown is read through SQLite's locks, "
            "and changes while you look.");
    return warnings;
}

/// Nothing if `path` is none of the files that SQLite keeps beside a database.
std::optional<Error> aboutSidecar(const QString &path)
{
    for (const auto suffix :
         {QLatin1StringView("-wal"), QLatin1StringView("-shm"), QLatin1StringView("-journal")}) {
        const QString database = path.endsWith(suffix) ? path.chopped(suffix.size()) : QString();
        if (!database.isEmpty() && QFileInfo(database).isFile())
            return Error{ErrorCode::CannotOpen,
                         CoreText::tr("%1 is not a cache by itself: SQLite keeps it beside %2. Open that.")
                             .arg(path, database)};
    }
    return std::nullopt;
}

} // namespace

Result<Opening> lookBeforeOpening(const QString &path)
{
    Opening opening;
    opening.path = QFileInfo(path).absoluteFilePath();
    opening.file = resolvedPath(path);
    const auto header = readFileHeader(opening.file);
    if (!header)
        return aboutSidecar(opening.path).value_or(header.error());
    opening.header = *header;
    opening.wal = readWalFile(opening.file);
    opening.mode = openModeFor(*header, opening.wal);
    opening.truncated = isTruncated(*header, opening.wal);
    opening.warnings = sidecarWarnings(opening);
    const QString strange = strangeSidecar(opening.file);
    if (opening.mode != OpenMode::Immutable && !strange.isEmpty())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 cannot be opened: %2 beside it is no regular file. Move that away.")
                         .arg(opening.path, strange)};
    return opening;
}

QString resolvedPath(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
}

QString truncatedMessage(const QString &path, qint64 fileBytes, qint64 missingBytes)
{
    return CoreText::tr("%1 is incomplete: %2 of its %3 bytes are there, %4 are missing. It looks like an "
                        "interrupted download; download it again.")
        .arg(path, formatCount(fileBytes), formatCount(fileBytes + missingBytes), formatCount(missingBytes));
}

} // namespace cachescope::inspect
