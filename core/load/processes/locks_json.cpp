// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/locks_json.h"

#include "core/load/processes/json_fields.h"

namespace cachescope::load {

using sqlite::HandlerAsked;
using sqlite::LockMonitor;
using sqlite::LockPhase;

namespace {

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

} // namespace

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

} // namespace cachescope::load
