// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/worker_protocol.h"

#include "core/load/processes/json_fields.h"
#include "core/load/processes/measurement_json.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace cachescope::load {

namespace {

struct CommandName
{
    WorkerCommand command;
    const char *name;
};
constexpr std::array kCommands{
    CommandName{WorkerCommand::Go, "go"},
    CommandName{WorkerCommand::Stop, "stop"},
    CommandName{WorkerCommand::Close, "close"},
};

constexpr QLatin1String kVersion("version");
constexpr auto kSteer = "steer";
constexpr auto kStart = "start";

qint64 microsecondsOf(std::chrono::steady_clock::time_point at)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
}

QByteArray line(const char *type, QJsonObject object)
{
    object.insert(QStringLiteral("type"), QLatin1String(type));
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectIn(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

QString typeOf(const QJsonObject &object)
{
    return object.value(QStringLiteral("type")).toString();
}

/// The start of a line that makes no sense: a whole one may be long.
Error noSense(const QByteArray &line)
{
    constexpr qsizetype most = 80;
    return Error{
        ErrorCode::InvalidArgument,
        QStringLiteral("The line makes no sense: %1").arg(QString::fromUtf8(line.left(most).trimmed()))};
}

Result<void> checkVersion(const QString &version)
{
    if (version == QLatin1String(CACHESCOPE_VERSION))
        return {};
    return Error{ErrorCode::CannotOpen,
                 QStringLiteral("cachescope-cli is of version %1 and the program that runs the load test of "
                                "version %2; both must be of the same.")
                     .arg(QLatin1String(CACHESCOPE_VERSION), version)};
}

QJsonObject errorToJson(const Error &error)
{
    return {
        {QStringLiteral("code"), static_cast<int>(error.code)},
        {QStringLiteral("message"), error.message},
        {QStringLiteral("sqliteCode"), error.sqliteCode},
    };
}

Result<WorkerMessage> errorFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Error error;
    error.code = static_cast<ErrorCode>(
        fields.count(QStringLiteral("code"), static_cast<qint64>(ErrorCode::Internal)));
    error.message = fields.text(QStringLiteral("message"));
    error.sqliteCode =
        static_cast<int>(fields.count(QStringLiteral("sqliteCode"), std::numeric_limits<int>::max()));
    if (!fields.valid())
        return fields.valid().error();
    return WorkerMessage(WorkerFailed{error});
}

Result<WorkerOrder> startFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    const std::chrono::microseconds at(
        fields.count(QStringLiteral("atMicroseconds"), std::numeric_limits<qint64>::max() / 1000));
    if (!fields.valid())
        return fields.valid().error();
    return WorkerOrder(WorkerStart{std::chrono::steady_clock::time_point(at)});
}

Result<WorkerOrder> steerFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Steer steer;
    steer.activeUsers =
        static_cast<int>(fields.count(QStringLiteral("users"), std::numeric_limits<int>::max()));
    steer.disk = fields.take(DiskModel::fromJson(json.value(QStringLiteral("disk"))));
    steer.arrivalRate = fields.amount(QStringLiteral("arrivalRate"));
    steer.paused = json.value(QStringLiteral("paused")).toBool();
    steer.pausedFor = std::chrono::nanoseconds(fields.count(QStringLiteral("pausedForNs")));
    if (!fields.valid())
        return fields.valid().error();
    return WorkerOrder(steer);
}

Result<WorkerMessage> closedFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    const WorkerClosed closed{fields.count(QStringLiteral("evicted"))};
    if (!fields.valid())
        return fields.valid().error();
    return WorkerMessage(closed);
}

/// A Result of the variant from one of the alternative.
template <typename T>
Result<WorkerMessage> messageOf(Result<T> part)
{
    if (!part)
        return part.error();
    return WorkerMessage(*std::move(part));
}

} // namespace

