// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace cachescope::ui {

/// Does one piece of work at a time in a thread of its own, and tells about it by signals in the thread that
/// this object lives in.
class ThreadJob : public QObject
{
    Q_OBJECT

public:
    /// Cancels and waits.
    ~ThreadJob() override;

    /// The work ends early; what it then tells is up to it.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(double fraction); ///< 0…1, at most a hundred times

protected:
    using Progress = std::function<void(double)>;
    using Answer = std::function<void()>;
    /// Runs in the thread and must not touch the object. Returns what is then done in the object's thread,
    /// unless the object is gone.
    using Work = std::function<Answer(const Progress &progress, const std::atomic<bool> &cancelled)>;

    explicit ThreadJob(QObject *parent = nullptr);

    /// false, and nothing done, while one runs.
    bool start(const Work &work);
    /// Until the work is done; its answer comes later.
    void waitForWork();

private:
    void run(const Work &work);
    void end();

    std::atomic<bool> m_cancelled{false};
    std::unique_ptr<QThread> m_thread;
};

} // namespace cachescope::ui
