// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace cachescope::load {

/// The temporary directory of a run's files, which goes with this object; or, if its program was killed, with
/// the next run in the same place. One thread.
class RunDirectory
{
public:
    /// Made in `parent`; empty: the system's directory for temporary files. Leftovers in there are removed.
    /// CannotOpen.
    static Result<std::unique_ptr<RunDirectory>> create(const QString &parent);
    ~RunDirectory();
    Q_DISABLE_COPY_MOVE(RunDirectory)

    [[nodiscard]] QString path() const { return m_directory.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_directory.filePath(name); }

private:
    explicit RunDirectory(const QString &parent);

    void takeOwnership();

    QTemporaryDir m_directory;
    QFile m_owner; ///< locked as long as the directory is in use
};

/// Removes from `parent` the directories of runs of this user whose programs ended without doing so. Those in
/// use stay, also by other processes and in other containers, and whatever else is there. What cannot be
/// removed stays too. Any thread.
void removeLeftovers(const QString &parent);

} // namespace cachescope::load
