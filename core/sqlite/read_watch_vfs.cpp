// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/read_watch_vfs.h"

#include "core/sqlite/stacked_vfs.h"

#include <QByteArray>

#include <sqlite3.h>

#include <atomic>
#include <new>
#include <utility>

namespace cachescope::sqlite {

namespace {

using OnRead = std::function<void(QByteArrayView)>;

struct WatchedFile : StackedFile
{
    const OnRead *onRead = nullptr;
};
// What SQLite allocates is aligned to 8 bytes, and the real file lies right behind.
static_assert(alignof(WatchedFile) <= 8 && sizeof(WatchedFile) % 8 == 0);

int readAndTell(sqlite3_file *file, void *buffer, int bytes, sqlite3_int64 offset)
{
    sqlite3_file *const real = realFile(file);
    const int rc = real->pMethods->xRead(real, buffer, bytes, offset);
    if (rc == SQLITE_OK)
        (*static_cast<WatchedFile *>(file)->onRead)({static_cast<const char *>(buffer), bytes});
    return rc;
}

QByteArray nextName()
{
    static std::atomic<quint64> counter{0};
    return "cachescope-read-watch-" + QByteArray::number(++counter);
}

} // namespace

class ReadWatchVfs::Private : public StackedVfs
{
public:
    Private(const QString &before, OnRead callback)
        : onRead(std::move(callback))
    {
        real = sqlite3_vfs_find(before.isEmpty() ? nullptr : before.toUtf8().constData());
        if (!real)
            return;
        passOnAll(*this, int{sizeof(WatchedFile)});
        zName = name.constData();
        xOpen = openFile;
        sqlite3_vfs_register(this, 0);
    }
    ~Private() { sqlite3_vfs_unregister(this); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    const QByteArray name = nextName();
    const OnRead onRead;

private:
    static int openFile(sqlite3_vfs *vfs, sqlite3_filename fileName, sqlite3_file *file, int flags,
                        int *outFlags)
    {
        auto *self = static_cast<Private *>(vfs);
        auto *watched = new (file) WatchedFile;
        watched->real = reinterpret_cast<sqlite3_file *>(watched + 1);
        const int rc = openRealFile(self->real, fileName, *watched, flags, outFlags);
        if (rc != SQLITE_OK) {
            file->pMethods = nullptr;
            return rc;
        }
        watched->onRead = &self->onRead;
        if (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))
            watched->methods.xRead = readAndTell;
        file->pMethods = &watched->methods;
        return SQLITE_OK;
    }
};

ReadWatchVfs::ReadWatchVfs(const QString &before, std::function<void(QByteArrayView)> onRead)
    : d(std::make_unique<Private>(before, std::move(onRead)))
{
}

ReadWatchVfs::~ReadWatchVfs() = default;

QString ReadWatchVfs::name() const
{
    return d->real ? QString::fromLatin1(d->name) : QString();
}

} // namespace cachescope::sqlite
