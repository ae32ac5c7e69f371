// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace cachescope::load {

/// A database file that is written beside its place, as "<path>.partial", and takes its name when it is
/// complete: nobody finds half a file under `path`, however the program ends. One thread.
class UnfinishedFile
{
public:
    /// Makes an empty file to write to. Refuses a `path` that exists, or has beside it what would be taken
    /// for a part of the new file (-wal, -shm, -journal) or is left of a run that was killed:
    /// InvalidArgument.
    static Result<std::unique_ptr<UnfinishedFile>> create(const QString &path);
    /// Removes the file, and what SQLite may have made beside it, unless it was finished.
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile &) = delete;
    UnfinishedFile &operator=(const UnfinishedFile &) = delete;

    /// Where to write.
    [[nodiscard]] const QString &partialPath() const { return m_partialPath; }
    /// Gives the file its name, after whoever wrote it has closed it. Never replaces another:
    /// InvalidArgument.
    Result<void> finish();

private:
    UnfinishedFile(const QString &path, const QString &partialPath);

    const QString m_path;
    const QString m_partialPath;
    bool m_isFinished = false;
};

} // namespace cachescope::load
