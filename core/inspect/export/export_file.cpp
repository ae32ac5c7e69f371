// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/export_file.h"

#include "core/base/translate.h"

#include <QString>

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace cachescope::inspect {

Error exportWriteError(int code)
{
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error{
        full ? ErrorCode::DiskFull : ErrorCode::Io,
        CoreText::tr("The file could not be written: %1.").arg(QString::fromLocal8Bit(std::strerror(code)))};
}

ExportFile::~ExportFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
    if (!m_kept)
        ::unlinkat(m_directory, m_name.constData(), 0);
}

Result<void> ExportFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return exportWriteError(errno);
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> ExportFile::append(QByteArrayView bytes)
{
    const qint64 before = m_size;
    auto written = write(bytes);
    if (!written && ::ftruncate(m_fd, before) == 0 && ::lseek(m_fd, before, SEEK_SET) == before)
        m_size = before;
    return written;
}

Result<void> ExportFile::finish()
{
    if (::close(std::exchange(m_fd, -1)) != 0)
        return exportWriteError(errno);
    return {};
}

} // namespace cachescope::inspect
