// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/measurement_json.h"

#include "core/load/processes/json_fields.h"

namespace cachescope::load {

using sqlite::HandlerAsked;
using sqlite::LockMonitor;
using sqlite::LockPhase;

namespace {

QJsonObject countsToJson(const OperationCounts &counts)
{
    return {
        {QStringLiteral("operations"), counts.operations},
        {QStringLiteral("failed"), counts.failed},
        {QStringLiteral("hits"), counts.hits},
        {QStringLiteral("misses"), counts.misses},
        {QStringLiteral("stored"), counts.stored},
        {QStringLiteral("arrivals"), counts.arrivals},
        {QStringLiteral("dropped"), counts.dropped},
    };
}

Result<OperationCounts> countsFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    OperationCounts counts;
    counts.operations = fields.count(QStringLiteral("operations"));
    counts.failed = fields.count(QStringLiteral("failed"));
    counts.hits = fields.count(QStringLiteral("hits"));
    counts.misses = fields.count(QStringLiteral("misses"));
    counts.stored = fields.count(QStringLiteral("stored"));
    counts.arrivals = fields.count(QStringLiteral("arrivals"));
    counts.dropped = fields.count(QStringLiteral("dropped"));
    if (!fields.valid())
        return fields.valid().error();
    return counts;
}

// The enumerations go as their numbers: both sides are the same program.
QJsonObject errorToJson(const LockMonitor::ErrorCount &error)
{
    return {
        {QStringLiteral("code"), error.resultCode},
        {QStringLiteral("phase"), static_cast<int>(error.phase)},
        {QStringLiteral("asked"), static_cast<int>(error.asked)},
        {QStringLiteral("count"), static_cast<qint64>(error.count)},
    };
}

Result<LockMonitor::ErrorCount> errorFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    LockMonitor::ErrorCount error;
    error.resultCode =
        static_cast<int>(fields.count(QStringLiteral("code"), std::numeric_limits<int>::max()));
    error.phase =
        static_cast<LockPhase>(fields.count(QStringLiteral("phase"), static_cast<qint64>(LockPhase::Close)));
    error.asked = static_cast<HandlerAsked>(
        fields.count(QStringLiteral("asked"), static_cast<qint64>(HandlerAsked::Asked)));
    error.count = static_cast<quint64>(fields.count(QStringLiteral("count")));
    if (!fields.valid())
        return fields.valid().error();
    return error;
}

QJsonObject holdToJson(const LockMonitor::HoldCount &hold)
{
    return {
        {QStringLiteral("activity"), hold.activity},
        {QStringLiteral("count"), static_cast<qint64>(hold.count)},
        {QStringLiteral("totalMs"), hold.totalMs},
        {QStringLiteral("maxMs"), hold.maxMs},
        {QStringLiteral("usersUpTo"), hold.worstUser + 1}, // a count, for there may be none
        {QStringLiteral("blocked"), static_cast<qint64>(hold.blocked)},
    };
}

Result<LockMonitor::HoldCount> holdFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    LockMonitor::HoldCount hold;
    hold.activity = fields.text(QStringLiteral("activity"));
    hold.count = static_cast<quint64>(fields.count(QStringLiteral("count")));
    hold.totalMs = fields.amount(QStringLiteral("totalMs"));
    hold.maxMs = fields.amount(QStringLiteral("maxMs"));
    hold.worstUser =
        static_cast<int>(fields.count(QStringLiteral("usersUpTo"), std::numeric_limits<int>::max())) - 1;
    hold.blocked = static_cast<quint64>(fields.count(QStringLiteral("blocked")));
    if (!fields.valid())
        return fields.valid().error();
    return hold;
}

