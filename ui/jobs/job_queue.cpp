// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_queue.h"

namespace cachescope::ui {

JobQueue::JobQueue(QObject *parent)
    : ThreadJob(parent)
{
}

JobQueue::~JobQueue()
{
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
