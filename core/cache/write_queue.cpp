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

std::vector<std::unique_ptr<WriteJob>> WriteQueue::take(std::size_t maxJobs, qint64 maxBytes)
{
    std::vector<std::unique_ptr<WriteJob>> taken;
    {
        const std::lock_guard lock(m_mutex);
        qint64 bytes = 0;
        while (!m_jobs.empty() && taken.size() < maxJobs) {
            const qint64 next = m_jobs.front()->bytes();
            if (!taken.empty() && bytes + next > maxBytes)
                break;
            bytes += next;
            taken.push_back(std::move(m_jobs.front()));
            m_jobs.pop_front();
        }
        m_bytes -= bytes;
    }
    m_roomMade.notify_all();
    return taken;
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
