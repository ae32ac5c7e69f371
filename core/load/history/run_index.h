// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/history/run_summary.h"

#include <QHash>

namespace cachescope::load {

/// Tells a state of a file from every other: a file that is written anew is another one.
struct FileState
{
    quint64 inode = 0;
    qint64 bytes = 0;
    qint64 changedNs = 0; ///< its mtime

    bool operator==(const FileState &) const = default;
};

/// What is known of one file that could be read: either a summary, or why it is none.
struct IndexedRun
{
    FileState state;
    std::optional<RunSummary> summary;
    QString problem; ///< a sentence
};

/// The summaries of a directory of runs by the names of their files, kept so that a list need not read the
/// files. It is nothing but a copy: one that is missing, of another version, or damaged is empty. A value.
class RunIndex
{
public:
    /// Of `directory`. Any thread; waits for the disk.
    static RunIndex read(const QString &directory);
    Result<void> write(const QString &directory) const;

    /// Null unless it is known in just this state.
    [[nodiscard]] const IndexedRun *find(const QString &fileName, const FileState &state) const;
    void insert(const QString &fileName, const IndexedRun &run) { m_runs.insert(fileName, run); }
    [[nodiscard]] qsizetype size() const { return m_runs.size(); }

private:
    QHash<QString, IndexedRun> m_runs;
};

} // namespace cachescope::load
