// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

/// What VFSes need that stand before another one and change a few of its methods, in the pattern of SQLite's
/// own test_vfstrace.c. Internal to core/sqlite.
namespace cachescope::sqlite {

/// A VFS before `real`.
struct StackedVfs : sqlite3_vfs
{
    sqlite3_vfs *real = nullptr;
};

/// Fills in everything but the name and xOpen: each method that `vfs.real` has passes the call on, with that
/// one as its argument, since it keeps data of its own there. `ownFileBytes` is what a file of the new VFS
/// takes before the real one's.
void passOnAll(StackedVfs &vfs, int ownFileBytes);

/// A file before one of the real VFS, which does the work.
struct StackedFile : sqlite3_file
{
    sqlite3_file *real = nullptr;
    sqlite3_io_methods methods{}; ///< ours, without those that the real file has not
};

inline sqlite3_file *realFile(sqlite3_file *file)
{
    return static_cast<StackedFile *>(file)->real;
}

/// Methods that pass each call on, for those that `real` has: SQLite looks at the version, and at whether
/// xShmMap is there, to learn what a file can do.
sqlite3_io_methods passingMethods(const sqlite3_io_methods &real);

/// Opens the real file, which must lie behind `file`, and closes what a failed opening left. `file` is ready
/// but for its pMethods.
int openRealFile(sqlite3_vfs *real, sqlite3_filename name, StackedFile &file, int flags, int *outFlags);

} // namespace cachescope::sqlite
