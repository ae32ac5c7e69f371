// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/history/run_summary.h"

#include <QStringList>

namespace cachescope::load {

/// A file among the runs that is none of them. It is left as it is.
struct SkippedFile
{
    QString fileName;
    QString reason; ///< a sentence

    bool operator==(const SkippedFile &) const = default;
};

struct RunList
{
    std::vector<RunSummary> runs; ///< the newest first
    std::vector<SkippedFile> skipped;
};

/// Load tests that are kept: a directory with a file for each, the document of `load --json` with a `name`.
/// So each is a report that `compare`, `load` and people can read, and a report that somebody puts there is a
/// run.
///
/// Every file is whole or not there at all, whatever happens. Several windows and programs may use a
/// directory at the same time: a new run is a new file, and changes of those that are there wait for each
/// other. A list reads only the files that came or changed since the last one; what it knows of the others is
/// in a file `.index`, which may be lost.
///
/// Holds nothing but the path, so that any thread may call. Waits for the disk: not for the thread that
/// draws. Errors are sentences that name the file, and nothing is lost by one.
class RunStore
{
public:
    /// Removed runs are kept for so long.
    static constexpr int kRemovedDays = 30;
    static constexpr int kMostNameLength = 200;

    /// `directory` is made when something is saved.
    explicit RunStore(const QString &directory)
        : m_directory(directory)
    {
    }
    [[nodiscard]] const QString &directory() const { return m_directory; }

    /// Those that are there; none where there is no directory. CannotOpen if it cannot be read.
    [[nodiscard]] Result<RunList> list() const;
    /// Keeps a document under a new id. An empty `name` leaves it the one that summaryOf() finds.
    /// InvalidArgument for a document without runs; CannotOpen, DiskFull, Io.
    Result<RunSummary> save(const QJsonObject &document, const QString &name) const;
    /// Keeps a copy of the report that `load --json` wrote to the file at `path`, under the name that it has
    /// in it or else that of the file. As readLoadReport() and save().
    Result<RunSummary> import(const QString &path) const;
    /// The document of a run. NotFound; CannotOpen if it is damaged.
    [[nodiscard]] Result<QJsonObject> read(const QString &id) const;
    /// InvalidArgument for an empty name; of a long one the first kMostNameLength characters are taken. As
    /// read(), and Busy, CannotOpen, DiskFull, Io.
    Result<RunSummary> rename(const QString &id, const QString &name) const;
    /// Takes a run away; for kRemovedDays it can be brought back, unless another one of the same id is
    /// removed meanwhile, which only files that people put there can be. NotFound, Busy, CannotOpen.
    Result<void> remove(const QString &id) const;
    /// Brings a removed run back. NotFound if it is not there any more; Busy; CannotOpen, also where its
    /// place is taken.
    Result<void> restore(const QString &id) const;
    /// Deletes what was removed long ago, and what a program that was ended while writing left behind.
    void sweep() const;

private:
    [[nodiscard]] QString pathOf(const QString &id) const;
    [[nodiscard]] QString removedPathOf(const QString &id) const;
    [[nodiscard]] QString newId() const;
    [[nodiscard]] Result<RunSummary> write(const QString &id, const QJsonObject &document) const;

    QString m_directory;
};

} // namespace cachescope::load
