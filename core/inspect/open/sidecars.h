// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::inspect {

/// What a write-ahead log file holds, as far as it has to be known before a file is opened.
struct WalFile
{
    qint64 bytes = 0;
    bool readable = true;
    bool usable = false;      ///< at least one complete transaction that SQLite will read
    qint64 pageSizeBytes = 0; ///< 0 without a valid header
    quint64 salts = 0;        ///< new ones whenever the log is begun anew; 0 without a valid header
    qint64 frames = 0;        ///< by the file's length; each is one page, some may be left over from before
};

/// Looks at the log "`databasePath`-wal" (https://www.sqlite.org/fileformat2.html, 4). Any thread.
WalFile readWalFile(const QString &databasePath);

/// The file beside `databasePath` that SQLite would open and that is no regular file, such as a pipe, which
/// would make it wait for ever; empty if there is none. Any thread.
QString strangeSidecar(const QString &databasePath);

/// Whether "`databasePath`-journal" holds a change that was not finished and has to be rolled back. Any
/// thread.
bool hasHotJournal(const QString &databasePath);

} // namespace cachescope::inspect