QByteArray taskLine(const WorkerTask &task)
{
    return line("task", {
                            {kVersion, QStringLiteral(CACHESCOPE_VERSION)},
                            {QStringLiteral("scenario"), task.scenario.toJson()},
                            {QStringLiteral("design"), task.design},
                            {QStringLiteral("path"), task.path},
                            {QStringLiteral("firstUser"), task.users.first},
                            {QStringLiteral("users"), task.users.count},
                            {QStringLiteral("registerPath"), task.registerPath},
                            {QStringLiteral("steerable"), task.steerable},
                        });
}

Result<WorkerTask> parseTask(const QByteArray &line)
{
    const QJsonObject object = objectIn(line);
    if (typeOf(object) != QLatin1String("task"))
        return noSense(line);
    if (auto same = checkVersion(object.value(kVersion).toString()); !same)
        return same.error();
    JsonFields fields(object);
    WorkerTask task;
    task.scenario = fields.take(Scenario::fromJson(fields.object(QStringLiteral("scenario"))));
    task.design = fields.text(QStringLiteral("design"));
    task.path = fields.text(QStringLiteral("path"));
    task.users.first =
        static_cast<int>(fields.count(QStringLiteral("firstUser"), qint64{task.scenario.users} - 1));
    task.users.count = static_cast<int>(
        fields.count(QStringLiteral("users"), qint64{task.scenario.users} - task.users.first));
    task.registerPath = fields.text(QStringLiteral("registerPath"));
    task.steerable = object.value(QStringLiteral("steerable")).toBool();
    if (!fields.valid())
        return fields.valid().error();
    if (!task.scenario.designs.contains(task.design) || task.users.count == 0)
        return noSense(line);
    return task;
}

QByteArray orderLine(const WorkerOrder &order)
{
    if (const auto *steer = std::get_if<Steer>(&order))
        return line(kSteer, {{QStringLiteral("users"), steer->activeUsers},
                             {QStringLiteral("disk"), steer->disk.toJson()},
                             {QStringLiteral("arrivalRate"), steer->arrivalRate},
                             {QStringLiteral("paused"), steer->paused},
                             {QStringLiteral("pausedForNs"), qint64{steer->pausedFor.count()}}});
    if (const auto *start = std::get_if<WorkerStart>(&order))
        return line(kStart, {{QStringLiteral("atMicroseconds"), microsecondsOf(start->at)}});
    const auto *const known =
        std::ranges::find(kCommands, std::get<WorkerCommand>(order), &CommandName::command);
    return line(known->name, {});
}

Result<WorkerOrder> parseOrder(const QByteArray &line)
{
    const QJsonObject object = objectIn(line);
    const QString type = typeOf(object);
    for (const CommandName &known : kCommands) {
        if (type == QLatin1String(known.name))
            return WorkerOrder(known.command);
    }
    if (type == QLatin1String(kStart))
        return startFromJson(object);
    if (type == QLatin1String(kSteer))
        return steerFromJson(object);
    return noSense(line);
}

QByteArray messageLine(const WorkerMessage &message)
{
    if (const auto *progress = std::get_if<Progress>(&message))
        return line("progress", progressToJson(*progress));
    if (const auto *measurement = std::get_if<Measurement>(&message))
        return line("measurement", measurementToJson(*measurement));
    if (const auto *failed = std::get_if<WorkerFailed>(&message))
        return line("failed", errorToJson(failed->error));
    if (const auto *closed = std::get_if<WorkerClosed>(&message))
        return line("closed", {{QStringLiteral("evicted"), closed->evicted}});
    return line("ready", {});
}

Result<WorkerMessage> parseMessage(const QByteArray &line)
{
    const QJsonObject object = objectIn(line);
    const QString type = typeOf(object);
    if (type == QLatin1String("ready"))
        return WorkerMessage(WorkerReady());
    if (type == QLatin1String("progress"))
        return messageOf(progressFromJson(object));
    if (type == QLatin1String("measurement"))
        return messageOf(measurementFromJson(object));
    if (type == QLatin1String("closed"))
        return closedFromJson(object);
    if (type == QLatin1String("failed"))
        return errorFromJson(object);
    return noSense(line);
}

} // namespace cachescope::load
