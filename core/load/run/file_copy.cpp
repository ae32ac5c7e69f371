// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/file_copy.h"

#include "core/base/translate.h"

#include <QFile>

#include <unistd.h>

#include <cerrno>

#ifdef Q_OS_LINUX
#include <linux/fs.h>
#include <sys/ioctl.h>
#endif

namespace cachescope::load {

namespace {

constexpr qint64 kChunkBytes = 4 * 1024 * 1024;

Error failure(const QFile &file, const QString &sentence)
{
    const auto code = file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io;
    return Error{code, sentence.arg(file.fileName(), file.errorString())};
}

Result<void> openBoth(QFile &source, QFile &target)
{
    for (QFile *file : {&source, &target}) {
        const auto mode = file == &source ? QIODevice::ReadOnly : QIODevice::WriteOnly | QIODevice::NewOnly;
        if (!file->open(mode | QIODevice::Unbuffered))
            return Error{ErrorCode::CannotOpen,
                         CoreText::tr("%1 cannot be opened: %2").arg(file->fileName(), file->errorString())};
    }
    return {};
}

/// Whether `target` has all blocks of `source` now, shared with it. Fails on most file systems.
bool shareBlocks(const QFile &source, const QFile &target)
{
#ifdef FICLONE
    return ::ioctl(target.handle(), FICLONE, source.handle()) == 0; // ioctl_ficlone(2)
#else
    Q_UNUSED(source)
    Q_UNUSED(target)
    return false;
#endif
}

} // namespace

bool shareFile(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    if (!openBoth(source, target))
        return false;
    const bool shared = shareBlocks(source, target);
    if (!shared)
        target.remove();
    return shared;
}

Result<void> copyFile(const QString &from, const QString &to, const std::atomic<bool> *stop,
                      const std::function<void(qint64 bytes)> &progress)
{
    QFile source(from);
    QFile target(to);
    if (auto opened = openBoth(source, target); !opened)
        return opened;
    QByteArray chunk(kChunkBytes, Qt::Uninitialized);
    while (true) {
        if (stop && stop->load())
            return Error{ErrorCode::Cancelled, CoreText::tr("Copying %1 was stopped").arg(from)};
        const qint64 got = source.read(chunk.data(), chunk.size());
        if (got == 0)
            return {};
        if (got < 0)
            return failure(source, CoreText::tr("%1 cannot be read: %2"));
        if (target.write(chunk.constData(), got) != got)
            return failure(target, CoreText::tr("%1 cannot be written: %2"));
        if (progress)
            progress(got);
    }
}

Result<void> syncFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 cannot be opened: %2").arg(path, file.errorString())};
    if (::fsync(file.handle()) != 0)
        return Error{ErrorCode::Io,
                     CoreText::tr("%1 cannot be written to the disk: %2").arg(path, qt_error_string(errno))};
    return {};
}

} // namespace cachescope::load
