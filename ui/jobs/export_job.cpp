// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/export_job.h"

#include <QThread>

#include <algorithm>
#include <span>
#include <utility>

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
    : QObject(parent)
{
}

ExportJob::~ExportJob()
{
    cancel();
    end();
}

void ExportJob::start(const inspect::CacheFile &file, const inspect::EntryView &view,
                      const std::vector<inspect::RowRange> &rows, const QString &directory)
{
    if (isRunning())
        return;
    m_cancelled = false;
    m_thread.reset(QThread::create(
        [this, file, view, rows, directory] { run(file, rowidsIn(*view, rows), directory); }));
    m_thread->start();
}

void ExportJob::cancel()
{
    m_cancelled = true;
}

// In the thread. Results go to the object's own thread; it waits for this one to end before it dies.
void ExportJob::run(const inspect::CacheFile &file, const std::vector<qint64> &rowids,
                    const QString &directory)
{
    int lastPermille = -1;
    const auto progress = [&](const inspect::ExportProgress &now) {
        const double fraction = fractionOf(now);
        const int permille = static_cast<int>(fraction * 1000.0);
        if (std::exchange(lastPermille, permille) != permille)
            Q_EMIT progressed(fraction); // queued: the sender lives in another thread
    };
    inspect::ExportOptions options;
    options.directory = directory;
    const auto result = inspect::exportEntries(file, rowids, options, progress, &m_cancelled);
    QMetaObject::invokeMethod(this, [this, result] {
        end();
        if (result)
            Q_EMIT exported(*result);
        else
            Q_EMIT failed(result.error());
    });
}

void ExportJob::end()
{
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

} // namespace cachescope::ui
