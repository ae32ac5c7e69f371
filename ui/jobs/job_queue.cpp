// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_queue.h"

#include <utility>

namespace cachescope::ui {

JobQueue::JobQueue(QObject *parent)
    : ThreadJob(parent)
{
}

JobQueue::~JobQueue()
{
    waitForWork(); // no two at a time
    for (const Waiting &waiting : m_waiting) {
        if (waiting.atTheEnd == AtTheEnd::Do)
            waiting.task();
    }
}

void JobQueue::add(const Task &task, AtTheEnd atTheEnd)
{
    m_waiting.push_back({task, atTheEnd});
    startNext();
}

// The answer of the piece that goes on is queued by then, and so comes first.
void JobQueue::flush()
{
    waitForWork();
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.atTheEnd == AtTheEnd::Do)
            QMetaObject::invokeMethod(this, waiting.task(), Qt::QueuedConnection);
        else
            m_waiting.push_back(waiting);
    }
}

void JobQueue::startNext()
{
    if (isRunning() || m_waiting.empty())
        return;
    const Task task = m_waiting.front().task;
    m_waiting.pop_front();
    start([this, task](const Progress &, const std::atomic<bool> &) -> Answer {
        return [this, answer = task()] {
            answer();
            startNext();
        };
    });
}

} // namespace cachescope::ui
