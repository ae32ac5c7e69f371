// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cachescope::inspect {

/// A new file in a directory. Closed, and removed unless it was kept, at the end of the scope. One thread.
class ExportFile
{
public:
    /// Takes over `fd`. `directory` is not owned and must stay open.
    ExportFile(int directory, QByteArray name, int fd)
        : m_directory(directory)
        , m_name(std::move(name))
        , m_fd(fd)
    {
    }
    ~ExportFile();
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;

    /// Behind what was written before. Errors: DiskFull, Io.
    Result<void> write(QByteArrayView bytes);
    /// As write(); on an error the file is as it was before.
    Result<void> append(QByteArrayView bytes);
    /// Closes the file: some file systems tell only now that there was no room.
    Result<void> finish();
    /// The file stays.
    void keep() { m_kept = true; }

private:
    const int m_directory;
    const QByteArray m_name;
    int m_fd;
    qint64 m_size = 0;
    bool m_kept = false;
};

/// The error of a write that failed with this errno.
Error exportWriteError(int code);

} // namespace cachescope::inspect
