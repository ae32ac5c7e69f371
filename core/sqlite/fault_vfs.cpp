// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pattern of SQLite's own test_vfstrace.c: a VFS whose methods pass each call on to the default VFS, with
// that one as its argument, since it keeps data of its own there. Only opening does more: it puts a file
// that asks the plan before the real one (see fault_vfs_file.h).
#include "core/sqlite/fault_vfs.h"

#include "core/sqlite/fault_plan.h"
#include "core/sqlite/fault_vfs_file.h"

#include <QByteArray>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>

namespace cachescope::sqlite {

namespace {

QByteArray nextName()
{
    static std::atomic<quint64> counter{0};
    return "cachescope-fault-" + QByteArray::number(++counter);
}

} // namespace

class FaultVfs::Private
{
public:
    explicit Private(quint64 seed);
    ~Private() { sqlite3_vfs_unregister(&vfs); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    const QByteArray name = nextName();
    sqlite3_vfs *const real = sqlite3_vfs_find(nullptr);
    FaultPlan plan;
    sqlite3_vfs vfs{};

private:
    static Private *of(sqlite3_vfs *vfs) { return static_cast<Private *>(vfs->pAppData); }
    static int open(sqlite3_vfs *vfs, sqlite3_filename fileName, sqlite3_file *file, int flags,
                    int *outFlags);

    void passOnMethods();

    /// Fills in a method that only passes the call on, if the real VFS has it.
    template <auto Method, typename Returned, typename... Arguments>
    void passOnAs(Returned (*sqlite3_vfs::*)(sqlite3_vfs *, Arguments...))
    {
        if (!(real->*Method))
            return;
        vfs.*Method = [](sqlite3_vfs *self, Arguments... arguments) {
            sqlite3_vfs *const realVfs = of(self)->real;
            return (realVfs->*Method)(realVfs, arguments...);
        };
    }

    template <auto... Methods>
    void passOn()
    {
        (passOnAs<Methods>(Methods), ...);
    }
};

FaultVfs::Private::Private(quint64 seed)
    : plan(seed)
{
    vfs.iVersion = std::min(real->iVersion, 3);
    vfs.szOsFile = faultFileSize(*real);
    vfs.mxPathname = real->mxPathname;
    vfs.zName = name.constData();
    vfs.pAppData = this;
    vfs.xOpen = open;
    passOnMethods();
    sqlite3_vfs_register(&vfs, 0);
}

void FaultVfs::Private::passOnMethods()
{
    using Vfs = sqlite3_vfs;
    passOn<&Vfs::xDelete, &Vfs::xAccess, &Vfs::xFullPathname, &Vfs::xDlOpen, &Vfs::xDlError, &Vfs::xDlSym,
           &Vfs::xDlClose, &Vfs::xRandomness, &Vfs::xSleep, &Vfs::xCurrentTime, &Vfs::xGetLastError>();
    if (vfs.iVersion >= 2)
        passOn<&Vfs::xCurrentTimeInt64>();
    if (vfs.iVersion >= 3)
        passOn<&Vfs::xSetSystemCall, &Vfs::xGetSystemCall, &Vfs::xNextSystemCall>();
}

int FaultVfs::Private::open(sqlite3_vfs *vfs, sqlite3_filename fileName, sqlite3_file *file, int flags,
                            int *outFlags)
{
    return openFaultFile(of(vfs)->real, &of(vfs)->plan, fileName, file, flags, outFlags);
}

FaultVfs::FaultVfs(quint64 seed)
    : d(std::make_unique<Private>(seed))
{
}

FaultVfs::~FaultVfs() = default;

QString FaultVfs::name() const
{
    return QString::fromLatin1(d->name);
}

void FaultVfs::setDelay(DiskOperation operation, std::optional<DiskFile> file, DiskDelay delay)
{
    d->plan.setDelay(operation, file, delay);
}

void FaultVfs::addRule(const FaultRule &rule)
{
    d->plan.addRule(rule);
}

void FaultVfs::clearRules()
{
    d->plan.clearRules();
}

qint64 FaultVfs::calls(DiskFile file, DiskOperation operation) const
{
    return d->plan.calls(file, operation);
}

qint64 FaultVfs::faults() const
{
    return d->plan.faults();
}

} // namespace cachescope::sqlite
