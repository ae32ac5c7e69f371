// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

namespace cachescope::inspect {

/// A read-only connection to an untrusted file, for the calling thread: opened so that nothing on disk
/// changes, and with all of SQLite switched off that a file could use against its reader
/// (https://www.sqlite.org/security.html). `path` with its symbolic links resolved. `vfs` names one that
/// stands before hardenedVfs(mode), and is that one if empty. Any thread.
Result<std::unique_ptr<sqlite::Connection>> connectHardened(const QString &path, OpenMode mode,
                                                            const QString &vfs = {});

/// The SQLite VFS that files are read through in `mode`; empty: the default one.
QString hardenedVfs(OpenMode mode);

/// The same for a file that is shorter than its header says: what is there can be read, whatever is not gives
/// Corrupt. SQLite's check of its own schema has to be off for that; `pageSizeBytes` is the header's.
Result<std::unique_ptr<sqlite::Connection>> connectToSalvage(const QString &path, OpenMode mode,
                                                             qint64 pageSizeBytes);

/// Pages that `connection` has read from disk or from the system's cache since it was opened.
qint64 pagesRead(sqlite::Connection &connection);

} // namespace cachescope::inspect
