// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/export_job.h"

#include "core/inspect/export/value_file.h"

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

/// Nothing that is there if nothing was asked for.
qint64 firstOf(const ExportRequest &request)
{
    const std::vector<qint64> rowids = rowidsIn(*request.view, request.rows);
    return rowids.empty() ? -1 : rowids.front();
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

template <typename T, typename Told>
ThreadJob::Answer ExportJob::answer(const Result<T> &result, Told told)
{
    return [this, result, told] {
        if (result)
            told(*result);
        else
            Q_EMIT failed(result.error());
    };
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
            return answer(result, [this](const auto &done) { Q_EMIT exported(done); });
        });
}

void ExportJob::startList(const ExportRequest &request, inspect::LineFormat format, const QString &path)
{
    ThreadJob::start([this, request, format, path](const Progress &progress,
                                                   const std::atomic<bool> &cancelled) -> Answer {
        const auto result = inspect::exportList(request.file, rowidsIn(*request.view, request.rows),
                                                {path, format, request.index.get()}, progress, &cancelled);
        return answer(result, [this](const auto &done) { Q_EMIT listed(done); });
    });
}

void ExportJob::startName(const ExportRequest &request)
{
    ThreadJob::start([this, request](const Progress &, const std::atomic<bool> &) -> Answer {
        return answer(inspect::valueFileName(request.file, firstOf(request)),
                      [this](const QString &name) { Q_EMIT named(name); });
    });
}

void ExportJob::startValue(const ExportRequest &request, const QString &path)
{
    ThreadJob::start(
        [this, request, path](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
            return answer(inspect::saveValue(request.file, firstOf(request), path, progress, &cancelled),
                          [this, path](qint64 bytes) { Q_EMIT saved(path, bytes); });
        });
}

} // namespace cachescope::ui
