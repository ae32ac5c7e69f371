// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/write_queue.h"

namespace cachescope::cache {

WriteQueue::WriteQueue(qint64 maxBytes)
    : m_maxBytes(maxBytes)
{
}

bool WriteQueue::push(std::unique_ptr<WriteJob> &job)
{
    std::unique_lock lock(m_mutex);
    m_roomMade.wait(lock, [&] { return m_closed || hasRoomFor(job->bytes()); });
    if (m_closed)
        return false;
    m_bytes += job->bytes();
    m_jobs.push_back(std::move(job));
    return true;
}

std::unique_ptr<WriteJob> WriteQueue::takeAt(std::size_t place)
{
    const auto at = m_jobs.begin() + static_cast<std::ptrdiff_t>(place);
    auto job = std::move(*at);
    m_jobs.erase(at);
    m_bytes -= job->bytes();
    return job;
}

std::vector<std::unique_ptr<WriteJob>> WriteQueue::takeBatch(std::size_t maxJobs, qint64 maxBytes,
                                                             AloneJobs aloneJobs)
{
    std::vector<std::unique_ptr<WriteJob>> batch;
    {
        const std::lock_guard lock(m_mutex);
        qint64 bytes = 0;
        std::size_t place = 0;
        while (place < m_jobs.size() && batch.size() < maxJobs) {
            if (!m_jobs[place]->needsTransaction()) {
                if (aloneJobs == AloneJobs::EndBatch)
                    break;
                ++place;
                continue;
            }
            bytes += m_jobs[place]->bytes();
            if (!batch.empty() && bytes > maxBytes)
                break;
            batch.push_back(takeAt(place));
        }
    }
    m_roomMade.notify_all();
    return batch;
}

std::unique_ptr<WriteJob> WriteQueue::takeAlone()
{
    const std::lock_guard lock(m_mutex);
    if (m_jobs.empty() || m_jobs.front()->needsTransaction())
        return nullptr;
    return takeAt(0);
}

qint64 WriteQueue::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<qint64>(m_jobs.size());
}

void WriteQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_roomMade.notify_all();
}

} // namespace cachescope::cache
