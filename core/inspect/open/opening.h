// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/open/file_header.h"
#include "core/inspect/open/sidecars.h"

namespace cachescope::inspect {

/// What has to be known of a file before SQLite may open it.
struct Opening
{
    QString path; ///< absolute, as it was asked for
    QString file; ///< the same with links resolved: SQLite looks for a log beside the file itself
    FileHeader header;
    WalFile wal;
    OpenMode mode = OpenMode::Immutable;
    bool truncated = false; ///< header.missingBytes() are missing, and SQLite will refuse it
    QStringList warnings;   ///< what lies beside it, in words, each a sentence
};

/// Reads the header and looks at the files beside it. Errors: those of readFileHeader(), and CannotOpen where
/// a pipe or device beside it would make SQLite wait for ever. Opens and closes the file: not for a file on
/// which this process holds locks. Any thread.
Result<Opening> lookBeforeOpening(const QString &path);

/// `path` absolute and with its links resolved, as Opening::file. Any thread.
QString resolvedPath(const QString &path);

/// That so much of it is missing, and what to do.
QString truncatedMessage(const QString &path, qint64 fileBytes, qint64 missingBytes);

} // namespace cachescope::inspect
