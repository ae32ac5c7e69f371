// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_switches.h"

#include "core/base/translate.h"

#include <algorithm>
#include <array>

namespace cachescope::load {

namespace {

constexpr int kLongestTimeoutMs = 600'000;
constexpr const char *kBusyTimeout = "busyTimeoutMs";

struct TwoWaySwitch
{
    const char *name;
    bool ReferenceSwitches::*member;
    const char *on;
    const char *off;
};

constexpr std::array<TwoWaySwitch, 9> kTwoWay{{
    {"connection", &ReferenceSwitches::connectionPerOperation, "operation", "thread"},
    {"retry", &ReferenceSwitches::fairRetry, "fair", "sqlite"},
    {"journal", &ReferenceSwitches::wal, "wal", "rollback"},
    {"touch", &ReferenceSwitches::touchOnRead, "read", "batched"},
    {"begin", &ReferenceSwitches::immediate, "immediate", "deferred"},
    {"lookup", &ReferenceSwitches::looksFirst, "first", "none"},
    {"commit", &ReferenceSwitches::groupCommit, "group", "store"},
    {"size", &ReferenceSwitches::sumOnStore, "sum", "counter"},
    {"eviction", &ReferenceSwitches::evictOneByOne, "loop", "batch"},
}};

/// Null for the busy timeout, and for what is no switch.
const TwoWaySwitch *twoWay(const QString &name)
{
    const auto *found =
        std::ranges::find_if(kTwoWay, [&](const auto &each) { return name == QLatin1String(each.name); });
    return found == kTwoWay.end() ? nullptr : found;
}

Error notAllowed(const QString &name, const QString &value, const QString &allowed)
{
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("The switch \"%1\" cannot be \"%2\"; allowed is %3").arg(name, value, allowed)};
}

} // namespace

QJsonObject ReferenceSwitches::toJson() const
{
    const auto choose = [](bool first, const char *yes, const char *no) {
        return QString::fromLatin1(first ? yes : no);
    };
    return {
        {QStringLiteral("connection"), choose(connectionPerOperation, "per operation", "per thread")},
        {QStringLiteral("busyTimeoutMs"), busyTimeoutMs},
        {QStringLiteral("retry"), choose(fairRetry, "fair", "sqlite")},
        {QStringLiteral("journal"), choose(wal, "wal", "rollback")},
        {QStringLiteral("touchOnRead"), touchOnRead},
        {QStringLiteral("begin"), choose(immediate, "immediate", "deferred")},
        {QStringLiteral("lookup"), choose(looksFirst, "first", "none")},
        {QStringLiteral("commit"), choose(groupCommit, "group", "per store")},
        {QStringLiteral("size"), choose(sumOnStore, "sum", "counter")},
        {QStringLiteral("eviction"), choose(evictOneByOne, "loop", "batch")},
    };
}

QStringList ReferenceSwitches::names()
{
    QStringList all;
    for (const TwoWaySwitch &each : kTwoWay)
        all << QLatin1String(each.name);
    all.insert(1, QLatin1String(kBusyTimeout));
    return all;
}

QString ReferenceSwitches::value(const QString &name) const
{
    if (const TwoWaySwitch *found = twoWay(name))
        return QLatin1String(this->*found->member ? found->on : found->off);
    return QString::number(busyTimeoutMs);
}

QString ReferenceSwitches::otherValue(const QString &name) const
{
    if (const TwoWaySwitch *found = twoWay(name))
        return QLatin1String(this->*found->member ? found->off : found->on);
    return QString::number(busyTimeoutMs == 0 ? 5000 : 0);
}

Result<void> ReferenceSwitches::set(const QString &name, const QString &value)
{
    if (const TwoWaySwitch *found = twoWay(name)) {
        const QString on = QLatin1String(found->on);
        const QString off = QLatin1String(found->off);
        if (value != on && value != off)
            return notAllowed(name, value, CoreText::tr("%1 or %2").arg(on, off));
        this->*found->member = value == on;
        return {};
    }
    if (name != QLatin1String(kBusyTimeout))
        return Error{ErrorCode::InvalidArgument, CoreText::tr("There is no switch \"%1\"; there are %2")
                                                     .arg(name, names().join(QStringLiteral(", ")))};
    bool ok = false;
    const int timeout = value.toInt(&ok);
    if (!ok || timeout < 0 || timeout > kLongestTimeoutMs)
        return notAllowed(name, value,
                          CoreText::tr("a whole number of milliseconds, 0 to %1").arg(kLongestTimeoutMs));
    busyTimeoutMs = timeout;
    return {};
}

} // namespace cachescope::load
