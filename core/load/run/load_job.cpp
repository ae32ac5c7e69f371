// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runner's callbacks come in the job's thread of work; each is posted to the thread of the LoadJob as a
// function with the job as its context, so that none arrives after the job is gone. finished() is posted
// last, which is why nothing of an earlier run can arrive in a later one.
#include "core/load/run/load_job.h"

#include "core/base/translate.h"
#include "core/load/processes/worker_program.h"
#include "core/load/run/load_series.h"

#include <QThread>

#include <atomic>
#include <mutex>

namespace cachescope::load {

class LoadJob::Private
{
public:
    explicit Private(LoadJob *owner)
        : q(owner)
    {
    }

    void begin(const Scenario &scenario, const LoadJobOptions &options);
    void runAll(LoadDocument document, const RunEnvironment &environment);
    RunObserver observerFor(const QString &design);
    void keep(const RunReport &report);
    void end(const Result<void> &done);
    void join();
    [[nodiscard]] LoadDocument document() const;
    template <typename Function>
    void post(Function function)
    {
        QMetaObject::invokeMethod(q, std::move(function), Qt::QueuedConnection);
    }

    LoadJob *const q;
    std::unique_ptr<QThread> thread;
    bool running = false;
    std::atomic<bool> stopRequested{false};
    RunSteering steering;

private:
    mutable std::mutex m_mutex;
    LoadDocument m_document; // guarded by m_mutex
};

void LoadJob::Private::begin(const Scenario &scenario, const LoadJobOptions &options)
{
    LoadDocument document;
    document.scenario = scenario;
    document.startedAt = QDateTime::currentDateTimeUtc();
    document.workDirectory = options.workDirectory;
    RunEnvironment environment;
    environment.workerProgram = options.workerProgram;
    environment.directory = options.workDirectory;
    environment.steering = &steering;
    running = true;
    stopRequested = false;
    steering.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_document = document;
    }
    thread.reset(QThread::create([this, document, environment] { runAll(document, environment); }));
    thread->start();
}

void LoadJob::Private::runAll(LoadDocument document, const RunEnvironment &environment)
{
    const PlainEnglish english; // the document is kept, whatever the language of the program
    SeriesObserver observer;
    observer.onDesign = [this](const QString &design) { return observerFor(design); };
    observer.onReport = [this](const RunReport &report) {
        keep(report);
        steering.reset();
        post([this, report] { Q_EMIT q->designFinished(report); });
    };
    const Result<void> done = runSeries(document, observer, &stopRequested, environment);
    {
        const std::lock_guard lock(m_mutex);
        m_document = std::move(document);
    }
    post([this, done] { end(done); });
}

RunObserver LoadJob::Private::observerFor(const QString &design)
{
    RunObserver observer;
    observer.onPhase = [this, design](const QString &phase) {
        post([this, design, phase] { Q_EMIT q->phaseChanged(design, phase); });
    };
    observer.onProgress = [this, design](double fraction) {
        post([this, design, fraction] { Q_EMIT q->progressed(design, fraction); });
    };
    observer.onSample = [this, design](const RunSample &sample) {
        post([this, design, sample] { Q_EMIT q->sampled(design, sample); });
    };
    observer.onChange = [this, design](const RunChange &change) {
        post([this, design, change] { Q_EMIT q->changed(design, change); });
    };
    return observer;
}

void LoadJob::Private::keep(const RunReport &report)
{
    const std::lock_guard lock(m_mutex);
    m_document.runs.push_back(report);
}

void LoadJob::Private::end(const Result<void> &done)
{
    join();
    running = false;
    steering.reset();
    const LoadDocument ended = document();
    if (done)
        Q_EMIT q->finished(ended);
    else
        Q_EMIT q->failed(done.error(), ended);
}

void LoadJob::Private::join()
{
    if (thread)
        thread->wait();
    thread.reset();
}

LoadDocument LoadJob::Private::document() const
{
    const std::lock_guard lock(m_mutex);
    return m_document;
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

Result<void> LoadJob::start(const Scenario &scenario, const LoadJobOptions &options)
{
    if (d->running)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("A load run is going on already")};
    if (auto valid = scenario.validate(); !valid)
        return valid;
    LoadJobOptions complete = options;
    if (scenario.processes > 1 && options.workerProgram.isEmpty()) {
        auto program = findWorkerProgram();
        if (!program)
            return program.error();
        complete.workerProgram = *std::move(program);
    }
    d->begin(scenario, complete);
    return {};
}

void LoadJob::stop()
{
    d->stopRequested = true;
}

LoadDocument LoadJob::stopAndWait()
{
    stop();
    d->join();
    return d->document();
}

bool LoadJob::isRunning() const
{
    return d->running;
}

LoadDocument LoadJob::document() const
{
    return d->document();
}

void LoadJob::pause()
{
    if (d->running)
        d->steering.pause();
}

void LoadJob::resume()
{
    d->steering.resume();
}

bool LoadJob::isPaused() const
{
    return d->steering.isPaused();
}

void LoadJob::setActiveUsers(std::optional<int> users)
{
    if (d->running)
        d->steering.setActiveUsers(users);
}

void LoadJob::setArrivalRate(std::optional<double> rate)
{
    if (d->running)
        d->steering.setArrivalRate(rate);
}

void LoadJob::setDisk(const std::optional<DiskModel> &disk)
{
    if (d->running)
        d->steering.setDisk(disk);
}

} // namespace cachescope::load
