// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"

#include <atomic>
#include <functional>
#include <memory>

namespace cachescope::inspect {

/// One thread's share of a pass over numbered items.
class RowWorker
{
public:
    virtual ~RowWorker() = default;

    /// The items from `first` to `end`, without that one. In the worker's own thread. Leaves no read of the
    /// file open: a pause may follow.
    virtual Result<void> take(std::size_t first, std::size_t end) = 0;
    /// Adds what was found to what all share. In the worker's own thread, one worker at a time, and also
    /// after a failure or when cancelled.
    virtual void handIn() = 0;
};

/// Makes a worker that reads through `connection`, which outlives it. In the worker's own thread.
using MakeWorker = std::function<std::unique_ptr<RowWorker>(sqlite::Connection &connection)>;

struct RowPassOptions
{
    int threads = 1;
    /// Gets 0…1, from any thread, one call at a time; may be empty.
    std::function<void(double)> progress;
    const std::atomic<bool> *cancelled = nullptr; ///< looked at often; may be null
    const std::atomic<bool> *paused = nullptr;    ///< while set, no items are taken; may be null
    bool background = false;                      ///< as in ScanOptions
};

struct RowPassResult
{
    std::size_t taken = 0; ///< items that were worked on; all of them unless it was cancelled
    qint64 bytesRead = 0;
};

/// Lets several threads, each with a connection of its own, work on the items 0 … `items` − 1, a few hundred
/// at a time. Blocks until done. Errors are those of workers and of opening; being cancelled is none.
Result<RowPassResult> runRowPass(const CacheFile &file, std::size_t items, const RowPassOptions &options,
                                 const MakeWorker &makeWorker);

} // namespace cachescope::inspect
