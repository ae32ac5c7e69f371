// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/export/export_file.h"

#include <QString>

#include <memory>

namespace cachescope::inspect {

/// What a directory's file system has left.
struct Room
{
    qint64 bytes = 0;
    qint64 blockBytes = 4096; ///< what a file takes is rounded up to these
    qint64 files = -1;        ///< negative where there is no limit
};

/// A directory in which only new files are made: nothing that is there is written to or followed, also if
/// somebody else puts links there meanwhile, and nothing is made outside of it. One thread.
class ExportDirectory
{
public:
    /// `path` or the nearest directory above it that is there.
    static QString existingPart(const QString &path);

    /// Whether open() may be expected to work. Changes nothing. The errors of open().
    static Result<void> check(const QString &path, bool mayHaveFiles);

    /// Room where `path` is, or where it would be made.
    static Result<Room> roomFor(const QString &path);

    /// Makes the directory, with those above it, if it is not there. Error CannotOpen, in words: it is no
    /// directory, has files and must not, or cannot be written to.
    static Result<std::unique_ptr<ExportDirectory>> open(const QString &path, bool mayHaveFiles);

    ~ExportDirectory();
    ExportDirectory(const ExportDirectory &) = delete;
    ExportDirectory &operator=(const ExportDirectory &) = delete;

    /// A new file. `name` has no separator in it. Null if something of that name is there, a link to nowhere
    /// too.
    Result<std::unique_ptr<ExportFile>> create(const QString &name);

private:
    explicit ExportDirectory(int fd)
        : m_fd(fd)
    {
    }

    const int m_fd;
};

} // namespace cachescope::inspect
