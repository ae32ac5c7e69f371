// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/limit_comparison.h"

#include "core/base/translate.h"
#include "core/load/report/report_fields.h"
#include "core/load/run/limit_search.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

struct Bracket
{
    std::optional<double> holdsAt;
    std::optional<double> failsAt;

    [[nodiscard]] bool isEmpty() const { return !holdsAt && !failsAt; }
    [[nodiscard]] bool isClosed() const { return holdsAt && failsAt; }
    bool operator==(const Bracket &) const = default;
};

Bracket bracketOf(const QJsonObject &limit)
{
    return {numberAt(limit, "holdsAt"), numberAt(limit, "failsAt")};
}

/// Both found where it holds, and the two are as good as equal.
bool isTooNear(const Bracket &before, const Bracket &after, double tolerance)
{
    if (!before.holdsAt || !after.holdsAt)
        return false;
    const double least = std::max(tolerance, LimitSearch::kPrecision - 1.0);
    return std::fabs(*after.holdsAt - *before.holdsAt) <= least * *before.holdsAt;
}

/// What held in `one` fails in `other`.
bool isBeyond(const Bracket &one, const Bracket &other)
{
    return one.holdsAt && other.failsAt && *other.failsAt <= *one.holdsAt;
}

ComparisonVerdict verdictOf(const Bracket &before, const Bracket &after, double tolerance)
{
    if (before.isEmpty() || after.isEmpty())
        return ComparisonVerdict::Unknown;
    if (before.holdsAt && !after.holdsAt)
        return ComparisonVerdict::Worse;
    if (before == after)
        return ComparisonVerdict::Same;
    if (!isTooNear(before, after, tolerance)) {
        if (isBeyond(before, after))
            return ComparisonVerdict::Worse;
        if (isBeyond(after, before))
            return ComparisonVerdict::Better;
    }
    return before.isClosed() && after.isClosed() ? ComparisonVerdict::Same : ComparisonVerdict::Unknown;
}

QJsonObject limitOf(const QJsonObject &document)
{
    return valueAt(document, "limit").toObject();
}

Error notTheSame(const QString &what, const QString &before, const QString &after)
{
    return {ErrorCode::InvalidArgument,
            CoreText::tr("These limits cannot be compared: the %1 of the first report is %2, that of the "
                         "second is %3")
                .arg(what, before, after)};
}

QString probeLabel(const QJsonObject &limit, double value)
{
    const bool isRate = textAt(limit, "variable") == QLatin1String("ratePerSecond");
    return CoreText::tr("%1 at %2 %3")
        .arg(textAt(limit, "design"), QString::number(value, 'g', 15),
             isRate ? QStringLiteral("operations/s") : QStringLiteral("users"));
}

/// Each run of a search is of the probe at the same place. A search leaves the scenario's stages out.
std::vector<RunGroup> groupsByProbe(const QJsonObject &document)
{
    QJsonObject scenario = valueAt(document, "scenario").toObject();
    scenario.remove(QStringLiteral("stages"));
    QJsonObject searched = document;
    searched.insert(QStringLiteral("scenario"), scenario);
    const auto runs = objectsAt(document, "runs");
    const auto probes = objectsAt(document, "limit.probes");
    std::vector<RunGroup> groups;
    for (std::size_t i = 0; i < std::min(runs.size(), probes.size()); ++i) {
        if (const auto value = numberAt(probes[i], "value"))
            addToGroup(groups, searched, probeLabel(limitOf(document), *value), runs[i]);
    }
    return groups;
}

} // namespace

bool hasLimit(const QJsonObject &document)
{
    return valueAt(document, "limit").isObject();
}

Result<LimitComparison> compareLimits(const QJsonObject &before, const QJsonObject &after, double tolerance)
{
    if (!hasLimit(before) || !hasLimit(after))
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("Only the %1 report is of a search for a limit (--find-limit): its runs "
                                  "have other loads, and cannot be compared with those of the other")
                         .arg(hasLimit(before) ? CoreText::tr("first") : CoreText::tr("second"))};
    LimitComparison comparison{limitOf(before), limitOf(after)};
    for (const char *field : {"design", "variable", "condition"}) {
        const QString first = textAt(comparison.before, field);
        const QString second = textAt(comparison.after, field);
        if (first != second)
            return notTheSame(QLatin1String(field), first, second);
    }
    comparison.verdict = verdictOf(bracketOf(comparison.before), bracketOf(comparison.after), tolerance);
    return comparison;
}

std::vector<GroupPair> probesInBoth(const QJsonObject &before, const QJsonObject &after)
{
    return pairsByLabel(groupsByProbe(before), groupsByProbe(after));
}

QJsonObject LimitComparison::toJson() const
{
    const auto found = [](const QJsonObject &limit, const char *name) {
        const auto value = numberAt(limit, name);
        return value ? QJsonValue(*value) : QJsonValue();
    };
    return {{QStringLiteral("design"), textAt(before, "design")},
            {QStringLiteral("variable"), textAt(before, "variable")},
            {QStringLiteral("condition"), textAt(before, "condition")},
            {QStringLiteral("holdsAtBefore"), found(before, "holdsAt")},
            {QStringLiteral("failsAtBefore"), found(before, "failsAt")},
            {QStringLiteral("holdsAtAfter"), found(after, "holdsAt")},
            {QStringLiteral("failsAtAfter"), found(after, "failsAt")},
            {QStringLiteral("verdict"), comparisonVerdictName(verdict)}};
}

} // namespace cachescope::load
