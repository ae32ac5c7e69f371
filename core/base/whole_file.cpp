// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is buffered: Qt 6.4's QSaveFile::commit() does not notice that the last buffer found no room.
#include "core/base/whole_file.h"

#include "core/base/translate.h"

#include <QSaveFile>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cachescope {

namespace {

Error cannotWrite(ErrorCode code, const QString &path, const QString &why)
{
    return Error{code, CoreText::tr("%1 cannot be written: %2").arg(path, why)};
}

Error systemError(const QString &path, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return cannotWrite(isFull ? ErrorCode::DiskFull : ErrorCode::Io, path,
                       QString::fromLocal8Bit(std::strerror(error)));
}

/// What went wrong, as errno says it; 0 if all is written. Of what does not fit, a part may be.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            bytes = bytes.sliced(written);
    }
    return 0;
}

/// Some file systems say only now that there is no room.
int sync(int descriptor)
{
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

} // namespace

Result<void> writeWholeFile(const QString &path, QByteArrayView bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return cannotWrite(ErrorCode::CannotOpen, path, file.errorString());
    int error = writeAll(file.handle(), bytes);
    if (error == 0)
        error = sync(file.handle());
    if (error != 0)
        return systemError(path, error); // and the file goes away with what was written
    if (!file.commit())
        return cannotWrite(ErrorCode::Io, path, file.errorString());
    return {};
}

} // namespace cachescope
