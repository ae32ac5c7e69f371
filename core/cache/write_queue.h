// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/write_job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace cachescope::cache {

/// Jobs on their way to the writer, first in, first out, bounded by the bytes that they hold. Any thread may
/// call.
class WriteQueue
{
public:
    explicit WriteQueue(qint64 maxBytes);

    /// Waits while the queue is full (a job larger than the bound waits until it is empty). False, leaving
    /// `job`, once the queue is closed.
    [[nodiscard]] bool push(std::unique_ptr<WriteJob> &job);
    /// The oldest jobs that can share a transaction, at most `maxJobs` and, beyond the first, at most
    /// `maxBytes`. Empty if there are none, or if the oldest job needs no transaction.
    /// `aloneJobs`: whether one that needs no transaction ends the batch, or stays behind while others pass
    /// it.
    enum class AloneJobs { EndBatch, StayBehind };
    std::vector<std::unique_ptr<WriteJob>> takeBatch(std::size_t maxJobs, qint64 maxBytes,
                                                     AloneJobs aloneJobs = AloneJobs::EndBatch);
    /// The oldest job if it needs no transaction; null if it does, or there is none.
    std::unique_ptr<WriteJob> takeAlone();
    /// Jobs that are in it.
    [[nodiscard]] qint64 count() const;
    /// Lets nothing more in, and wakes who waits to get in. What is queued can still be taken.
    void close();

private:
    std::unique_ptr<WriteJob> takeAt(std::size_t place);
    [[nodiscard]] bool hasRoomFor(qint64 bytes) const
    {
        return m_jobs.empty() || m_bytes + bytes <= m_maxBytes;
    }

    const qint64 m_maxBytes;
    mutable std::mutex m_mutex;
    std::condition_variable m_roomMade;
    // Guarded by m_mutex:
    std::deque<std::unique_ptr<WriteJob>> m_jobs;
    qint64 m_bytes = 0;
    bool m_closed = false;
};

} // namespace cachescope::cache
