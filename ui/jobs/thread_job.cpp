// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/thread_job.h"

#include <QThread>

#include <utility>

namespace cachescope::ui {

ThreadJob::ThreadJob(QObject *parent)
    : QObject(parent)
{
}

ThreadJob::~ThreadJob()
{
    cancel();
    end();
}

bool ThreadJob::start(const Work &work)
{
    if (isRunning())
        return false;
    m_cancelled = false;
    m_thread.reset(QThread::create([this, work] { run(work); }));
    m_thread->start();
    return true;
}

void ThreadJob::cancel()
{
    m_cancelled = true;
}

void ThreadJob::waitForWork()
{
    if (m_thread)
        m_thread->wait();
}

// In the thread. Answers go to the object's own thread; the object waits for this one to end before it dies.
void ThreadJob::run(const Work &work)
{
    int lastPercent = -1;
    const Progress progress = [&](double fraction) {
        const int percent = static_cast<int>(fraction * 100.0);
        if (std::exchange(lastPercent, percent) != percent)
            Q_EMIT progressed(fraction); // queued: the sender lives in another thread
    };
    const Answer answer = work(progress, m_cancelled);
    QMetaObject::invokeMethod(
        this,
        [this, answer] {
            end();
            answer();
        },
        Qt::QueuedConnection);
}

void ThreadJob::end()
{
    waitForWork();
    m_thread.reset();
}

} // namespace cachescope::ui
