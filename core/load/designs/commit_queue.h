// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/design.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// The group commit of a reference design: who wants to store while another commits waits, and the first of
/// those who wait then commits for all of them. Any thread.
class CommitQueue
{
public:
    /// Stores all entries in one transaction, or none.
    using Commit = std::function<Result<void>(const QList<DesignEntry> &entries)>;

    /// Returns once a commit() with these entries in it has ended, with its result. Calls `commit`, never two
    /// at once, if this thread is the one to do it; the others' must be as good.
    Result<void> store(const QList<DesignEntry> &entries, const Commit &commit);
    /// Entries that wait for a commit to begin.
    [[nodiscard]] qint64 waiting() const { return m_waitingEntries.load(std::memory_order_relaxed); }

private:
    struct Waiting
    {
        const QList<DesignEntry> &entries;
        std::optional<Result<void>> result;
    };
    using Batch = std::vector<Waiting *>;

    Batch takeBatch(); // m_mutex held
    static Result<void> commitAll(const Batch &batch, const Commit &commit);

    std::mutex m_mutex;
    std::condition_variable m_batchEnded;
    // Guarded by m_mutex:
    Batch m_waiting;
    bool m_committing = false;

    std::atomic<qint64> m_waitingEntries{0};
};

} // namespace cachescope::load
