// SPDX-License-Identifier: GPL-3.0-or-later
//
// "unix-none" takes the owner from the database file for what is opened as a log or journal (unixOpen() in
// os_unix.c), whether for reading or for writing. What is opened as a database file is left alone. There is
// no other difference between the two for a VFS without locks.
#include "core/sqlite/read_only_vfs.h"

#include "core/sqlite/stacked_vfs.h"

#include <sqlite3.h>

namespace cachescope::sqlite {

namespace {

constexpr char kName[] = "cachescope-read-only";
constexpr int kSidecars = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
constexpr int kWriting = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *const real = static_cast<StackedVfs *>(vfs)->real;
    if (flags & kSidecars)
        flags = (flags & ~(kSidecars | kWriting)) | SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    return real->xOpen(real, name, file, flags, outFlags);
}

StackedVfs *makeVfs()
{
    auto *vfs = new StackedVfs; // stays registered to the end of the program
    vfs->real = sqlite3_vfs_find("unix-none");
    passOnAll(*vfs, 0);
    vfs->zName = kName;
    vfs->xOpen = openFile;
    sqlite3_vfs_register(vfs, 0);
    return vfs;
}

} // namespace

QString readOnlyVfs()
{
    static const StackedVfs *const vfs = makeVfs();
    return QString::fromLatin1(vfs->zName);
}

} // namespace cachescope::sqlite
