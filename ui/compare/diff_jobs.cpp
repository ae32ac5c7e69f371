// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_jobs.h"

#include "core/base/format.h"
#include "core/inspect/diff/diff_csv.h"

#include <QFileInfo>

#include <iterator>
#include <span>
#include <utility>

namespace cachescope::ui {
namespace {

/// Fewer than without a window, which is to stay fluid.
constexpr int kReaders = 8;

/// Opening reads a file beside SQLite, which would drop the locks of one that is open already.
bool isSameFile(const QString &a, const QString &b)
{
    const QString canonical = QFileInfo(a).canonicalFilePath();
    return !canonical.isEmpty() && canonical == QFileInfo(b).canonicalFilePath();
}

Result<inspect::CacheFile> openSource(const DiffSource &source, const DiffSource &other)
{
    if (source.file.opened)
        return *source.file.opened;
    if (other.file.opened && isSameFile(source.file.path, other.file.path))
        return *other.file.opened;
    inspect::OpenOptions options;
    options.salvage = true;
    return inspect::CacheFile::open(source.file.path, options);
}

Error tooManyBytes(qint64 most)
{
    return Error{ErrorCode::TooLarge,
                 DiffKeyJob::tr("Keys of at most %1 are copied at a time, and these are larger. Select fewer "
                                "entries, or save them as CSV.")
                     .arg(formatBytes(most))};
}

} // namespace

void DiffJob::start(const DiffSource &before, const DiffSource &after, bool content)
{
    ThreadJob::start([this, before, after, content](const Progress &progress,
                                                    const std::atomic<bool> &cancelled) -> Answer {
        const auto fail = [this](const Error &error, const QString &path) -> Answer {
            return [this, error, path] { Q_EMIT failed(error, path); };
        };
        const auto fileBefore = openSource(before, after);
        if (!fileBefore)
            return fail(fileBefore.error(), before.file.path);
        const auto fileAfter = openSource(after, before);
        if (!fileAfter)
            return fail(fileAfter.error(), after.file.path);
        inspect::DiffOptions options;
        options.before = before.scan;
        options.after = after.scan;
        options.content = content;
        options.threads = kReaders;
        auto diff = inspect::diffFiles(*fileBefore, *fileAfter, options, progress, &cancelled);
        if (!diff)
            return fail(diff.error(), {});
        const auto shared = std::make_shared<const inspect::FileDiff>(std::move(*diff));
        return [this, shared] { Q_EMIT compared(shared); };
    });
}

void DiffSelectJob::start(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query)
{
    ThreadJob::start([this, diff, query](const Progress &, const std::atomic<bool> &) -> Answer {
        const auto rows = std::make_shared<const std::vector<quint32>>(inspect::selectRows(*diff, query));
        return [this, diff, query, rows] { Q_EMIT selected(diff, query, rows); };
    });
}

void DiffKeyJob::start(const inspect::FileDiffPtr &diff, std::vector<quint32> rows, qsizetype mostKeyBytes,
                       qint64 mostBytes)
{
    ThreadJob::start([this, diff, rows = std::move(rows), mostKeyBytes,
                      mostBytes](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
        inspect::DiffKeys reader(diff);
        std::vector<std::optional<inspect::KeyText>> keys;
        qint64 bytes = 0;
        while (keys.size() < rows.size()) {
            // One at a time, since each may be large.
            auto some = reader.read(std::span(rows).subspan(keys.size(), 1), mostKeyBytes, &cancelled);
            if (!some)
                return [this, error = some.error()] { Q_EMIT failed(error); };
            const auto &key = some->front();
            bytes += key ? key->text.size() * qint64{sizeof(QChar)} : 0;
            if (bytes > mostBytes)
                return [this, error = tooManyBytes(mostBytes)] { Q_EMIT failed(error); };
            keys.push_back(std::move(some->front()));
            progress(static_cast<double>(keys.size()) / static_cast<double>(rows.size()));
        }
        return [this, keys = std::move(keys)] { Q_EMIT read(keys); };
    });
}

void DiffCsvJob::start(const inspect::FileDiffPtr &diff, const DiffRows &rows, const QString &path)
{
    ThreadJob::start(
        [this, diff, rows, path](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
            const auto done = inspect::writeDiffCsv(diff, *rows, path, progress, &cancelled);
            if (!done)
                return [this, error = done.error()] { Q_EMIT failed(error); };
            return [this, path, count = std::ssize(*rows)] { Q_EMIT written(path, count); };
        });
}

} // namespace cachescope::ui
