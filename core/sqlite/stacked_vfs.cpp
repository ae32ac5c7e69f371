// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/stacked_vfs.h"

#include <algorithm>

namespace cachescope::sqlite {

namespace {

template <auto Method, typename Returned, typename... Arguments>
void passOnAs(StackedVfs &vfs, Returned (*sqlite3_vfs::*)(sqlite3_vfs *, Arguments...))
{
    if (!(vfs.real->*Method))
        return;
    vfs.*Method = [](sqlite3_vfs *self, Arguments... arguments) {
        sqlite3_vfs *const real = static_cast<StackedVfs *>(self)->real;
        return (real->*Method)(real, arguments...);
    };
}

template <auto... Methods>
void passOn(StackedVfs &vfs)
{
    (passOnAs<Methods>(vfs, Methods), ...);
}

template <auto Method, typename Returned, typename... Arguments>
void passOnAs(sqlite3_io_methods &methods, const sqlite3_io_methods &real,
              Returned (*sqlite3_io_methods::*)(sqlite3_file *, Arguments...))
{
    if (!(real.*Method))
        return;
    methods.*Method = [](sqlite3_file *file, Arguments... arguments) {
        return (realFile(file)->pMethods->*Method)(realFile(file), arguments...);
    };
}

template <auto... Methods>
void passOn(sqlite3_io_methods &methods, const sqlite3_io_methods &real)
{
    (passOnAs<Methods>(methods, real, Methods), ...);
}

} // namespace

void passOnAll(StackedVfs &vfs, int ownFileBytes)
{
    using Vfs = sqlite3_vfs;
    vfs.iVersion = std::min(vfs.real->iVersion, 3);
    vfs.szOsFile = ownFileBytes + vfs.real->szOsFile;
    vfs.mxPathname = vfs.real->mxPathname;
    passOn<&Vfs::xDelete, &Vfs::xAccess, &Vfs::xFullPathname, &Vfs::xDlOpen, &Vfs::xDlError, &Vfs::xDlSym,
           &Vfs::xDlClose, &Vfs::xRandomness, &Vfs::xSleep, &Vfs::xCurrentTime, &Vfs::xGetLastError>(vfs);
    if (vfs.iVersion >= 2)
        passOn<&Vfs::xCurrentTimeInt64>(vfs);
    if (vfs.iVersion >= 3)
        passOn<&Vfs::xSetSystemCall, &Vfs::xGetSystemCall, &Vfs::xNextSystemCall>(vfs);
}

sqlite3_io_methods passingMethods(const sqlite3_io_methods &real)
{
    using Io = sqlite3_io_methods;
    Io methods{};
    methods.iVersion = std::min(real.iVersion, 3);
    passOn<&Io::xClose, &Io::xRead, &Io::xWrite, &Io::xTruncate, &Io::xSync, &Io::xFileSize, &Io::xLock,
           &Io::xUnlock, &Io::xCheckReservedLock, &Io::xFileControl, &Io::xSectorSize,
           &Io::xDeviceCharacteristics>(methods, real);
    if (methods.iVersion >= 2)
        passOn<&Io::xShmMap, &Io::xShmLock, &Io::xShmBarrier, &Io::xShmUnmap>(methods, real);
    if (methods.iVersion >= 3)
        passOn<&Io::xFetch, &Io::xUnfetch>(methods, real);
    return methods;
}

int openRealFile(sqlite3_vfs *real, sqlite3_filename name, StackedFile &file, int flags, int *outFlags)
{
    file.real->pMethods = nullptr;
    const int rc = real->xOpen(real, name, file.real, flags, outFlags);
    // A file that failed to open may still want to be closed.
    if (rc != SQLITE_OK && file.real->pMethods)
        file.real->pMethods->xClose(file.real);
    if (rc == SQLITE_OK)
        file.methods = passingMethods(*file.real->pMethods);
    return rc;
}

} // namespace cachescope::sqlite
