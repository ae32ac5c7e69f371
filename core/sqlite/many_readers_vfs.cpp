// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a map may outlive a commit. SQLite unmaps because somebody may have cut the file short and extended it
// again, and its map then might not show the file any more. On the systems that this program runs on a shared
// map always shows the file as it is. And no page is asked for that lies behind the end of the file: the
// snapshot of the connection that asks says how long the file is, and no checkpoint cuts it shorter while a
// snapshot needs it.
#include "core/sqlite/shared_map_vfs.h"

#include "core/sqlite/shared_map.h"
#include "core/sqlite/stacked_vfs.h"

#include <new>

namespace cachescope::sqlite {

namespace {

constexpr char kName[] = "cachescope-shared-map";

struct MappedFile : StackedFile
{
    sqlite3_vfs *realVfs = nullptr;
    QByteArray path;
    FileIdentity identity;
    std::shared_ptr<SharedMap> map; ///< from the first page on that is asked for
};
static_assert(alignof(MappedFile) <= 8 && sizeof(MappedFile) % 8 == 0, "as SQLite aligns a file");

int closeFile(sqlite3_file *file)
{
    auto *mapped = static_cast<MappedFile *>(file);
    const int rc = mapped->real->pMethods->xClose(mapped->real);
    mapped->~MappedFile();
    return rc;
}

int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int amount, void **page)
{
    auto *mapped = static_cast<MappedFile *>(file);
    if (!mapped->map)
        mapped->map = SharedMap::of(mapped->realVfs, mapped->path, mapped->identity);
    *page = const_cast<char *>(mapped->map->at(offset, amount)); // SQLite reads it only
    return SQLITE_OK;
}

/// Pages are not counted, and that a file has changed (a null page) says nothing about the map.
int unfetchPage(sqlite3_file *, sqlite3_int64, void *)
{
    return SQLITE_OK;
}

/// Whether the file at the path is the one that was opened: only then is it known by its identity.
bool isStillThere(sqlite3_file *file)
{
    int moved = 0;
    return file->pMethods->xFileControl(file, SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved == 0;
}

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr; // tells SQLite that there is nothing to close
    auto *mapped = new (file) MappedFile;
    mapped->pMethods = nullptr;
    mapped->real = reinterpret_cast<sqlite3_file *>(mapped + 1);
    mapped->realVfs = static_cast<StackedVfs *>(vfs)->real;
    if (const int rc = openRealFile(mapped->realVfs, name, *mapped, flags, outFlags); rc != SQLITE_OK) {
        mapped->~MappedFile();
        return rc;
    }
    mapped->methods.xClose = closeFile;
    if ((flags & SQLITE_OPEN_MAIN_DB) && mapped->methods.iVersion >= 3) {
        mapped->path = name;
        mapped->identity = identityOf(name);
        mapped->methods.xFetch = fetchPage;
        mapped->methods.xUnfetch = unfetchPage;
        if (!isStillThere(mapped->real))
            mapped->methods.iVersion = 2; // no maps
    }
    mapped->pMethods = &mapped->methods;
    return SQLITE_OK;
}

StackedVfs *makeVfs()
{
    auto *vfs = new StackedVfs; // stays registered to the end of the program
    vfs->real = sqlite3_vfs_find(nullptr);
    passOnAll(*vfs, sizeof(MappedFile));
    vfs->zName = kName;
    vfs->xOpen = openFile;
    sqlite3_vfs_register(vfs, 0);
    return vfs;
}

} // namespace

QString sharedMapVfs()
{
    static const StackedVfs *const vfs = makeVfs();
    return QString::fromLatin1(vfs->zName);
}

} // namespace cachescope::sqlite
