// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/fault_vfs.h"

#include "core/sqlite/fault_plan.h"
#include "core/sqlite/fault_vfs_file.h"
#include "core/sqlite/stacked_vfs.h"

#include <QByteArray>

#include <sqlite3.h>

#include <atomic>

namespace cachescope::sqlite {

namespace {

QByteArray nextName()
{
    static std::atomic<quint64> counter{0};
    return "cachescope-fault-" + QByteArray::number(++counter);
}

} // namespace

class FaultVfs::Private : public StackedVfs
{
public:
    Private(quint64 seed, const QByteArray &base);
    ~Private() { sqlite3_vfs_unregister(this); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    const QByteArray name = nextName();
    FaultPlan plan;

private:
    static int openFile(sqlite3_vfs *vfs, sqlite3_filename fileName, sqlite3_file *file, int flags,
                        int *outFlags)
    {
        auto *self = static_cast<Private *>(vfs);
        return openFaultFile(self->real, &self->plan, fileName, file, flags, outFlags);
    }
};

FaultVfs::Private::Private(quint64 seed, const QByteArray &base)
    : plan(seed)
{
    real = sqlite3_vfs_find(base.isEmpty() ? nullptr : base.constData());
    passOnAll(*this, faultFileSize());
    zName = name.constData();
    xOpen = openFile;
    sqlite3_vfs_register(this, 0);
}

FaultVfs::FaultVfs(quint64 seed, const QString &base)
    : d(std::make_unique<Private>(seed, base.toLatin1()))
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
