// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_group.h"

#include "core/load/report/report_fields.h"
#include "core/load/report/run_verdict.h"

#include <algorithm>

namespace cachescope::load {

namespace {

RunGroup emptyGroup(const QJsonObject &document, const QString &label)
{
    RunGroup group;
    group.label = label;
    group.isSteady =
        objectsAt(document, "scenario.stages").empty() && objectsAt(document, "scenario.diskChanges").empty();
    group.isBoundedByOperations = numberAt(document, "scenario.operations").value_or(0.0) > 0.0;
    return group;
}

} // namespace

bool isSteered(const QJsonObject &run)
{
    return std::ranges::any_of(objectsAt(run, "changes"), [](const QJsonObject &change) {
        // A pause leaves the load as it is.
        return !valueAt(change, "planned").toBool() && valueAt(change, "to").isString();
    });
}

bool RunGroup::holds() const
{
    return std::ranges::all_of(runs, [](const QJsonObject &run) { return verdictOn(run).passed; });
}

bool RunGroup::isInterrupted() const
{
    return std::ranges::any_of(runs, [](const QJsonObject &run) { return verdictOn(run).interrupted; });
}

QString RunGroup::labelOf(std::size_t run) const
{
    return runs.size() == 1 ? label : QStringLiteral("%1 (%2)").arg(label, QString::number(run + 1));
}

void addToGroup(std::vector<RunGroup> &groups, const QJsonObject &document, const QString &label,
                const QJsonObject &run)
{
    auto group = std::ranges::find(groups, label, &RunGroup::label);
    if (group == groups.end())
        group = groups.insert(group, emptyGroup(document, label));
    group->runs.push_back(run);
    group->isSteady = group->isSteady && !isSteered(run);
}

std::vector<GroupPair> pairsByLabel(const std::vector<RunGroup> &before, const std::vector<RunGroup> &after)
{
    std::vector<GroupPair> pairs;
    for (const RunGroup &group : before) {
        const auto other = std::ranges::find(after, group.label, &RunGroup::label);
        if (other != after.end())
            pairs.emplace_back(group, *other);
    }
    return pairs;
}

std::vector<RunGroup> groupsByDesign(const QJsonObject &document)
{
    std::vector<RunGroup> groups;
    for (const QJsonObject &run : objectsAt(document, "runs"))
        addToGroup(groups, document, designOf(run), run);
    return groups;
}

} // namespace cachescope::load
