// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_jobs.h"

#include "core/inspect/diff/diff_csv.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>
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

void DiffKeyJob::start(const inspect::FileDiffPtr &diff, std::vector<quint32> rows, qsizetype mostKeyBytes)
{
    ThreadJob::start([this, diff, rows = std::move(rows),
                      mostKeyBytes](const Progress &progress, const std::atomic<bool> &cancelled) -> Answer {
        constexpr std::size_t atATime = 1000;
        inspect::DiffKeys reader(diff);
        std::vector<std::optional<inspect::KeyText>> keys;
        while (keys.size() < rows.size()) {
            const auto left = std::span(rows).subspan(keys.size());
            auto some = reader.read(left.first(std::min(atATime, left.size())), mostKeyBytes, &cancelled);
            if (!some)
                return [this, error = some.error()] { Q_EMIT failed(error); };
            std::ranges::move(*some, std::back_inserter(keys));
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
