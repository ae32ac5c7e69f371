// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_list_fields.h"

#include "core/base/units.h"

#include <QJsonArray>

#include <cmath>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

constexpr double kLongestSyncDelayMs = 10'000;
/// The longest warm-up and the longest run.
constexpr qint64 kLatestChangeMs = 8LL * 24 * 60 * 60 * 1000;

ScenarioField field(const char *name, const char *option, const char *argument, const QString &description,
                    const QString &allowed, const QJsonObject &schema)
{
    ScenarioField made;
    made.name = QLatin1String(name);
    made.option = QLatin1String(option);
    made.argument = QLatin1String(argument);
    made.description = description;
    made.allowed = allowed;
    made.schema = schema;
    made.isValid = [](const Scenario &) { return true; };
    return made;
}

QJsonObject typed(const char *type)
{
    return {{QStringLiteral("type"), QLatin1String(type)}};
}

QJsonObject numberFrom(double least)
{
    QJsonObject schema = typed("number");
    schema.insert(QStringLiteral("minimum"), least);
    return schema;
}

QJsonObject listOf(const QJsonObject &items)
{
    QJsonObject schema = typed("array");
    schema.insert(QStringLiteral("items"), items);
    return schema;
}

QJsonObject objectOf(const QJsonObject &properties, const QStringList &required = {})
{
    QJsonObject schema = typed("object");
    schema.insert(QStringLiteral("properties"), properties);
    schema.insert(QStringLiteral("additionalProperties"), false);
    if (!required.isEmpty())
        schema.insert(QStringLiteral("required"), QJsonArray::fromStringList(required));
    return schema;
}

Error invalid(const QString &text)
{
    return Error{ErrorCode::InvalidArgument, text};
}

/// "a:b" of an option's list.
Result<std::pair<QString, QString>> halves(const QString &text, const QString &example)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 1)
        return invalid(QStringLiteral("\"%1\" is not like %2").arg(text, example));
    return std::pair(text.left(colon), text.mid(colon + 1));
}

Result<qint64> millisecondsIn(const QString &text)
{
    const auto duration = parseDuration(text);
    if (!duration)
        return duration.error();
    return static_cast<qint64>(std::chrono::ceil<milliseconds>(*duration).count());
}

Result<QJsonValue> namesFromText(const QString &text)
{
    QJsonArray names;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &name : parts)
        names << name.trimmed();
    return QJsonValue(names);
}

Result<bool> takeDesigns(Scenario &scenario, const QJsonValue &value)
{
    scenario.designs.clear();
    const QJsonArray names = value.toArray();
    for (const QJsonValue &name : names) {
        if (!name.isString())
            return false;
        scenario.designs << name.toString();
    }
    return value.isArray();
}

Result<bool> takeStages(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isArray())
        return false;
    auto ramp = Ramp::fromJson(value.toArray());
    if (!ramp)
        return ramp.error();
    scenario.stages = std::move(*ramp);
    return true;
}

Result<QJsonValue> stagesFromText(const QString &text)
{
    QJsonArray stages;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        const auto split = halves(part, QStringLiteral("100:10s"));
        if (!split)
            return split.error();
        const auto users = parseCount(split->first);
        const auto duration = millisecondsIn(split->second);
        if (!users || !duration)
            return users ? duration.error() : users.error();
        stages << QJsonObject{{QStringLiteral("users"), *users}, {QStringLiteral("durationMs"), *duration}};
    }
    return QJsonValue(stages);
}

Result<bool> takeMix(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isObject())
        return false;
    auto mix = OperationMix::fromJson(value.toObject());
    if (!mix)
        return mix.error();
    if (auto valid = mix->validate(); !valid)
        return valid.error();
    scenario.mix = *mix;
    return true;
}

Result<QJsonValue> mixFromText(const QString &text)
{
    QJsonObject mix;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        bool isNumber = false;
        const double weight = part.section(QLatin1Char('='), 1).toDouble(&isNumber);
        if (!isNumber)
            return invalid(QStringLiteral("\"%1\" is not like get=80").arg(part));
        mix.insert(part.section(QLatin1Char('='), 0, 0), weight);
    }
    return QJsonValue(mix);
}

