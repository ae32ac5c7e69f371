// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/exporter.h"
#include "core/inspect/export/list_export.h"
#include "core/inspect/query/entry_view.h"
#include "ui/jobs/thread_job.h"

namespace cachescope::ui {

/// What is written of entries.
enum class ExportKind {
    Values,   ///< into a directory, a file each
    OneValue, ///< into a file
    Csv,      ///< what is known of them, into one file, as the next
    Json,
    JsonLines,
};

/// Which entries are exported.
struct ExportRequest
{
    inspect::CacheFile file;
    inspect::EntryView view;
    std::vector<inspect::RowRange> rows; ///< of `view`
    /// Saves reading the sizes from the file; may be null.
    std::shared_ptr<const inspect::EntryIndex> index = nullptr;
};

/// Writes values of a cache file, or a list of entries, into a directory or a file. progressed() is of the
/// values' bytes, or of the entries of a list. Each start does nothing while one runs, and ends with its
/// signal or failed(), which says Cancelled of what was cancelled and left nothing.
class ExportJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);

    /// exported(): when it is cancelled, it tells what there is by then.
    void start(const ExportRequest &request, const QString &directory);
    /// listed()
    void startList(const ExportRequest &request, inspect::LineFormat format, const QString &path);
    /// named(): what to call a file with the first value of the request.
    void startName(const ExportRequest &request);
    /// saved(): that value.
    void startValue(const ExportRequest &request, const QString &path);

Q_SIGNALS:
    void exported(const cachescope::inspect::ExportResult &result);
    void listed(const cachescope::inspect::ListExportResult &result);
    void named(const QString &fileName);
    void saved(const QString &path, qint64 bytes);
    void failed(const cachescope::Error &error);

private:
    /// What is told of a result in this object's thread.
    template <typename T, typename Told>
    Answer answer(const Result<T> &result, Told told);
};

} // namespace cachescope::ui
