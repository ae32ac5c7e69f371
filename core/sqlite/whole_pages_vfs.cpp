// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/whole_pages_vfs.h"

#include "core/sqlite/read_only_vfs.h"
#include "core/sqlite/stacked_vfs.h"

#include <new>

namespace cachescope::sqlite {

namespace {

constexpr auto kName = "cachescope-whole-pages";
constexpr auto kPageSize = "whole_pages";

struct WholePagesFile : StackedFile
{
    sqlite3_int64 pageBytes = 1;
};

int sizeInWholePages(sqlite3_file *file, sqlite3_int64 *bytes)
{
    const int rc = realFile(file)->pMethods->xFileSize(realFile(file), bytes);
    *bytes -= *bytes % static_cast<WholePagesFile *>(file)->pageBytes;
    return rc;
}

int closeFile(sqlite3_file *file)
{
    auto *whole = static_cast<WholePagesFile *>(file);
    const int rc = whole->real->pMethods->xClose(whole->real);
    whole->~WholePagesFile();
    return rc;
}

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr; // tells SQLite that there is nothing to close
    auto *whole = new (file) WholePagesFile;
    whole->pMethods = nullptr;
    whole->real = reinterpret_cast<sqlite3_file *>(whole + 1);
    if (const int rc = openRealFile(static_cast<StackedVfs *>(vfs)->real, name, *whole, flags, outFlags);
        rc != SQLITE_OK) {
        whole->~WholePagesFile();
        return rc;
    }
    whole->methods.xClose = closeFile;
    if (flags & SQLITE_OPEN_MAIN_DB) {
        whole->pageBytes = sqlite3_uri_int64(name, kPageSize, 1);
        whole->methods.xFileSize = sizeInWholePages;
    }
    whole->pMethods = &whole->methods;
    return SQLITE_OK;
}

StackedVfs *makeVfs()
{
    auto *vfs = new StackedVfs; // stays registered to the end of the program
    vfs->real = sqlite3_vfs_find(readOnlyVfs().toLatin1().constData());
    passOnAll(*vfs, sizeof(WholePagesFile));
    vfs->zName = kName;
    vfs->xOpen = openFile;
    sqlite3_vfs_register(vfs, 0);
    return vfs;
}

} // namespace

QString wholePagesVfs()
{
    static const StackedVfs *const vfs = makeVfs();
    return QString::fromLatin1(vfs->zName);
}

QString wholePagesParameter(qint64 pageSizeBytes)
{
    return QStringLiteral("%1=%2").arg(QLatin1String(kPageSize)).arg(pageSizeBytes);
}

} // namespace cachescope::sqlite
