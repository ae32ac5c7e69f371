// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/thread_job.h"

#include <deque>

namespace cachescope::ui {

/// Does pieces of work one after the other, in the order in which they came, in a thread that is there only
/// while there is something to do. Main thread.
class JobQueue : public ThreadJob
{
    Q_OBJECT

public:
    /// Runs in the thread and must not touch what belongs to another one. Returns what is then done in the
    /// queue's own thread, unless the queue is gone.
    using Task = std::function<std::function<void()>()>;

    /// What becomes of a piece that has not begun when the queue goes.
    enum class AtTheEnd {
        Drop,
        Do, ///< it is done then, and waited for: what is to be kept
    };

    explicit JobQueue(QObject *parent = nullptr);
    ~JobQueue() override;

    void add(const Task &task, AtTheEnd atTheEnd = AtTheEnd::Drop);
    /// Waits until all that is done at the end is done, after the piece that goes on. The answers come later.
    void flush();

private:
    struct Waiting
    {
        Task task;
        AtTheEnd atTheEnd;
    };

    void startNext();

    std::deque<Waiting> m_waiting;
};

} // namespace cachescope::ui
