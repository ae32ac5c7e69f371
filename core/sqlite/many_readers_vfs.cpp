// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a map may outlive a commit. SQLite unmaps because somebody may have cut the file short and extended it
// again, and its map then might not show the file any more. On the systems that this program runs on a shared
// map always shows the file as it is. And no page is asked for that lies behind the end of the file: the
// snapshot of the connection that asks says how long the file is, and no checkpoint cuts it shorter while a
// snapshot needs it.
#include "core/sqlite/many_readers_vfs.h"

#include "core/sqlite/kept_read_lock.h"
#include "core/sqlite/shared_map.h"
#include "core/sqlite/stacked_vfs.h"

#include <new>
#include <optional>

namespace cachescope::sqlite {

namespace {

constexpr char kName[] = "cachescope-many-readers";
constexpr char kKeepReadLocks[] = "keep_read_locks";

struct SharedFile : StackedFile
{
    sqlite3_vfs *realVfs = nullptr;
    QByteArray path;
    FileIdentity identity;
    std::shared_ptr<SharedMap> map;           ///< from the first page on that is asked for
    std::shared_ptr<KeptReadLocks> readLocks; ///< of all connections to this file
    std::optional<KeptReadLock> keptLock;     ///< ours, if this connection keeps it
};
static_assert(alignof(SharedFile) <= 8 && sizeof(SharedFile) % 8 == 0, "as SQLite aligns a file");

int closeFile(sqlite3_file *file)
{
    auto *shared = static_cast<SharedFile *>(file);
    if (shared->keptLock)
        shared->readLocks->remove(&*shared->keptLock);
    const int rc = shared->real->pMethods->xClose(shared->real);
    shared->~SharedFile();
    return rc;
}

int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int amount, void **page)
{
    auto *shared = static_cast<SharedFile *>(file);
    if (!shared->map)
        shared->map = SharedMap::of(shared->realVfs, shared->path, shared->identity);
    *page = const_cast<char *>(shared->map->at(offset, amount)); // SQLite reads it only
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

bool isReadLock(int first, int count, int flags)
{
    return (flags & SQLITE_SHM_SHARED) && count == 1 && KeptReadLock::isFor(first);
}

/// To change where in the log readers stand, to begin the log anew, to copy what readers of it need.
bool wantsReadLocksAlone(int first, int count, int flags)
{
    return (flags & SQLITE_SHM_LOCK) && (flags & SQLITE_SHM_EXCLUSIVE) &&
           KeptReadLock::isFor(first + count - 1);
}

int callRealLock(SharedFile &shared, int first, int count, int flags)
{
    return shared.keptLock ? shared.keptLock->callReal(first, count, flags)
                           : shared.real->pMethods->xShmLock(shared.real, first, count, flags);
}

int lockShared(sqlite3_file *file, int first, int count, int flags)
{
    auto *shared = static_cast<SharedFile *>(file);
    if (shared->keptLock && isReadLock(first, count, flags))
        return flags & SQLITE_SHM_LOCK ? shared->keptLock->lock(first) : shared->keptLock->unlock(first);
    if (wantsReadLocksAlone(first, count, flags) && !shared->readLocks->giveUp(first, count))
        return SQLITE_BUSY;
    const int rc = callRealLock(*shared, first, count, flags);
    // Whoever has it, of another process, may be waiting for a lock that is kept here, and we for them.
    if (rc == SQLITE_BUSY)
        shared->readLocks->giveUpAll();
    return rc;
}

int unmapSharedMemory(sqlite3_file *file, int deleteIt)
{
    auto *shared = static_cast<SharedFile *>(file);
    if (shared->keptLock)
        shared->keptLock->release();
    return shared->real->pMethods->xShmUnmap(shared->real, deleteIt);
}

void shareReadLocks(SharedFile &shared, sqlite3_filename name)
{
    shared.readLocks = KeptReadLocks::of(shared.identity);
    shared.methods.xShmLock = lockShared;
    shared.methods.xShmUnmap = unmapSharedMemory;
    if (!sqlite3_uri_boolean(name, kKeepReadLocks, 0))
        return;
    shared.keptLock.emplace(shared.real);
    shared.readLocks->add(&*shared.keptLock);
}

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr; // tells SQLite that there is nothing to close
    auto *shared = new (file) SharedFile;
    shared->pMethods = nullptr;
    shared->real = reinterpret_cast<sqlite3_file *>(shared + 1);
    shared->realVfs = static_cast<StackedVfs *>(vfs)->real;
    if (const int rc = openRealFile(shared->realVfs, name, *shared, flags, outFlags); rc != SQLITE_OK) {
        shared->~SharedFile();
        return rc;
    }
    shared->methods.xClose = closeFile;
    if ((flags & SQLITE_OPEN_MAIN_DB) && shared->methods.iVersion >= 3) {
        shared->path = name;
        shared->identity = identityOf(name);
        shared->methods.xFetch = fetchPage;
        shared->methods.xUnfetch = unfetchPage;
        if (!isStillThere(shared->real))
            shared->methods.iVersion = 2; // no maps
        else if (shared->methods.xShmLock)
            shareReadLocks(*shared, name);
    }
    shared->pMethods = &shared->methods;
    return SQLITE_OK;
}

StackedVfs *makeVfs()
{
    auto *vfs = new StackedVfs; // stays registered to the end of the program
    vfs->real = sqlite3_vfs_find(nullptr);
    passOnAll(*vfs, sizeof(SharedFile));
    vfs->zName = kName;
    vfs->xOpen = openFile;
    sqlite3_vfs_register(vfs, 0);
    return vfs;
}

} // namespace

QString manyReadersVfs()
{
    static const StackedVfs *const vfs = makeVfs();
    return QString::fromLatin1(vfs->zName);
}

QString keepReadLocksParameter()
{
    return QLatin1String(kKeepReadLocks) + QStringLiteral("=1");
}

} // namespace cachescope::sqlite
