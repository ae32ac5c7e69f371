// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/export_directory.h"

#include "core/base/translate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cachescope::inspect {

namespace {

QString inWords(int code)
{
    return QString::fromLocal8Bit(std::strerror(code));
}

Error unusable(const QString &path, const QString &why)
{
    return Error{ErrorCode::CannotOpen,
                 CoreText::tr("%1 cannot be exported to: %2. Choose another directory.").arg(path, why)};
}

bool hasFiles(const QString &path)
{
    return !QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

QString ExportDirectory::existingPart(const QString &path)
{
    QString part = QFileInfo(path).absoluteFilePath();
    while (!QFileInfo::exists(part) && part != QFileInfo(part).path())
        part = QFileInfo(part).path();
    return part;
}

Result<void> ExportDirectory::check(const QString &path, bool mayHaveFiles)
{
    const QString there = existingPart(path);
    if (!QFileInfo(there).isDir())
        return unusable(path, CoreText::tr("%1 is no directory").arg(there));
    if (::access(QFile::encodeName(there).constData(), W_OK | X_OK) != 0)
        return unusable(path, CoreText::tr("%1 cannot be written to (%2)").arg(there, inWords(errno)));
    if (!mayHaveFiles && QFileInfo::exists(path) && hasFiles(path))
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("%1 has files in it, and nothing is mixed with them or overwritten. Choose "
                                  "another directory.")
                         .arg(path)};
    return {};
}

Result<Room> ExportDirectory::roomFor(const QString &path)
{
    struct statvfs status
    {
    };
    const QString there = existingPart(path);
    if (::statvfs(QFile::encodeName(there).constData(), &status) != 0)
        return unusable(path, inWords(errno));
    Room room;
    room.blockBytes = static_cast<qint64>(status.f_frsize);
    room.bytes = static_cast<qint64>(status.f_bavail) * room.blockBytes;
    // File systems without a fixed number of files say 0 of 0.
    room.files = status.f_files > 0 ? static_cast<qint64>(status.f_favail) : -1;
    return room;
}

Result<std::unique_ptr<ExportDirectory>> ExportDirectory::open(const QString &path, bool mayHaveFiles)
{
    if (auto usable = check(path, mayHaveFiles); !usable)
        return usable.error();
    errno = 0;
    if (!QDir().mkpath(path))
        return unusable(path, CoreText::tr("it cannot be made (%1)").arg(inWords(errno)));
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return unusable(path, inWords(errno));
    return std::unique_ptr<ExportDirectory>(new ExportDirectory(fd));
}

ExportDirectory::~ExportDirectory()
{
    ::close(m_fd);
}

Result<std::unique_ptr<ExportFile>> ExportDirectory::create(const QString &name)
{
    const QByteArray encoded = name.toUtf8();
    const bool isName = !encoded.isEmpty() && !encoded.contains('/') && !encoded.contains('\0') &&
                        encoded != "." && encoded != "..";
    if (!isName)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("\"%1\" is no name for a file.").arg(name)};
    const int fd =
        ::openat(m_fd, encoded.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd >= 0)
        return std::make_unique<ExportFile>(m_fd, encoded, fd);
    if (errno == EEXIST)
        return std::unique_ptr<ExportFile>();
    return exportWriteError(errno);
}

} // namespace cachescope::inspect
