// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/generate_job.h"

#include <QThread>

#include <utility>

namespace cachescope::ui {

GenerateJob::GenerateJob(QObject *parent)
    : QObject(parent)
{
}

GenerateJob::~GenerateJob()
{
    cancel();
    end();
}

void GenerateJob::start(const QString &path, const load::GeneratorOptions &options)
{
    if (isRunning())
        return;
    m_cancelled = false;
    m_thread.reset(QThread::create([this, path, options] { run(path, options); }));
    m_thread->start();
}

void GenerateJob::cancel()
{
    m_cancelled = true;
}

// In the thread. Results go to the object's own thread; it waits for this one to end before it dies.
void GenerateJob::run(const QString &path, const load::GeneratorOptions &options)
{
    int lastPercent = -1;
    const auto progress = [&](double fraction) {
        const int percent = static_cast<int>(fraction * 100.0);
        if (std::exchange(lastPercent, percent) != percent)
            Q_EMIT progressed(fraction); // queued: the sender lives in another thread
    };
    const Result<load::GeneratorResult> result = load::generateCache(path, options, progress, &m_cancelled);
    QMetaObject::invokeMethod(this, [this, path, result] {
        end();
        if (result)
            Q_EMIT generated(path);
        else
            Q_EMIT failed(result.error());
    });
}

void GenerateJob::end()
{
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

} // namespace cachescope::ui
