// SPDX-License-Identifier: GPL-3.0-or-later
//
// The processes start together, but open the file one after the other, and close it so too: many that convert
// a file to WAL, or close it for the last time, at one moment meet locks that nobody wants to measure. Only
// what happens between the word to go and the end of the last user is all processes' at once.
#include "core/load/processes/worker_pool.h"

#include "core/load/designs/design.h"

#include <QTimer>

#include <algorithm>

namespace cachescope::load {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using State = WorkerProcess::State;

namespace {

/// How long before the start all are told of it: more than writing a line to each takes.
constexpr milliseconds kNotice{50};
/// The longest that the event loop runs without a look around.
constexpr milliseconds kTick{20};
/// Closing copies the log into the file, on a disk that may be slow.
constexpr std::chrono::seconds kLongestClose{300};

milliseconds busyTimeoutOf(const QString &design)
{
    const auto info = designInfo(design);
    return milliseconds(info ? info->switches.value(QStringLiteral("busyTimeoutMs")).toInt() : 0);
}

} // namespace

WorkerPool::WorkerPool(CrewTask task, const QString &program, const std::atomic<bool> *stop,
                       milliseconds patience)
    : m_task(std::move(task))
    , m_program(program)
    , m_stop(stop)
    , m_patience(patience)
{
}

WorkerPool::~WorkerPool() = default;

Result<void> WorkerPool::gather(const QString &path)
{
    if (auto started = startProcesses(); !started)
        return started;
    for (int i = 0; i < processes() && !anyLost(); ++i) {
        const UserRange users = usersOfProcess(m_task.scenario.users, i, processes());
        auto prepared =
            prepare(*m_workers[static_cast<std::size_t>(i)],
                    {m_task.scenario, m_task.design, path, users, m_task.registerPath, m_task.steerable});
        if (!prepared)
            return prepared;
    }
    return {};
}

Result<void> WorkerPool::startProcesses()
{
    for (int i = 0; i < processes(); ++i) {
        m_workers.push_back(std::make_unique<WorkerProcess>(i + 1, [this] { notice(); }));
        if (auto started = m_workers.back()->start(m_program); !started)
            return started;
    }
    return {};
}

Result<void> WorkerPool::prepare(WorkerProcess &worker, const WorkerTask &task)
{
    worker.send(task);
    while (!worker.isSettled() && !anyLost()) {
        if (m_stop && m_stop->load())
            return Error{ErrorCode::Cancelled, QStringLiteral("The run was stopped before it began")};
        waitForChange(TimePoint::max());
    }
    if (worker.state() == State::Failed)
        return worker.error();
    return {};
}

void WorkerPool::steer(const Steer &steer)
{
    m_paused = steer.paused;
    m_pausedFor = steer.pausedFor;
    for (const auto &worker : m_workers) {
        if (worker->state() == State::Ready || worker->state() == State::Running)
            worker->send(steer);
    }
}

WorkerPool::TimePoint WorkerPool::release()
{
    // Told one after the other, they begin together.
    const TimePoint start = std::chrono::ceil<std::chrono::microseconds>(steady_clock::now() + kNotice);
    for (const auto &worker : m_workers) {
        if (m_stopping || worker->state() != State::Ready)
            continue;
        worker->send(WorkerStart{start});
        worker->send(WorkerCommand::Go);
    }
    const Scenario &scenario = m_task.scenario;
    if (scenario.operations == 0)
        m_endDeadline = start + scenario.warmUp + scenario.measuredDuration() + longestStop();
    return start;
}

bool WorkerPool::waitForAll(TimePoint until)
{
    const auto hasEnded = [this](const auto &worker) {
        // Nobody waits for one that was never to begin.
        return worker->isSettled() || (m_stopping && worker->state() == State::Preparing);
    };
    const auto ended = [this, hasEnded] { return std::ranges::all_of(m_workers, hasEnded); };
    while (!ended() && steady_clock::now() < until) {
        waitForChange(until);
        abandonLate(endDeadline());
    }
    return ended();
}

void WorkerPool::stop()
{
    if (!m_stopping)
        m_endDeadline = std::min(endDeadline(), steady_clock::now() + longestStop());
    m_stopping = true;
    for (const auto &worker : m_workers) {
        if (worker->state() == State::Ready || worker->state() == State::Running)
            worker->send(WorkerCommand::Stop);
    }
}

Progress WorkerPool::takeProgress()
{
    Progress all;
    for (const auto &worker : m_workers)
        all.merge(worker->takeProgress());
    // Some of an older second and some of a newer one would make users look idle who are not. Those whose
    // process has ended are idle.
    const bool haveAll =
        std::ranges::all_of(m_workers, [](const auto &worker) { return worker->hasUsers(); });
    if (haveAll && std::ranges::any_of(m_workers, [](const auto &worker) { return worker->hasNewUsers(); })) {
        for (const auto &worker : m_workers)
            std::ranges::copy(worker->takeUsers(), std::back_inserter(all.users));
    }
    return all;
}

Measurement WorkerPool::measurement()
{
    Measurement all;
    all.firstFailure = m_firstLoss;
    for (const auto &worker : m_workers) {
        if (worker->measurement())
            all.merge(*worker->measurement());
    }
    m_lossesMeasured = losses();
    all.workersFailed = m_lossesMeasured;
    return all;
}

Result<void> WorkerPool::close()
{
    Result<void> closed;
    for (const auto &worker : m_workers) {
        if (worker->state() != State::Measured)
            continue;
        worker->send(WorkerCommand::Close);
        const TimePoint deadline = steady_clock::now() + kLongestClose;
        while (!worker->isSettled()) {
            waitForChange(TimePoint::max());
            abandonLate(deadline);
        }
        if (closed && worker->state() != State::Closed)
            closed = worker->error();
    }
    if (closed && losses() > m_lossesMeasured)
        return Error{ErrorCode::Internal, m_firstLoss};
    return closed;
}

std::optional<qint64> WorkerPool::evicted() const
{
    qint64 all = 0;
    for (const auto &worker : m_workers) {
        if (!worker->evicted())
            return std::nullopt;
        all += *worker->evicted();
    }
    return all;
}

void WorkerPool::notice()
{
    for (const auto &worker : m_workers) {
        if (worker->state() != State::Lost || !m_firstLoss.isEmpty())
            continue;
        m_firstLoss = worker->error().message;
        stop();
    }
    m_events.quit();
}

void WorkerPool::abandonLate(TimePoint deadline)
{
    if (steady_clock::now() < deadline)
        return;
    for (const auto &worker : m_workers) {
        if (!worker->isSettled() && worker->state() != State::Preparing)
            worker->abandon(QStringLiteral("it did not end when it was told to"));
    }
}

WorkerPool::TimePoint WorkerPool::endDeadline() const
{
    if (m_stopping || m_endDeadline == TimePoint::max())
        return m_endDeadline;
    return m_paused ? TimePoint::max() : m_endDeadline + m_pausedFor;
}

void WorkerPool::waitForChange(TimePoint until)
{
    const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now());
    QTimer alarm;
    alarm.setSingleShot(true);
    QObject::connect(&alarm, &QTimer::timeout, &m_events, &QEventLoop::quit);
    alarm.start(std::clamp(left, milliseconds(0), kTick));
    m_events.exec();
}

milliseconds WorkerPool::longestStop() const
{
    return m_patience + m_task.scenario.batchSize * busyTimeoutOf(m_task.design);
}

int WorkerPool::losses() const
{
    return static_cast<int>(
        std::ranges::count_if(m_workers, [](const auto &worker) { return worker->state() == State::Lost; }));
}

} // namespace cachescope::load
