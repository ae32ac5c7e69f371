// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/worker_process.h"

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace cachescope::load {

namespace {

/// A measurement with nine full histograms and 2,000 users takes less than half of this.
constexpr qint64 kLongestLine = 16'000'000;
/// For a process that has said that it is done and has nothing left to do.
constexpr int kEndMs = 5000;

} // namespace

WorkerProcess::WorkerProcess(int number, std::function<void()> onChange)
    : m_number(number)
    , m_onChange(std::move(onChange))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
#ifdef Q_OS_UNIX
    // Before the worker's program can say so itself: what is ignored stays ignored when it starts.
    m_process.setChildProcessModifier([] { std::signal(SIGINT, SIG_IGN); });
#endif
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { readLines(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] {
        readLines();
        lose(howItEnded());
    });
}

WorkerProcess::~WorkerProcess()
{
    m_process.disconnect();
    if (m_state == State::Closed) {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kEndMs);
    }
    m_process.kill();
    m_process.waitForFinished(-1);
}

Result<void> WorkerProcess::start(const QString &program)
{
    m_process.start(program, {QLatin1String(kWorkerCommand)});
    if (m_process.waitForStarted(-1))
        return {};
    return Error{ErrorCode::CannotOpen, QStringLiteral("Process %1 of the run cannot be started with %2: %3")
                                            .arg(m_number)
                                            .arg(program, m_process.errorString())};
}

void WorkerProcess::send(const WorkerTask &task)
{
    m_process.write(taskLine(task));
    m_state = State::Preparing;
}

void WorkerProcess::send(const WorkerOrder &order)
{
    m_process.write(orderLine(order));
    const auto *command = std::get_if<WorkerCommand>(&order);
    if (!command)
        return;
    if (*command == WorkerCommand::Close)
        m_state = State::Closing;
    else if (m_state == State::Ready)
        m_state = State::Running;
}

bool WorkerProcess::isSettled() const
{
    return m_state != State::Preparing && m_state != State::Running && m_state != State::Closing;
}

Progress WorkerProcess::takeProgress()
{
    Progress taken = m_progress;
    m_progress.latencies.clear();
    m_progress.waits = {};
    taken.harness.sampling += m_reading;
    return taken;
}

void WorkerProcess::readLines()
{
    const auto began = std::chrono::steady_clock::now();
    while (m_state != State::Lost && m_process.canReadLine())
        take(m_process.readLine());
    m_reading += std::chrono::steady_clock::now() - began;
    if (m_process.bytesAvailable() > kLongestLine)
        lose(QStringLiteral("it said something without an end"));
}

void WorkerProcess::take(const QByteArray &line)
{
    const auto message = parseMessage(line);
    if (!message)
        return lose(message.error().message);
    if (!takeMessage(*message))
        lose(QStringLiteral("it answered what it was not asked"));
}

bool WorkerProcess::takeMessage(const WorkerMessage &message)
{
    if (std::holds_alternative<WorkerReady>(message))
        return advance(State::Preparing, State::Ready);
    if (const auto *progress = std::get_if<Progress>(&message))
        return takeProgress(*progress);
    if (const auto *measurement = std::get_if<Measurement>(&message))
        return takeMeasurement(*measurement);
    if (const auto *failed = std::get_if<WorkerFailed>(&message))
        return takeFailure(failed->error);
    m_evicted = std::get<WorkerClosed>(message).evicted;
    return advance(State::Closing, State::Closed);
}

bool WorkerProcess::advance(State from, State to)
{
    if (m_state != from)
        return false;
    m_state = to;
    m_onChange();
    return true;
}

bool WorkerProcess::takeProgress(const Progress &progress)
{
    if (m_state != State::Running)
        return false;
    LatencyHistogram latencies = std::move(m_progress.latencies);
    latencies.merge(progress.latencies);
    auto waits = m_progress.waits;
    waits.merge(progress.waits);
    m_progress = progress;
    m_progress.latencies = std::move(latencies);
    m_progress.waits = waits;
    if (!progress.users.empty()) {
        m_users = std::exchange(m_progress.users, {});
        m_usersAreNew = true;
    }
    return true;
}

bool WorkerProcess::takeMeasurement(const Measurement &measurement)
{
    m_measurement = measurement;
    return advance(State::Running, State::Measured);
}

bool WorkerProcess::takeFailure(const Error &error)
{
    m_error = error;
    return advance(m_state == State::Closing ? State::Closing : State::Preparing, State::Failed);
}

void WorkerProcess::lose(const QString &why)
{
    if (m_state == State::Closed || m_state == State::Failed || m_state == State::Lost)
        return; // its end was expected, or is known
    m_error = Error{ErrorCode::Internal,
                    QStringLiteral("Process %1 of the run was lost: %2").arg(m_number).arg(why)};
    m_state = State::Lost;
    m_measurement.reset();
    m_process.kill();
    m_onChange();
}

QString WorkerProcess::howItEnded() const
{
    if (m_process.exitStatus() == QProcess::NormalExit)
        return QStringLiteral("it ended with exit code %1").arg(m_process.exitCode());
    // On Unix, Qt gives the signal as the exit code of a crash.
    return QStringLiteral("it was ended by signal %1").arg(m_process.exitCode());
}

} // namespace cachescope::load
