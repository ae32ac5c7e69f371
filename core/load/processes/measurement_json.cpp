// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/measurement_json.h"

#include "core/load/processes/json_fields.h"
#include "core/load/processes/locks_json.h"

#include <algorithm>

namespace cachescope::load {

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

QJsonObject harnessToJson(const HarnessTime &harness)
{
    return {
        {QStringLiteral("operationsNs"), qint64{harness.operations.count()}},
        {QStringLiteral("betweenNs"), qint64{harness.between.count()}},
        {QStringLiteral("samplingNs"), qint64{harness.sampling.count()}},
    };
}

Result<HarnessTime> harnessFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    HarnessTime harness;
    harness.operations = std::chrono::nanoseconds(fields.count(QStringLiteral("operationsNs")));
    harness.between = std::chrono::nanoseconds(fields.count(QStringLiteral("betweenNs")));
    harness.sampling = std::chrono::nanoseconds(fields.count(QStringLiteral("samplingNs")));
    if (!fields.valid())
        return fields.valid().error();
    return harness;
}

/// All numbers in one list, for there may be thousands of users each second.
QJsonArray totalsToJson(const std::vector<UserTotals> &users)
{
    QJsonArray json;
    for (const UserTotals &user : users) {
        json << user.operations;
        json << user.failed;
        json << user.totalNs;
    }
    return json;
}

Result<std::vector<UserTotals>> totalsFromJson(const QJsonArray &json)
{
    constexpr qsizetype perUser = 3;
    const auto isCount = [](const QJsonValue &value) { return value.toInteger(-1) >= 0; };
    if (json.size() % perUser != 0 || !std::ranges::all_of(json, isCount))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("\"users\" is not a list of three counts for each")};
    std::vector<UserTotals> users;
    for (qsizetype i = 0; i < json.size(); i += perUser)
        users.push_back({json[i].toInteger(), json[i + 1].toInteger(), json[i + 2].toInteger()});
    return users;
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
        {QStringLiteral("longestWaitMs"), progress.waits.maxMs},
        {QStringLiteral("worstShare"), progress.waits.worstShareOfTimeout},
        {QStringLiteral("harness"), harnessToJson(progress.harness)},
        {QStringLiteral("users"), totalsToJson(progress.users)},
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
    progress.waits.maxMs = fields.amount(QStringLiteral("longestWaitMs"));
    progress.waits.worstShareOfTimeout = fields.amount(QStringLiteral("worstShare"));
    progress.harness = fields.take(harnessFromJson(fields.object(QStringLiteral("harness"))));
    progress.users = fields.take(totalsFromJson(fields.array(QStringLiteral("users"))));
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
