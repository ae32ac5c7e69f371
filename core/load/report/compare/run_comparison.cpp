// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_comparison.h"

#include "core/base/translate.h"
#include "core/load/report/compare/comparison_notes.h"
#include "core/load/report/report_fields.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::load {

namespace {

std::vector<GroupPair> pairsOf(const std::vector<RunGroup> &before, const std::vector<RunGroup> &after)
{
    if (before.size() == 1 && after.size() == 1)
        return {{before.front(), after.front()}};
    return pairsByLabel(before, after);
}

QStringList labelsOf(const std::vector<RunGroup> &groups)
{
    QStringList labels;
    for (const RunGroup &group : groups)
        labels << group.label;
    return labels;
}

QString designsInWords(const std::vector<RunGroup> &groups)
{
    return groups.empty() ? CoreText::tr("no design") : labelsOf(groups).join(QStringLiteral(", "));
}

std::vector<FieldDifference> differences(const QJsonObject &before, const QJsonObject &after,
                                         const QStringList &except)
{
    QStringList fields = before.keys() + after.keys();
    fields.sort();
    fields.removeDuplicates();
    std::vector<FieldDifference> all;
    for (const QString &field : std::as_const(fields)) {
        if (!except.contains(field) && before.value(field) != after.value(field))
            all.push_back({field, before.value(field), after.value(field)});
    }
    return all;
}

/// The labels of `groups` that `others` does not have.
QStringList withoutCounterpart(const std::vector<RunGroup> &groups, const std::vector<RunGroup> &others)
{
    QStringList rest = labelsOf(groups);
    rest.removeIf([&others](const QString &label) {
        return std::ranges::find(others, label, &RunGroup::label) != others.end();
    });
    return rest;
}

void compareSurroundings(RunComparison &comparison, const QJsonObject &before, const QJsonObject &after)
{
    comparison.scenario =
        differences(valueAt(before, "scenario").toObject(), valueAt(after, "scenario").toObject(),
                    {QStringLiteral("name"), QStringLiteral("designs")});
    // The program is most often what is compared.
    comparison.machine = differences(valueAt(before, "machine").toObject(),
                                     valueAt(after, "machine").toObject(), {QStringLiteral("program")});
    if (!comparison.machine.empty())
        comparison.notes << CoreText::tr("The machines differ: a comparison across machines is doubtful.");
    if (!comparison.scenario.empty())
        comparison.notes << CoreText::tr("The scenarios differ: the change may come from that.");
}

void comparePairs(RunComparison &comparison, const std::vector<GroupPair> &pairs, double tolerance)
{
    for (const auto &[before, after] : pairs)
        comparison.pairs.push_back(compareGroups(before, after));
    comparison.tolerance = tolerance;
    comparison.judged = judgePairs(comparison.pairs, tolerance);
    if (!pairs.empty())
        comparison.notes << notesOn(pairs) << noteOnJudging(comparison.judged);
}

QJsonArray toJson(const std::vector<FieldDifference> &differences)
{
    const auto orNull = [](const QJsonValue &value) { return value.isUndefined() ? QJsonValue() : value; };
    QJsonArray list;
    for (const FieldDifference &difference : differences)
        list << QJsonObject{{QStringLiteral("field"), difference.field},
                            {QStringLiteral("before"), orNull(difference.before)},
                            {QStringLiteral("after"), orNull(difference.after)}};
    return list;
}

Result<RunComparison> compareDesigns(const QJsonObject &before, const QJsonObject &after, double tolerance)
{
    const std::vector<RunGroup> first = groupsByDesign(before);
    const std::vector<RunGroup> second = groupsByDesign(after);
    const std::vector<GroupPair> pairs = pairsOf(first, second);
    if (pairs.empty())
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("There is nothing to compare: the first report has %1, the second has %2")
                         .arg(designsInWords(first), designsInWords(second))};
    RunComparison comparison;
    if (first.size() > 1 || second.size() > 1) { // otherwise they are compared whatever their names
        comparison.onlyBefore = withoutCounterpart(first, second);
        comparison.onlyAfter = withoutCounterpart(second, first);
    }
    compareSurroundings(comparison, before, after);
    comparePairs(comparison, pairs, tolerance);
    return comparison;
}

Result<RunComparison> compareSearches(const QJsonObject &before, const QJsonObject &after, double tolerance)
{
    auto limit = compareLimits(before, after, tolerance);
    if (!limit)
        return limit.error();
    RunComparison comparison;
    comparison.limit = std::move(*limit);
    compareSurroundings(comparison, before, after);
    comparison.notes << CoreText::tr(
        "A search runs each value once: of the noise of a limit nothing is known. Search several times, or "
        "give "
        "the change that matters (--tolerance 20%). Only runs of a value that both tried are compared.");
    comparePairs(comparison, probesInBoth(before, after), tolerance);
    for (RunPair &pair : comparison.pairs)
        pair.isProbe = true;
    return comparison;
}

} // namespace

bool RunComparison::isWorse() const
{
    const bool isLimitWorse = limit && limit->verdict == ComparisonVerdict::Worse;
    return isLimitWorse || !onlyBefore.isEmpty() || std::ranges::any_of(pairs, &RunPair::isWorse);
}

QJsonObject RunComparison::toJson() const
{
    QJsonArray list;
    for (const RunPair &pair : pairs)
        list << pair.toJson();
    QJsonObject json{{QStringLiteral("pairs"), list},
                     {QStringLiteral("onlyBefore"), QJsonArray::fromStringList(onlyBefore)},
                     {QStringLiteral("onlyAfter"), QJsonArray::fromStringList(onlyAfter)},
                     {QStringLiteral("scenario"), load::toJson(scenario)},
                     {QStringLiteral("machine"), load::toJson(machine)},
                     {QStringLiteral("notes"), QJsonArray::fromStringList(notes)},
                     {QStringLiteral("tolerance"), tolerance},
                     {QStringLiteral("judged"), static_cast<qint64>(judged)},
                     {QStringLiteral("worse"), isWorse()}};
    if (limit)
        json.insert(QStringLiteral("limit"), limit->toJson());
    return json;
}

Result<RunComparison> compareRuns(const QJsonObject &before, const QJsonObject &after, double tolerance)
{
    return hasLimit(before) || hasLimit(after) ? compareSearches(before, after, tolerance)
                                               : compareDesigns(before, after, tolerance);
}

} // namespace cachescope::load
