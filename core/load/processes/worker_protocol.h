// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/run/measurement.h"
#include "core/load/run/run_steering.h"
#include "core/load/run/user_range.h"
#include "core/load/scenario/scenario.h"

#include <QByteArray>

#include <chrono>
#include <variant>

/// How the process of a run talks to the processes that have its users, in lines of JSON. First comes one
/// task, which is answered by WorkerReady; then orders. From Go on the worker tells its Progress ten times
/// a second, at the end its Measurement, and after Close WorkerClosed. Instead of any of these WorkerFailed
/// may come, and is the last line. Both sides are of the same version, which the task says. Any thread.
namespace cachescope::load {

/// What one worker is to do.
struct WorkerTask
{
    Scenario scenario; ///< the whole one, with all its users
    QString design;
    QString path;           ///< of the run's file
    UserRange users;        ///< those of this worker
    QString registerPath;   ///< as CrewTask's
    bool steerable = false; ///< as CrewTask's

    bool operator==(const WorkerTask &) const = default;
};

enum class WorkerCommand {
    Go,    ///< open the gate
    Stop,  ///< end the users; before Go: never let them begin
    Close, ///< close the cache
};

/// When the gates of all workers open, if that is still to come when they are told to go. The steady clock is
/// the same for all processes of a machine.
struct WorkerStart
{
    std::chrono::steady_clock::time_point at; ///< in whole microseconds

    bool operator==(const WorkerStart &) const = default;
};

/// What a worker can be told after its task: a command, when it will be told to go, or how to go on from now
/// on.
using WorkerOrder = std::variant<WorkerCommand, WorkerStart, Steer>;

/// All users are at the gate.
struct WorkerReady
{
};
/// The cache is closed.
struct WorkerClosed
{
    qint64 evicted = 0; ///< entries, since it was opened
};
/// The cache cannot be opened or closed, or the users not be started.
struct WorkerFailed
{
    Error error;
};
using WorkerMessage = std::variant<WorkerReady, Progress, Measurement, WorkerClosed, WorkerFailed>;

/// Each is one line with its end; the readers take it with or without.
QByteArray taskLine(const WorkerTask &task);
QByteArray orderLine(const WorkerOrder &order);
QByteArray messageLine(const WorkerMessage &message);

/// InvalidArgument for what the functions above do not write; CannotOpen for a task of another version.
Result<WorkerTask> parseTask(const QByteArray &line);
Result<WorkerOrder> parseOrder(const QByteArray &line);
Result<WorkerMessage> parseMessage(const QByteArray &line);

} // namespace cachescope::load
