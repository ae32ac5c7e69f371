// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/processes/worker_protocol.h"

#include <QProcess>

#include <functional>
#include <optional>
#include <utility>

namespace cachescope::load {

/// The argument that makes cachescope-cli a worker: it reads a task and orders from its standard input and
/// writes messages to its standard output (see worker_protocol.h). It takes no notice of Ctrl-C, which a
/// terminal sends to all processes of a run, and ends at once when its input does.
inline constexpr char kWorkerCommand[] = "load-worker";

/// The run's side of one worker process: what it has said and how far it is. One thread, which must run its
/// event loop while it waits. Destroying it ends the process.
class WorkerProcess
{
public:
    enum class State {
        Idle,      ///< started, without a task
        Preparing, ///< has its task
        Ready,     ///< its users are at the gate
        Running,   ///< was told to go, or to stop
        Measured,  ///< its users have ended
        Closing,   ///< was told to close
        Closed,
        Failed, ///< said that it cannot: error()
        Lost,   ///< died, or said what makes no sense: error()
    };

    /// `number` counts from 1, for people. `onChange` is called, from the event loop, whenever the state has
    /// changed by the process's doing.
    WorkerProcess(int number, std::function<void()> onChange);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess &) = delete;
    WorkerProcess &operator=(const WorkerProcess &) = delete;

    /// CannotOpen if there is no such program or the system starts no more processes.
    Result<void> start(const QString &program);
    void send(const WorkerTask &task);
    void send(const WorkerOrder &order);

    [[nodiscard]] State state() const { return m_state; }
    /// Whether nothing more is to be expected before the next command.
    [[nodiscard]] bool isSettled() const;
    /// Gives it up: State::Lost.
    void abandon(const QString &why) { lose(why); }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// The newest counts and locks, and all latencies and waits since the last call; without users.
    Progress takeProgress();
    /// Whether it has told of each of its users since takeUsers().
    [[nodiscard]] bool hasNewUsers() const { return m_usersAreNew; }
    /// The same, or will never do so again.
    [[nodiscard]] bool hasUsers() const
    {
        return m_usersAreNew || (m_state == State::Measured && !m_users.empty());
    }
    /// As it told of them last.
    const std::vector<UserTotals> &takeUsers()
    {
        m_usersAreNew = false;
        return m_users;
    }
    /// Nothing before State::Closed.
    [[nodiscard]] std::optional<qint64> evicted() const { return m_evicted; }
    /// Nothing before State::Measured, or if it never came to it.
    [[nodiscard]] const std::optional<Measurement> &measurement() const { return m_measurement; }

private:
    void readLines();
    void take(const QByteArray &line);
    bool advance(State from, State to);
    bool takeMessage(const WorkerMessage &message);
    bool takeProgress(const Progress &progress);
    bool takeMeasurement(const Measurement &measurement);
    bool takeFailure(const Error &error);
    void lose(const QString &why);
    [[nodiscard]] QString howItEnded() const;

    const int m_number;
    const std::function<void()> m_onChange;
    State m_state = State::Idle;
    Error m_error;
    Progress m_progress;
    std::vector<UserTotals> m_users; ///< of the newest progress that told of them
    bool m_usersAreNew = false;
    std::chrono::nanoseconds m_reading{0}; ///< that understanding it took
    std::optional<Measurement> m_measurement;
    std::optional<qint64> m_evicted;
    QProcess m_process; ///< last: its signals reach what is above
};

} // namespace cachescope::load
