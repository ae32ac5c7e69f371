// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite allocates szOsFile bytes for a file. They hold a FaultFile and, right behind it, the file of the
// real VFS, which does the work. Locks, shared memory and all else that no rule can name is passed on as is
// (stacked_vfs.h).
#include "core/sqlite/fault_vfs_file.h"

#include "core/sqlite/fault_plan.h"
#include "core/sqlite/stacked_vfs.h"

#include <cstring>
#include <new>
#include <thread>
#include <type_traits>
#include <utility>

namespace cachescope::sqlite {

namespace {

struct FaultFile : StackedFile
{
    FaultPlan *plan = nullptr;
    DiskFile kind = DiskFile::Other;
    bool syncsDirectory = false;
};
// What SQLite allocates is aligned to 8 bytes.
static_assert(alignof(FaultFile) <= 8 && sizeof(FaultFile) % 8 == 0);
static_assert(std::is_trivially_destructible_v<FaultFile>, "a file that failed to open is not destroyed");

FaultFile *own(sqlite3_file *file)
{
    return static_cast<FaultFile *>(file);
}

DiskFile kindFor(int openFlags)
{
    if (openFlags & SQLITE_OPEN_MAIN_DB)
        return DiskFile::Main;
    return openFlags & SQLITE_OPEN_WAL ? DiskFile::Wal : DiskFile::Other;
}

/// Whether SQLite's own VFS syncs the directory beside the file's first sync, so that a file that may be new
/// is there after a crash (unixOpen() and unixSync() in SQLite's os_unix.c). Each connection does so once for
/// its log.
bool syncsDirectory(int openFlags)
{
    constexpr int journals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    return (openFlags & SQLITE_OPEN_CREATE) && (openFlags & journals);
}

int ioErrorOf(DiskOperation operation)
{
    switch (operation) {
    case DiskOperation::Open:
        return SQLITE_CANTOPEN;
    case DiskOperation::Read:
        return SQLITE_IOERR_READ;
    case DiskOperation::Write:
        return SQLITE_IOERR_WRITE;
    case DiskOperation::Sync:
        return SQLITE_IOERR_FSYNC;
    case DiskOperation::Truncate:
        return SQLITE_IOERR_TRUNCATE;
    }
    return SQLITE_IOERR;
}

int resultCode(DiskOperation operation, DiskFault fault)
{
    const bool needsRoom = operation != DiskOperation::Open && operation != DiskOperation::Read;
    if (fault == DiskFault::Full && needsRoom)
        return SQLITE_FULL;
    if (fault == DiskFault::ShortRead && operation == DiskOperation::Read)
        return SQLITE_IOERR_SHORT_READ;
    return ioErrorOf(operation);
}

/// Counts the call and waits as long as the plan wants. SQLITE_OK, or the fault that is to strike.
int askPlan(FaultPlan *plan, DiskFile kind, DiskOperation operation)
{
    const FaultPlan::Outcome outcome = plan->next(kind, operation);
    if (outcome.delay > outcome.delay.zero())
        std::this_thread::sleep_for(outcome.delay);
    return outcome.fault ? resultCode(operation, *outcome.fault) : SQLITE_OK;
}

int askPlan(sqlite3_file *file, DiskOperation operation)
{
    return askPlan(own(file)->plan, own(file)->kind, operation);
}

int readFile(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
    const int fault = askPlan(file, DiskOperation::Read);
    if (fault != SQLITE_OK && fault != SQLITE_IOERR_SHORT_READ)
        return fault;
    const int rc = realFile(file)->pMethods->xRead(realFile(file), buffer, amount, offset);
    if (rc != SQLITE_OK || fault == SQLITE_OK)
        return rc;
    const int kept = amount / 2;
    std::memset(static_cast<char *>(buffer) + kept, 0, static_cast<std::size_t>(amount - kept));
    return fault;
}

int writeFile(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
    const int fault = askPlan(file, DiskOperation::Write);
    return fault == SQLITE_OK ? realFile(file)->pMethods->xWrite(realFile(file), buffer, amount, offset)
                              : fault;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const int fault = askPlan(file, DiskOperation::Truncate);
    return fault == SQLITE_OK ? realFile(file)->pMethods->xTruncate(realFile(file), size) : fault;
}

int syncFile(sqlite3_file *file, int flags)
{
    if (const int fault = askPlan(file, DiskOperation::Sync); fault != SQLITE_OK)
        return fault;
    // SQLite ignores it where the directory cannot be synced.
    if (std::exchange(own(file)->syncsDirectory, false))
        (void)askPlan(own(file)->plan, DiskFile::Other, DiskOperation::Sync);
    return realFile(file)->pMethods->xSync(realFile(file), flags);
}

/// A page of the map would bypass readFile(). Without one, SQLite reads.
int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int amount, void **page)
{
    *page = nullptr;
    if (own(file)->plan->concerns(own(file)->kind, DiskOperation::Read))
        return SQLITE_OK;
    return realFile(file)->pMethods->xFetch(realFile(file), offset, amount, page);
}

void putFaultsInto(sqlite3_io_methods &methods)
{
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    if (methods.iVersion >= 3)
        methods.xFetch = fetchPage;
}

} // namespace

int faultFileSize()
{
    return static_cast<int>(sizeof(FaultFile));
}

int openFaultFile(sqlite3_vfs *real, FaultPlan *plan, sqlite3_filename name, sqlite3_file *file, int flags,
                  int *outFlags)
{
    // Null methods tell SQLite that there is nothing to close.
    file->pMethods = nullptr;
    const DiskFile kind = kindFor(flags);
    if (const int fault = askPlan(plan, kind, DiskOperation::Open); fault != SQLITE_OK)
        return fault;

    auto *opened = new (file) FaultFile;
    opened->pMethods = nullptr;
    opened->plan = plan;
    opened->kind = kind;
    opened->syncsDirectory = syncsDirectory(flags);
    opened->real = reinterpret_cast<sqlite3_file *>(opened + 1);
    if (const int rc = openRealFile(real, name, *opened, flags, outFlags); rc != SQLITE_OK)
        return rc;
    putFaultsInto(opened->methods);
    opened->pMethods = &opened->methods;
    return SQLITE_OK;
}

} // namespace cachescope::sqlite
