// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_comparison.h"

#include "core/base/format.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>

namespace cachescope::load {

namespace {

struct Side
{
    QString name; ///< "before" or "after"
    QJsonObject document;
    std::vector<QJsonObject> runs;
    QStringList labels;
};

Side sideOf(const QString &name, const QJsonObject &document)
{
    const auto runs = objectsAt(document, "runs");
    return {name, document, runs, runLabels(runs)};
}

/// The first run of a design goes with the first one of the same, the second with the second.
using IndexPairs = std::vector<std::pair<std::size_t, std::size_t>>;

IndexPairs pairsOf(const Side &before, const Side &after)
{
    if (before.runs.size() == 1 && after.runs.size() == 1)
        return {{0, 0}};
    IndexPairs pairs;
    std::map<QString, std::size_t> next; // where to look for the next run of a design
    for (std::size_t i = 0; i < before.runs.size(); ++i) {
        const QString design = designOf(before.runs[i]);
        std::size_t &other = next[design];
        while (other < after.runs.size() && designOf(after.runs[other]) != design)
            ++other;
        if (other < after.runs.size())
            pairs.emplace_back(i, other++);
    }
    return pairs;
}

QString designsInWords(const Side &side)
{
    return side.labels.isEmpty() ? QStringLiteral("no design") : side.labels.join(QStringLiteral(", "));
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

void noteFaults(QStringList &notes, const Side &side, std::size_t run)
{
    const QString which = QStringLiteral("%1 (%2)").arg(side.labels[static_cast<qsizetype>(run)], side.name);
    if (valueAt(side.runs[run], "interrupted").toBool())
        notes << QStringLiteral("%1 was interrupted: nothing is called better.").arg(which);
    if (const QString lost = lostProcesses(side.runs[run]); !lost.isEmpty())
        notes << QStringLiteral("%1: %2.").arg(which, lost);
    if (!valueFindings(side.runs[run]).isEmpty())
        notes << QStringLiteral("%1: %2.").arg(which,
                                               valueFindings(side.runs[run]).join(QStringLiteral("; ")));
}

void noteLengths(QStringList &notes, const QString &design, const QJsonObject &before,
                 const QJsonObject &after)
{
    const auto first = numberAt(before, "seconds");
    const auto second = numberAt(after, "seconds");
    if (first && second && *first > 0.0 && std::fabs(*second / *first - 1.0) > 0.01)
        notes << QStringLiteral(
                     "%1 ran for %2 before and %3 after: counts are compared as if both had run as long as "
                     "the second.")
                     .arg(design, formatDuration(*first), formatDuration(*second));
}

void noteClosedLoop(QStringList &notes, const Side &before, const Side &after)
{
    const auto closedWithErrors = [](const QJsonObject &run) {
        return !valueAt(run, "arrivals").isObject() && countAt(run, "lockErrors.total") > 0;
    };
    if (std::ranges::any_of(before.runs, closedWithErrors) ||
        std::ranges::any_of(after.runs, closedWithErrors))
        notes << QStringLiteral(
            "Users waited for their answers before they went on (closed loop): what fails fast is "
            "tried more often. Compare lock errors at a fixed rate of arrivals.");
}

QStringList notesOn(const Side &before, const Side &after, const IndexPairs &pairs,
                    const RunComparison &comparison)
{
    QStringList notes;
    if (!comparison.machine.empty())
        notes << QStringLiteral("The machines differ: a comparison across machines is doubtful.");
    if (!comparison.scenario.empty())
        notes << QStringLiteral("The scenarios differ: the change may come from that.");
    for (const auto &[first, second] : pairs) {
        noteFaults(notes, before, first);
        noteFaults(notes, after, second);
        noteLengths(notes, before.labels[static_cast<qsizetype>(first)], before.runs[first],
                    after.runs[second]);
    }
    noteClosedLoop(notes, before, after);
    return notes;
}

QStringList withoutCounterpart(const QStringList &labels, const QStringList &taken)
{
    QStringList rest;
    for (const QString &label : labels) {
        if (!taken.contains(label))
            rest << label;
    }
    return rest;
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

} // namespace

bool RunComparison::isWorse() const
{
    return !onlyBefore.isEmpty() || std::ranges::any_of(pairs, &RunPair::isWorse);
}

QJsonObject RunComparison::toJson() const
{
    QJsonArray list;
    for (const RunPair &pair : pairs)
        list << pair.toJson();
    return {{QStringLiteral("pairs"), list},
            {QStringLiteral("onlyBefore"), QJsonArray::fromStringList(onlyBefore)},
            {QStringLiteral("onlyAfter"), QJsonArray::fromStringList(onlyAfter)},
            {QStringLiteral("scenario"), load::toJson(scenario)},
            {QStringLiteral("machine"), load::toJson(machine)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(notes)},
            {QStringLiteral("worse"), isWorse()}};
}

Result<RunComparison> compareRuns(const QJsonObject &before, const QJsonObject &after)
{
    const Side first = sideOf(QStringLiteral("before"), before);
    const Side second = sideOf(QStringLiteral("after"), after);
    const IndexPairs pairs = pairsOf(first, second);
    if (pairs.empty())
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("There is nothing to compare: the first report has %1, the second has %2")
                         .arg(designsInWords(first), designsInWords(second))};
    RunComparison comparison;
    QStringList takenBefore;
    QStringList takenAfter;
    for (const auto &[one, other] : pairs) {
        takenBefore << first.labels[static_cast<qsizetype>(one)];
        takenAfter << second.labels[static_cast<qsizetype>(other)];
        RunPair pair = compareRunsOf(first.runs[one], second.runs[other]);
        pair.designBefore = takenBefore.last();
        pair.designAfter = takenAfter.last();
        comparison.pairs.push_back(std::move(pair));
    }
    comparison.onlyBefore = withoutCounterpart(first.labels, takenBefore);
    comparison.onlyAfter = withoutCounterpart(second.labels, takenAfter);
    comparison.scenario =
        differences(valueAt(before, "scenario").toObject(), valueAt(after, "scenario").toObject(),
                    {QStringLiteral("name"), QStringLiteral("designs")});
    // The program is most often what is compared.
    comparison.machine = differences(valueAt(before, "machine").toObject(),
                                     valueAt(after, "machine").toObject(), {QStringLiteral("program")});
    comparison.notes = notesOn(first, second, pairs, comparison);
    return comparison;
}

} // namespace cachescope::load