QJsonObject locksToJson(const LockMonitor::Snapshot &locks)
{
    QJsonArray errors;
    for (const auto &error : locks.errors)
        errors << errorToJson(error);
    QJsonArray holds;
    for (const auto &hold : locks.holds)
        holds << holdToJson(hold);
    return {
        {QStringLiteral("errors"), errors},
        {QStringLiteral("totalErrors"), static_cast<qint64>(locks.totalErrors)},
        {QStringLiteral("waits"), static_cast<qint64>(locks.waits)},
        {QStringLiteral("totalWaitMs"), locks.totalWaitMs},
        {QStringLiteral("maxWaitMs"), locks.maxWaitMs},
        {QStringLiteral("worstShareOfTimeout"), locks.worstShareOfTimeout},
        {QStringLiteral("nearMisses"), static_cast<qint64>(locks.nearMisses)},
        {QStringLiteral("holds"), holds},
    };
}

Result<LockMonitor::Snapshot> locksFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    LockMonitor::Snapshot locks;
    const QJsonArray errors = fields.array(QStringLiteral("errors"));
    for (const auto &error : errors)
        locks.errors.push_back(fields.take(errorFromJson(error.toObject())));
    locks.totalErrors = static_cast<quint64>(fields.count(QStringLiteral("totalErrors")));
    locks.waits = static_cast<quint64>(fields.count(QStringLiteral("waits")));
    locks.totalWaitMs = fields.amount(QStringLiteral("totalWaitMs"));
    locks.maxWaitMs = fields.amount(QStringLiteral("maxWaitMs"));
    locks.worstShareOfTimeout = fields.amount(QStringLiteral("worstShareOfTimeout"));
    locks.nearMisses = static_cast<quint64>(fields.count(QStringLiteral("nearMisses")));
    const QJsonArray holds = fields.array(QStringLiteral("holds"));
    for (const auto &hold : holds)
        locks.holds.push_back(fields.take(holdFromJson(hold.toObject())));
    if (!fields.valid())
        return fields.valid().error();
    return locks;
}

QJsonArray latenciesToJson(const KindLatencies &latencies)
{
    QJsonArray json;
    for (const LatencyHistogram &each : latencies)
        json << each.toJson();
    return json;
}

Result<KindLatencies> latenciesFromJson(const QJsonArray &json)
{
    KindLatencies latencies;
    for (std::size_t kind = 0; kind < kOperationKinds; ++kind) {
        auto each = LatencyHistogram::fromJson(json.at(static_cast<qsizetype>(kind)).toObject());
        if (!each)
            return each.error();
        latencies[kind] = std::move(*each);
    }
    return latencies;
}

QJsonObject userToJson(const UserFigures &user)
{
    return {
        {QStringLiteral("user"), user.user},         {QStringLiteral("operations"), user.operations},
        {QStringLiteral("failed"), user.failed},     {QStringLiteral("totalMs"), user.totalMs},
        {QStringLiteral("arrivals"), user.arrivals},
    };
}

Result<UserFigures> userFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    UserFigures user;
    user.user = static_cast<int>(fields.count(QStringLiteral("user"), std::numeric_limits<int>::max()));
    user.operations = fields.count(QStringLiteral("operations"));
    user.failed = fields.count(QStringLiteral("failed"));
    user.totalMs = fields.amount(QStringLiteral("totalMs"));
    user.arrivals = fields.count(QStringLiteral("arrivals"));
    if (!fields.valid())
        return fields.valid().error();
    return user;
}

QJsonObject verificationToJson(const VerificationCounts &counts)
{
    return {
        {QStringLiteral("checked"), counts.checked},
        {QStringLiteral("torn"), counts.torn},
        {QStringLiteral("stale"), counts.stale},
        {QStringLiteral("lost"), counts.lost},
        {QStringLiteral("wrong"), counts.wrong},
        {QStringLiteral("unchecked"), counts.unchecked},
        {QStringLiteral("firstFinding"), counts.firstFinding},
    };
}

Result<VerificationCounts> verificationFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    VerificationCounts counts;
    counts.checked = fields.count(QStringLiteral("checked"));
    counts.torn = fields.count(QStringLiteral("torn"));
    counts.stale = fields.count(QStringLiteral("stale"));
    counts.lost = fields.count(QStringLiteral("lost"));
    counts.wrong = fields.count(QStringLiteral("wrong"));
    counts.unchecked = fields.count(QStringLiteral("unchecked"));
    counts.firstFinding = fields.text(QStringLiteral("firstFinding"));
    if (!fields.valid())
        return fields.valid().error();
    return counts;
}