Result<bool> takeStoreShare(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isDouble())
        return false;
    const double share = value.toDouble();
    if (!(share >= 0.0 && share <= 1.0))
        return invalid(QStringLiteral("is %1; allowed is 0 to 1").arg(share));
    scenario.mix = OperationMix::ofStores(share);
    return true;
}

Result<bool> takeDisk(Scenario &scenario, const QJsonValue &value)
{
    auto disk = DiskModel::fromJson(value);
    if (!disk)
        return disk.error();
    scenario.disk = *disk;
    return true;
}

Result<QJsonValue> diskFromText(const QString &text)
{
    const auto disk = DiskModel::fromText(text);
    return disk ? Result<QJsonValue>(disk->toJson()) : Result<QJsonValue>(disk.error());
}

Result<bool> takeSyncDelay(Scenario &scenario, const QJsonValue &value)
{
    const double number = value.toDouble(-1.0);
    if (!value.isDouble())
        return false;
    if (number < 0 || number > kLongestSyncDelayMs)
        return invalid(QStringLiteral("is %1; allowed is 0 to %2").arg(number).arg(kLongestSyncDelayMs));
    if (number != std::floor(number))
        return false;
    const milliseconds delay(static_cast<qint64>(number));
    scenario.disk = DiskModel();
    scenario.disk.sync = {delay, delay};
    if (!scenario.disk.isReal())
        scenario.disk.name = QStringLiteral("custom");
    return true;
}

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

Result<bool> takeThresholds(Scenario &scenario, const QJsonValue &value)
{
    scenario.thresholds.clear();
    const QJsonArray texts = value.toArray();
    for (const QJsonValue &text : texts) {
        if (!text.isString())
            return false;
        auto threshold = parseThreshold(text.toString());
        if (!threshold)
            return threshold.error();
        scenario.thresholds << std::move(*threshold);
    }
    return value.isArray();
}

QJsonValue thresholdsOf(const Scenario &scenario)
{
    QJsonArray json;
    for (const Threshold &threshold : scenario.thresholds)
        json << threshold.toText();
    return json.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(json);
}

Result<QJsonValue> thresholdsFromText(const QString &text)
{
    const auto thresholds = parseThresholds(text);
    if (!thresholds)
        return thresholds.error();
    QJsonArray json;
    for (const Threshold &threshold : *thresholds)
        json << threshold.toText();
    return QJsonValue(json);
}

