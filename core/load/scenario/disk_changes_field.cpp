// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/disk_model_fields.h"
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

/// The longest warm-up and the longest run.
constexpr qint64 kLatestChangeMs = 8LL * 24 * 60 * 60 * 1000;

constexpr QLatin1String kAt("atMs");
constexpr QLatin1String kDisk("disk");

Result<DiskChange> changeFromJson(const QString &path, const QJsonValue &value)
{
    if (!value.isObject())
        return fieldError(path, value, CoreText::tr("an object like {\"atMs\": 5000, \"disk\": \"hdd\"}"));
    const QJsonObject json = value.toObject();
    if (auto members = checkMembers(path, json, {kAt, kDisk}); !members)
        return members.error();
    const qint64 at = json.value(kAt).toInteger(-1);
    if (at < 0 || at > kLatestChangeMs)
        return fieldError(partOf(path, kAt), json.value(kAt), wholeInWords(0, kLatestChangeMs));
    auto disk = DiskModel::fromJson(json.value(kDisk), partOf(path, kDisk));
    if (!disk)
        return disk.error();
    return DiskChange{milliseconds(at), std::move(*disk)};
}

Result<bool> takeDiskChanges(Scenario &scenario, const QJsonValue &value)
{
    scenario.diskChanges.clear();
    const QJsonArray changes = value.toArray();
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const QString path = partOf(QStringLiteral("diskChanges"), i);
        auto change = changeFromJson(path, changes.at(i));
        if (!change)
            return change.error();
        if (!scenario.diskChanges.empty() && change->at < scenario.diskChanges.back().at)
            return fieldError(partOf(path, kAt), QString::number(change->at.count()),
                              CoreText::tr("at least %1, the time of the change before")
                                  .arg(scenario.diskChanges.back().at.count()));
        scenario.diskChanges.push_back(std::move(*change));
    }
    return value.isArray();
}

QJsonValue diskChangesOf(const Scenario &scenario)
{
    QJsonArray json;
    for (const DiskChange &change : scenario.diskChanges)
        json << QJsonObject{{kAt, static_cast<qint64>(change.at.count())}, {kDisk, change.disk.toJson()}};
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
        json << QJsonObject{{kAt, *at}, {kDisk, disk->toJson()}};
    }
    return QJsonValue(json);
}

} // namespace

ScenarioField diskChangesField()
{
    const QJsonObject change =
        objectOf({{kAt, wholeFrom(0, kLatestChangeMs)}, {kDisk, diskReference()}}, {kAt, kDisk});
    ScenarioField changes =
        fieldOf("diskChanges", "--disk-changes", "TIME:MODEL[;…]",
                CoreText::tr("When the disk becomes another one, counted from the start of the run"),
                CoreText::tr("a list of {\"atMs\", \"disk\"}"), listOf(change));
    changes.set = takeDiskChanges;
    changes.get = diskChangesOf;
    changes.separator = QLatin1Char(';');
    changes.fromText = diskChangesFromText;
    return changes;
}

} // namespace cachescope::load
