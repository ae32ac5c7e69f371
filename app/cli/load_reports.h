// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/load_options.h"

#include <QSaveFile>

#include <memory>

namespace cachescope::load {
struct LoadDocument;
}

namespace cachescope::cli {

/// Writes the reports of `load` into files. Each takes its place only when all of it is written.
class LoadReports
{
public:
    /// Opens what can be opened before the run, so that an hour is not spent for a report that cannot be
    /// written: CannotOpen, naming the file.
    Result<void> open(const ReportFiles &files);
    /// Io, naming the file.
    Result<void> write(const load::LoadDocument &document);

private:
    Result<void> openOne(const QString &path);
    Result<void> checkHgrmDirectory() const;
    Result<void> writeOne(const QString &path, const QByteArray &content);
    Result<void> writeHistograms(const load::LoadDocument &document);

    ReportFiles m_paths;
    std::map<QString, std::unique_ptr<QSaveFile>> m_open; ///< by the file, however it was named
};

} // namespace cachescope::cli
