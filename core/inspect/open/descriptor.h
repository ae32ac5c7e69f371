// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <fcntl.h>
#include <unistd.h>

namespace cachescope::inspect {

/// A file opened for reading, closed at the end of the scope. Never waits, also not for a pipe's writer.
/// Closing it drops all POSIX locks that this process has on that file.
class Descriptor
{
public:
    /// fd() is negative, and errno set, if it cannot be opened.
    explicit Descriptor(const QString &path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }

private:
    const int m_fd;
};

} // namespace cachescope::inspect
