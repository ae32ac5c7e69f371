// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace cachescope::inspect {

/// What the first 100 bytes of an SQLite file say (https://www.sqlite.org/fileformat2.html, 1.3), and what
/// the file system adds.
struct FileHeader
{
    qint64 fileBytes = 0;
    qint64 pageSizeBytes = 0;
    qint64 pages = 0;         ///< by the header; 0 where the header's count is not to be trusted
    bool wal = false;         ///< journal mode WAL
    bool heldByOther = false; ///< another process has locks on it: it is in use
    /// Raised by each transaction; in WAL mode only by those that change the first page (1.3.6).
    quint32 changeCounter = 0;
    quint32 schemaCookie = 0; ///< changes with the schema (1.3.9)

    /// By how much the file is shorter than its header says.
    [[nodiscard]] qint64 missingBytes() const { return qMax<qint64>(0, pages * pageSizeBytes - fileBytes); }
};

/// Reads the header of the file at `path`, and asks whether another process holds SQLite's locks on it.
/// Errors, each a sentence: NotFound, CannotOpen (a directory or device, no permission), NotACache (empty,
/// not SQLite), Truncated (shorter than a header), Corrupt (impossible page size), Io. Any thread.
Result<FileHeader> readFileHeader(const QString &path);

} // namespace cachescope::inspect
