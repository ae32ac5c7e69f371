// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/diff_keys.h"
#include "core/inspect/diff/diff_rows.h"
#include "core/inspect/export/entry_copier.h"
#include "ui/jobs/file_source.h"
#include "ui/jobs/thread_job.h"

#include <QStringList>

/// What is done with two files in the background. Main thread.
namespace cachescope::ui {

/// Places in FileDiff::rows. Shared between threads, never changed.
using DiffRows = std::shared_ptr<const std::vector<quint32>>;

/// A file to be compared, and what is known of it.
struct DiffSource
{
    FileSource file;
    std::optional<inspect::ScannedFile> scan; ///< of `file.opened`

    [[nodiscard]] bool isThere() const { return !file.path.isEmpty(); }
};

/// Opens two files as far as they are not open, and compares them.
class DiffJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit DiffJob(QObject *parent = nullptr)
        : ThreadJob(parent)
    {
    }

    /// Nothing while one runs.
    void start(const DiffSource &before, const DiffSource &after, bool content);

Q_SIGNALS:
    void compared(const cachescope::inspect::FileDiffPtr &diff);
    /// `path` is of the file that cannot be opened, or empty.
    void failed(const cachescope::Error &error, const QString &path);
};

/// Finds the rows of a comparison that a query asks for.
class DiffSelectJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit DiffSelectJob(QObject *parent = nullptr)
        : ThreadJob(parent)
    {
    }

    /// Nothing while one runs.
    void start(const inspect::FileDiffPtr &diff, const inspect::DiffQuery &query);

Q_SIGNALS:
    void selected(const cachescope::inspect::FileDiffPtr &diff, const cachescope::inspect::DiffQuery &query,
                  const cachescope::ui::DiffRows &rows);
};

/// Reads the keys of some rows.
class DiffKeyJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit DiffKeyJob(QObject *parent = nullptr)
        : ThreadJob(parent)
    {
    }

    /// Nothing while one runs. Error TooLarge where the keys together are more than `mostBytes`.
    void start(const inspect::FileDiffPtr &diff, std::vector<quint32> rows, qsizetype mostKeyBytes,
               qint64 mostBytes = inspect::EntryCopier::kMostTextBytes);

Q_SIGNALS:
    void read(const std::vector<std::optional<cachescope::inspect::KeyText>> &keys);
    void failed(const cachescope::Error &error);
};

/// Writes rows of a comparison to a file.
class DiffCsvJob : public ThreadJob
{
    Q_OBJECT

public:
    explicit DiffCsvJob(QObject *parent = nullptr)
        : ThreadJob(parent)
    {
    }

    /// Nothing while one runs.
    void start(const inspect::FileDiffPtr &diff, const DiffRows &rows, const QString &path);

Q_SIGNALS:
    void written(const QString &path, qint64 rows);
    void failed(const cachescope::Error &error);
};

} // namespace cachescope::ui