int smallCount(JsonFields &fields, const QString &name)
{
    return static_cast<int>(fields.count(name, std::numeric_limits<int>::max()));
}

} // namespace

QJsonObject progressToJson(const Progress &progress)
{
    return {
        {QStringLiteral("counts"), countsToJson(progress.counts)},
        {QStringLiteral("latencies"), progress.latencies.toJson()},
        {QStringLiteral("locks"), locksToJson(progress.locks)},
        {QStringLiteral("evicted"), progress.evicted},
        {QStringLiteral("dirty"), progress.dirty},
        {QStringLiteral("activeUsers"), progress.activeUsers},
        {QStringLiteral("findings"), progress.findings},
    };
}

Result<Progress> progressFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Progress progress;
    progress.counts = fields.take(countsFromJson(fields.object(QStringLiteral("counts"))));
    progress.latencies = fields.take(LatencyHistogram::fromJson(fields.object(QStringLiteral("latencies"))));
    progress.locks = fields.take(locksFromJson(fields.object(QStringLiteral("locks"))));
    progress.evicted = fields.count(QStringLiteral("evicted"));
    progress.dirty = fields.count(QStringLiteral("dirty"));
    progress.activeUsers = smallCount(fields, QStringLiteral("activeUsers"));
    progress.findings = fields.count(QStringLiteral("findings"));
    if (!fields.valid())
        return fields.valid().error();
    return progress;
}

QJsonObject measurementToJson(const Measurement &measurement)
{
    QJsonArray users;
    for (const UserFigures &user : measurement.users)
        users << userToJson(user);
    return {
        {QStringLiteral("seconds"), measurement.seconds},
        {QStringLiteral("counts"), countsToJson(measurement.counts)},
        {QStringLiteral("latencies"), latenciesToJson(measurement.latencies)},
        {QStringLiteral("failures"), measurement.failures.toJson()},
        {QStringLiteral("locks"), locksToJson(measurement.locks)},
        {QStringLiteral("users"), users},
        // A double of JSON does not hold 64 bits.
        {QStringLiteral("digest"), QString::number(measurement.digest)},
        {QStringLiteral("verification"), verificationToJson(measurement.verification)},
        {QStringLiteral("evicted"), measurement.evicted},
        {QStringLiteral("storeCommits"), measurement.storeCommits},
        {QStringLiteral("firstFailure"), measurement.firstFailure},
        {QStringLiteral("workersFailed"), measurement.workersFailed},
    };
}

Result<Measurement> measurementFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    Measurement measurement;
    measurement.seconds = fields.amount(QStringLiteral("seconds"));
    measurement.counts = fields.take(countsFromJson(fields.object(QStringLiteral("counts"))));
    measurement.latencies = fields.take(latenciesFromJson(fields.array(QStringLiteral("latencies"))));
    measurement.failures = fields.take(LatencyHistogram::fromJson(fields.object(QStringLiteral("failures"))));
    measurement.locks = fields.take(locksFromJson(fields.object(QStringLiteral("locks"))));
    const QJsonArray users = fields.array(QStringLiteral("users"));
    for (const QJsonValue &user : users)
        measurement.users.push_back(fields.take(userFromJson(user.toObject())));
    measurement.digest = fields.number(QStringLiteral("digest"));
    measurement.verification =
        fields.take(verificationFromJson(fields.object(QStringLiteral("verification"))));
    measurement.evicted = fields.count(QStringLiteral("evicted"));
    measurement.storeCommits = fields.count(QStringLiteral("storeCommits"));
    measurement.firstFailure = fields.text(QStringLiteral("firstFailure"));
    measurement.workersFailed = smallCount(fields, QStringLiteral("workersFailed"));
    if (!fields.valid())
        return fields.valid().error();
    return measurement;
}

} // namespace cachescope::load
