// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/load_options.h"
#include "app/cli/output_file.h"

#include <map>

namespace cachescope::load {
struct LoadDocument;
}

namespace cachescope::cli {

/// Writes the reports of `load` into files. Each takes its place only when all of it is written.
class LoadReports
{
public:
    /// Opens what can be opened before the run, so that an hour is not spent for a report that cannot be
    /// written: CannotOpen, naming the file. `read`: what the run reads, which no report may overwrite:
    /// InvalidArgument, naming both arguments.
    Result<void> open(const ReportFiles &files, const std::vector<NamedFile> &read);
    /// Writes all that can be written. Io, naming the first file that could not.
    Result<void> write(const load::LoadDocument &document);

private:
    Result<void> openOne(const QString &path);
    Result<void> checkHgrmDirectory() const;
    Result<void> writeOne(const QString &path, const QByteArray &content);
    Result<void> writeHistograms(const load::LoadDocument &document);

    ReportFiles m_paths;
    std::map<QString, OutputFile> m_open; ///< by path
};

} // namespace cachescope::cli
