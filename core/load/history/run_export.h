// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace cachescope::load {

/// What a load test that was kept can be written as.
enum class RunExport {
    Html,  ///< htmlReport(), for people
    Json,  ///< the document itself, which `compare`, `load` and RunStore::import() read
    JUnit, ///< junitReport(), for pipelines
    Csv    ///< seriesCsv(), for spreadsheets
};

/// "html", "json", "xml", "csv": how the name of such a file ends.
QString suffixOf(RunExport kind);

/// Writes it to `path`, in place of a file that is there; until all is written, and on any error, that stays
/// as it is. InvalidArgument for a link, a directory, and a file that is an SQLite database: nothing is
/// written over a cache. As writeWholeFile(). Any thread; waits for the disk.
Result<void> exportRun(const QJsonObject &document, RunExport kind, const QString &path);

} // namespace cachescope::load
