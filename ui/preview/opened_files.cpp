// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/opened_files.h"

#include "core/inspect/export/export_names.h"

#include <QDir>

namespace cachescope::ui {

/// Each in a directory of its own, so that two values of one name do not meet.
QString OpenedFiles::pathFor(const QString &key, const QString &suffix)
{
    if (!m_directory)
        m_directory = std::make_unique<QTemporaryDir>(); // mode 0700
    const QString number = QString::number(++m_files);
    if (!m_directory->isValid() || !QDir(m_directory->path()).mkdir(number))
        return {};
    inspect::ExportNames names;
    return m_directory->filePath(number + QLatin1Char('/') +
                                 names.take(inspect::exportStem(key), suffix, m_files));
}

} // namespace cachescope::ui
