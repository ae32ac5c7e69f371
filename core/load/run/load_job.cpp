// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runner's callbacks come in the job's thread of work; each is posted to the thread of the LoadJob as a
// function with the job as its context, so that none arrives after the job is gone. finished() is posted
// last, which is why nothing of an earlier run can arrive in a later one.
#include "core/load/run/load_job.h"

#include "core/load/run/runner.h"

#include <QThread>

namespace cachescope::load {

class LoadJob::Private
{
public:
    explicit Private(LoadJob *owner)
        : q(owner)
    {
    }

    void runAll(const Scenario &scenario);
    RunObserver observerFor(const QString &design);
    void end(const std::optional<Error> &error);
    void join();
    template <typename Function>
    void post(Function function)
    {
        QMetaObject::invokeMethod(q, std::move(function), Qt::QueuedConnection);
    }

    LoadJob *const q;
    std::unique_ptr<QThread> thread;
    bool running = false;
    std::atomic<bool> stopRequested{false};
};

void LoadJob::Private::runAll(const Scenario &scenario)
{
    std::optional<Error> error;
    for (const QString &design : scenario.designs) {
        if (stopRequested)
            break;
        auto report = runDesign(scenario, design, observerFor(design), &stopRequested);
        if (!report) {
            error = report.error();
            break;
        }
        post([this, ended = std::move(*report)] { Q_EMIT q->designFinished(ended); });
    }
    post([this, error] { end(error); });
}

RunObserver LoadJob::Private::observerFor(const QString &design)
{
    RunObserver observer;
    observer.onPhase = [this, design](const QString &phase) {
        post([this, design, phase] { Q_EMIT q->phaseChanged(design, phase); });
    };
    observer.onSample = [this, design](const RunSample &sample) {
        post([this, design, sample] { Q_EMIT q->sampled(design, sample); });
    };
    return observer;
}

void LoadJob::Private::end(const std::optional<Error> &error)
{
    join();
    running = false;
    if (error)
        Q_EMIT q->failed(*error);
    else
        Q_EMIT q->finished();
}

void LoadJob::Private::join()
{
    if (thread)
        thread->wait();
    thread.reset();
}

LoadJob::LoadJob(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

LoadJob::~LoadJob()
{
    stop();
    d->join();
}

Result<void> LoadJob::start(const Scenario &scenario)
{
    if (d->running)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("A load run is going on already")};
    if (auto valid = scenario.validate(); !valid)
        return valid;
    d->running = true;
    d->stopRequested = false;
    d->thread.reset(QThread::create([this, scenario] { d->runAll(scenario); }));
    d->thread->start();
    return {};
}

void LoadJob::stop()
{
    d->stopRequested = true;
}

bool LoadJob::isRunning() const
{
    return d->running;
}

} // namespace cachescope::load
