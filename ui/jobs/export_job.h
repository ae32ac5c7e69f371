// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/exporter.h"
#include "core/inspect/query/entry_view.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Writes values of a cache file into a directory. progressed() is of their bytes.
class ExportJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);

    /// Exports the entries in these rows of `view`. Nothing while one runs. When it is cancelled, exported()
    /// tells what there is by then.
    void start(const inspect::CacheFile &file, const inspect::EntryView &view,
               const std::vector<inspect::RowRange> &rows, const QString &directory);

Q_SIGNALS:
    void exported(const cachescope::inspect::ExportResult &result);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
