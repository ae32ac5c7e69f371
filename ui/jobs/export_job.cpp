// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/export_job.h"

#include <algorithm>
#include <span>

namespace cachescope::ui {
namespace {

std::vector<qint64> rowidsIn(const inspect::EntryList &list, const std::vector<inspect::RowRange> &rows)
{
    std::vector<qint64> rowids;
    const std::span<const qint64> all(list.rowids);
    for (const inspect::RowRange &range : rows) {
        const auto first = std::min(all.size(), static_cast<std::size_t>(std::max<qint64>(0, range.first)));
        const auto end = std::min(all.size(), static_cast<std::size_t>(std::max<qint64>(-1, range.last) + 1));
        if (first < end)
            rowids.insert(rowids.end(), all.begin() + static_cast<std::ptrdiff_t>(first),
                          all.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return rowids;
}

double fractionOf(const inspect::ExportProgress &progress)
{
    const bool byBytes = progress.ofBytes > 0;
    const qint64 done = byBytes ? progress.bytes : progress.entries;
    const qint64 all = std::max<qint64>(1, byBytes ? progress.ofBytes : progress.ofEntries);
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
}

} // namespace

ExportJob::ExportJob(QObject *parent)
    : ThreadJob(parent)
{
}

void ExportJob::start(const ExportRequest &request, const QString &directory)
{
    ThreadJob::start(
        [this, request, directory](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
            inspect::ExportOptions options;
            options.directory = directory;
            options.index = request.index.get();
            const auto tell = [&progress](const inspect::ExportProgress &now) { progress(fractionOf(now)); };
            const auto result = inspect::exportEntries(request.file, rowidsIn(*request.view, request.rows),
                                                       options, tell, &cancelled);
            return [this, result] {
                if (result)
                    Q_EMIT exported(*result);
                else
                    Q_EMIT failed(result.error());
            };
        });
}

} // namespace cachescope::ui
