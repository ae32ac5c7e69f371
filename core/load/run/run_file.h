// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/run/run_directory.h"
#include "core/load/scenario/scenario.h"

#include <atomic>
#include <functional>
#include <memory>

namespace cachescope::load {

class Design;
class Workload;

/// What a run needs to know while its file is prepared.
struct PreparationWatch
{
    const std::atomic<bool> *stop = nullptr;   ///< may be null; when it is set, Cancelled follows soon
    std::function<void(double)> progress = {}; ///< may be empty; gets 0…1 in the calling thread
};

/// The cache file that one design runs on, in a temporary directory that goes with this object; or the
/// scenario's source file itself, if it says so. One thread.
class RunFile
{
public:
    /// Makes the file as `design` lays it out, without entries; or copies the scenario's source file together
    /// with its write-ahead log; or, in place, takes it as it is. Leaves `design` closed. The temporary
    /// directory is made in `directory` (empty: the system's), from which leftovers of runs that were killed
    /// are removed. Cancelled, DiskFull (also: there will not be
    /// room), NotFound, CannotOpen (a directory), Busy (somebody wrote to the source while it was copied),
    /// NotACache (also: a cache without entries).
    static Result<std::unique_ptr<RunFile>> create(const Scenario &scenario, Design &design,
                                                   const QString &directory, const PreparationWatch &watch);

    /// Stores the keys that the scenario wants stored before its run, the most popular ones as the most
    /// recently used, and with a budget no more of them than fit. How many. Nothing is stored, and all keys
    /// counted, in a file that came with entries. DiskFull if the run's stores, its log and its register
    /// would find no room; errors of writing.
    Result<qint64> fill(const Workload &workload, const PreparationWatch &watch);

    [[nodiscard]] QString path() const { return m_path; }
    /// A number that no other run has: what tells its values from those of another in the same file.
    [[nodiscard]] quint64 runId() const { return m_runId; }
    /// Where the run's ValueRegister goes.
    [[nodiscard]] QString registerPath() const { return m_directory->filePath(QStringLiteral("register")); }
    /// The size of the write-ahead log now; 0 if there is none.
    [[nodiscard]] qint64 walBytes() const;

private:
    explicit RunFile(std::unique_ptr<RunDirectory> directory);

    [[nodiscard]] Result<void> checkRoom(const Workload &workload) const;
    Result<void> copySource(const QString &source, const PreparationWatch &watch);

    const quint64 m_runId;
    const std::unique_ptr<RunDirectory> m_directory;
    QString m_path;
};

} // namespace cachescope::load
