// SPDX-License-Identifier: GPL-3.0-or-later
//
// POSIX calls and not QFile: the same descriptor asks for other processes' locks, and the file is opened
// once, since closing any descriptor drops all of this process's locks on a file.
#include "core/inspect/open/file_header.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/open/descriptor.h"
#include "core/inspect/types/content_type.h"
#include "core/sqlite/file_magic.h"

#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kHeaderBytes = 100;

/// Any lock of another process in the bytes that SQLite locks: PENDING_BYTE and the 511 behind it
/// (https://www.sqlite.org/src/file/src/os.h). A connection in WAL mode holds one as long as it is open.
bool isHeldByOther(int fd)
{
    struct flock lock
    {
    };
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    return ::fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

Error notSqlite(const QString &path, QByteArrayView head, qint64 fileBytes)
{
    const ContentType type = detectContentType(head.first(qMin(head.size(), kContentHeadBytes)), fileBytes);
    const QString looks = type == ContentType::Unknown
                              ? CoreText::tr("its content is of no kind that is known here")
                              : CoreText::tr("it looks like %1").arg(contentTypeLabel(type));
    return Error{ErrorCode::NotACache, CoreText::tr("%1 is not an SQLite database: %2. "
                                                    "Choose the .db file that the cache is kept in.")
                                           .arg(path, looks)};
}

Result<void> checkKindOfFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound,
                     CoreText::tr("There is no file %1. Check the path and its spelling.").arg(path)};
    if (file.isDir())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is a directory. Choose the cache file in it.").arg(path)};
    if (!file.isFile())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is a device or a pipe. Choose an ordinary file.").arg(path)};
    return {};
}

Error cannotOpen(const QString &path, int reason)
{
    if (reason == EACCES || reason == EPERM)
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("There is no permission to read %1. Ask its owner for "
                                  "it, or open a copy that you may read.")
                         .arg(path)};
    return Error{
        ErrorCode::CannotOpen,
        CoreText::tr("%1 cannot be opened: %2.").arg(path, QString::fromLocal8Bit(std::strerror(reason)))};
}

quint32 wordAt(QByteArrayView header, qsizetype offset)
{
    return qFromBigEndian<quint32>(header.data() + offset);
}

qint64 pageSizeOf(QByteArrayView header)
{
    const auto size = qFromBigEndian<quint16>(header.data() + 16);
    return size == 1 ? 65536 : size;
}

Result<FileHeader> parse(const QString &path, QByteArrayView header, qint64 fileBytes)
{
    if (!header.startsWith(sqlite::kFileMagic))
        return notSqlite(path, header, fileBytes);
    if (header.size() < kHeaderBytes)
        return Error{ErrorCode::Truncated, CoreText::tr("%1 is cut off after %2 bytes. It looks like an "
                                                        "interrupted download; download it again.")
                                               .arg(path)
                                               .arg(fileBytes)};
    FileHeader result;
    result.fileBytes = fileBytes;
    result.pageSizeBytes = pageSizeOf(header);
    if (result.pageSizeBytes < 512 || !std::has_single_bit(static_cast<quint64>(result.pageSizeBytes)))
        return Error{
            ErrorCode::Corrupt,
            CoreText::tr("%1 starts like an SQLite database, but its header is damaged (a page size of "
                         "%2). Fetch the file again.")
                .arg(path)
                .arg(result.pageSizeBytes)};
    result.changeCounter = wordAt(header, 24);
    result.schemaCookie = wordAt(header, 40);
    result.wal = header[18] == 2 || header[19] == 2;
    // The count is only valid if the writer that last changed the file knew of it (file format, 1.3.7).
    if (result.changeCounter == wordAt(header, 92))
        result.pages = wordAt(header, 28);
    return result;
}

} // namespace

Result<FileHeader> readFileHeader(const QString &path)
{
    if (auto usable = checkKindOfFile(path); !usable)
        return usable.error();
    const Descriptor file(path);
    if (file.fd() < 0)
        return cannotOpen(path, errno);
    QByteArray header(kHeaderBytes, '\0');
    const ssize_t got = ::pread(file.fd(), header.data(), static_cast<std::size_t>(kHeaderBytes), 0);
    const qint64 fileBytes = ::lseek(file.fd(), 0, SEEK_END);
    if (got < 0 || fileBytes < 0)
        return Error{
            ErrorCode::Io,
            CoreText::tr("%1 cannot be read: %2.").arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
    if (got == 0)
        return Error{ErrorCode::NotACache,
                     CoreText::tr("%1 is empty (0 bytes), so there is no cache in it. If it "
                                  "was downloaded, download it again.")
                         .arg(path)};
    auto parsed = parse(path, QByteArrayView(header).first(got), fileBytes);
    if (parsed)
        parsed->heldByOther = isHeldByOther(file.fd());
    return parsed;
}

} // namespace cachescope::inspect
