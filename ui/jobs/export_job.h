// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/exporter.h"
#include "core/inspect/query/entry_view.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// Which values are exported.
struct ExportRequest
{
    inspect::CacheFile file;
    inspect::EntryView view;
    std::vector<inspect::RowRange> rows; ///< of `view`
    /// Saves reading the sizes from the file; may be null.
    std::shared_ptr<const inspect::EntryIndex> index = nullptr;
};

/// Writes values of a cache file into a directory. progressed() is of their bytes.
class ExportJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);

    /// Nothing while one runs. When it is cancelled, exported() tells what there is by then.
    void start(const ExportRequest &request, const QString &directory);

Q_SIGNALS:
    void exported(const cachescope::inspect::ExportResult &result);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
