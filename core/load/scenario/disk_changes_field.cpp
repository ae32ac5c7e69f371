// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

/// The longest warm-up and the longest run.
constexpr qint64 kLatestChangeMs = 8LL * 24 * 60 * 60 * 1000;

Result<DiskChange> changeFromJson(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    const qint64 at = json.value(QStringLiteral("atMs")).toInteger(-1);
    if (at < 0 || at > kLatestChangeMs || json.size() != 2 || !json.contains(QStringLiteral("disk")))
        return invalid(QStringLiteral("holds what is not like {\"atMs\": 5000, \"disk\": \"hdd\"}, with "
                                      "\"atMs\" from 0 to %1")
                           .arg(kLatestChangeMs));
    auto disk = DiskModel::fromJson(json.value(QStringLiteral("disk")));
    if (!disk)
        return disk.error();
    return DiskChange{milliseconds(at), std::move(*disk)};
}

Result<bool> takeDiskChanges(Scenario &scenario, const QJsonValue &value)
{
    scenario.diskChanges.clear();
    const QJsonArray changes = value.toArray();
    for (const QJsonValue &each : changes) {
        auto change = changeFromJson(each);
        if (!change)
            return change.error();
        if (!scenario.diskChanges.empty() && change->at < scenario.diskChanges.back().at)
            return invalid(QStringLiteral("must be in the order of their times"));
        scenario.diskChanges.push_back(std::move(*change));
    }
    return value.isArray();
}

QJsonValue diskChangesOf(const Scenario &scenario)
{
    QJsonArray json;
    for (const DiskChange &change : scenario.diskChanges)
        json << QJsonObject{{QStringLiteral("atMs"), static_cast<qint64>(change.at.count())},
                            {QStringLiteral("disk"), change.disk.toJson()}};
    return json.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(json);
}

Result<QJsonValue> diskChangesFromText(const QString &text)
{
    QJsonArray json;
    const QStringList parts = text.split(QLatin1Char(';'));
    for (const QString &part : parts) {
        const auto split = halves(part, QStringLiteral("5s:hdd"));
        if (!split)
            return split.error();
        const auto at = millisecondsIn(split->first);
        const auto disk = DiskModel::fromText(split->second);
        if (!at || !disk)
            return at ? disk.error() : at.error();
        json << QJsonObject{{QStringLiteral("atMs"), *at}, {QStringLiteral("disk"), disk->toJson()}};
    }
    return QJsonValue(json);
}

} // namespace

ScenarioField diskChangesField()
{
    QJsonObject moment = numberFrom(0);
    moment.insert(QStringLiteral("maximum"), kLatestChangeMs);
    const QJsonObject change =
        objectOf({{QStringLiteral("atMs"), moment}, {QStringLiteral("disk"), QJsonObject()}},
                 {QStringLiteral("atMs"), QStringLiteral("disk")});
    ScenarioField changes =
        fieldOf("diskChanges", "--disk-changes", "TIME:MODEL[;…]",
                QStringLiteral("When the disk becomes another one, counted from the start of the run"),
                QStringLiteral("a list of {\"atMs\", \"disk\"}"), listOf(change));
    changes.set = takeDiskChanges;
    changes.get = diskChangesOf;
    changes.separator = QLatin1Char(';');
    changes.fromText = diskChangesFromText;
    return changes;
}

} // namespace cachescope::load