QJsonValue never(const Scenario &)
{
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace

ScenarioField designsField()
{
    ScenarioField designs = field("designs", "--design", "NAME[,NAME…]",
                                  QStringLiteral("Designs to run in turn, on fresh copies and with the same "
                                                 "operations (see the command designs)"),
                                  QStringLiteral("a list of design names"), listOf(typed("string")));
    designs.set = takeDesigns;
    designs.get = [](const Scenario &s) { return QJsonValue(QJsonArray::fromStringList(s.designs)); };
    designs.separator = QLatin1Char(',');
    designs.fromText = namesFromText;
    return designs;
}

ScenarioField stagesField()
{
    const QJsonObject stage =
        objectOf({{QStringLiteral("users"), numberFrom(0)}, {QStringLiteral("durationMs"), numberFrom(0)}},
                 {QStringLiteral("users"), QStringLiteral("durationMs")});
    ScenarioField stages = field(
        "stages", "--stages", "USERS:DURATION[,…]",
        QStringLiteral("A ramp: in each stage the active users move evenly to the number given, at most "
                       "all users. Decides how long the run takes"),
        QStringLiteral("a list of {\"users\", \"durationMs\"}"), listOf(stage));
    stages.set = takeStages;
    stages.get = [](const Scenario &s) {
        return s.stages.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(s.stages.toJson());
    };
    stages.separator = QLatin1Char(',');
    stages.fromText = stagesFromText;
    return stages;
}

ScenarioField mixField()
{
    QJsonObject weights;
    for (std::size_t i = 0; i < kOperationKinds; ++i)
        weights.insert(operationName(static_cast<OperationKind>(i)), numberFrom(0));
    ScenarioField mix = field(
        "mix", "--mix", "OPERATION=WEIGHT[,…]",
        QStringLiteral("How often which operation comes: get, contains, getMany, put, putMany, remove, "
                       "pin, play (a listener's block: contains, then get, or put after the synthesis)"),
        QStringLiteral("an object of weights, such as {\"get\": 80, \"put\": 20}"), objectOf(weights));
    mix.set = takeMix;
    mix.get = [](const Scenario &s) { return QJsonValue(s.mix.toJson()); };
    mix.separator = QLatin1Char(',');
    mix.fromText = mixFromText;
    return mix;
}

ScenarioField storeShareField()
{
    QJsonObject schema = numberFrom(0);
    schema.insert(QStringLiteral("maximum"), 1);
    ScenarioField share =
        field("storeShare", "--stores", "SHARE",
              QStringLiteral("Instead of mix: this share of the operations is put, the others "
                             "get"),
              QStringLiteral("a number, 0 to 1"), schema);
    share.set = takeStoreShare;
    share.get = never;
    share.fromText = [](const QString &text) -> Result<QJsonValue> {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (!isNumber)
            return invalid(QStringLiteral("\"%1\" is no number").arg(text));
        return QJsonValue(number);
    };
    return share;
}

ScenarioField diskField()
{
    ScenarioField disk =
        field("disk", "--disk", "MODEL",
              QStringLiteral("The disk that the run's files seem to be on: none (as it is), fast, ssd, "
                             "busy-vps, hdd, failing, or numbers such as sync=5ms..300ms,write=1ms"),
              QStringLiteral("the name of a disk or an object"),
              QJsonObject{
                  {QStringLiteral("type"), QJsonArray{QStringLiteral("string"), QStringLiteral("object")}}});
    disk.set = takeDisk;
    disk.get = [](const Scenario &s) { return s.disk.toJson(); };
    disk.fromText = diskFromText;
    return disk;
}

ScenarioField diskSyncDelayField()
{
    QJsonObject schema = typed("integer");
    schema.insert(QStringLiteral("minimum"), 0);
    schema.insert(QStringLiteral("maximum"), kLongestSyncDelayMs);
    ScenarioField delay = field("diskSyncDelayMs", "--disk-sync-delay", "DURATION",
                                QStringLiteral("Instead of disk: every fsync takes so much longer"),
                                QStringLiteral("a whole number, 0 to 10000"), schema);
    delay.set = takeSyncDelay;
    delay.get = never;
    delay.fromText = [](const QString &text) -> Result<QJsonValue> {
        const auto number = millisecondsIn(text);
        return number ? Result<QJsonValue>(QJsonValue(*number)) : Result<QJsonValue>(number.error());
    };
    return delay;
}

ScenarioField diskChangesField()
{
    QJsonObject moment = numberFrom(0);
    moment.insert(QStringLiteral("maximum"), kLatestChangeMs);
    const QJsonObject change =
        objectOf({{QStringLiteral("atMs"), moment}, {QStringLiteral("disk"), QJsonObject()}},
                 {QStringLiteral("atMs"), QStringLiteral("disk")});
    ScenarioField changes =
        field("diskChanges", "--disk-changes", "TIME:MODEL[;…]",
              QStringLiteral("When the disk becomes another one, counted from the start of the run"),
              QStringLiteral("a list of {\"atMs\", \"disk\"}"), listOf(change));
    changes.set = takeDiskChanges;
    changes.get = diskChangesOf;
    changes.separator = QLatin1Char(';');
    changes.fromText = diskChangesFromText;
    return changes;
}

ScenarioField thresholdsField()
{
    ScenarioField thresholds =
        field("thresholds", "--threshold", "CONDITION",
              QStringLiteral("What must hold of each run, such as lockErrors.total<=0 and reads.p99Ms<50. "
                             "lockErrors.total<=0, failed<=0 and, with a rate or the times of a trace, "
                             "arrivals.droppedShare<=0.05 hold unless their figures are named"),
              QStringLiteral("a list of conditions, such as \"reads.p99Ms<50\""), listOf(typed("string")));
    thresholds.set = takeThresholds;
    thresholds.get = thresholdsOf;
    thresholds.separator = QLatin1Char(',');
    thresholds.fromText = thresholdsFromText;
    return thresholds;
}

} // namespace cachescope::load
