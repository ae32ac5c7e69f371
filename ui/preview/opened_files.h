// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace cachescope::ui {

/// Names for copies of values that other programs are to open: in a directory that only this user can look
/// into, made when it is first needed, removed with this object. One thread.
class OpenedFiles
{
public:
    /// Where a value may be written that is stored under `key`: a name that is safe whatever the key is.
    /// Empty if no directory can be made.
    QString pathFor(const QString &key, const QString &suffix);

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    int m_files = 0;
};

} // namespace cachescope::ui
