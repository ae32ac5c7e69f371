// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conditions_json.h"

#include "core/inspect/types/content_type.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::ui {
namespace {

using inspect::EntryFilter;

const QString kText = QStringLiteral("text");
const QString kMode = QStringLiteral("mode");
const QString kTypes = QStringLiteral("types");
const QString kPinned = QStringLiteral("pinned");
const QString kSize = QStringLiteral("size");
const QString kAge = QStringLiteral("age");
const QString kCharts = QStringLiteral("charts");
const QString kLabel = QStringLiteral("label");

struct TextPart
{
    const char *name;
    QString EntryFilter::*part;
};
constexpr TextPart kTextParts[] = {{"contains", &EntryFilter::contains},
                                   {"prefix", &EntryFilter::prefix},
                                   {"exact", &EntryFilter::exact},
                                   {"pattern", &EntryFilter::pattern}};
struct BytesPart
{
    const char *name;
    std::optional<qint64> EntryFilter::*part;
};
constexpr BytesPart kBytesParts[] = {{"minSizeBytes", &EntryFilter::minSizeBytes},
                                     {"maxSizeBytes", &EntryFilter::maxSizeBytes}};
struct TimePart
{
    const char *name;
    std::optional<double> EntryFilter::*part;
};
constexpr TimePart kTimeParts[] = {{"accessedFrom", &EntryFilter::accessedFrom},
                                   {"accessedTo", &EntryFilter::accessedTo},
                                   {"createdFrom", &EntryFilter::createdFrom},
                                   {"createdTo", &EntryFilter::createdTo}};

struct ChartCondition
{
    const char *name;
    Condition condition;
};
constexpr ChartCondition kChartConditions[] = {{"size", Condition::Size},
                                               {"age", Condition::Age},
                                               {"created", Condition::Created},
                                               {"keys", Condition::Keys},
                                               {"budget", Condition::Budget}};

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &text : array) {
        if (text.isString())
            texts.append(text.toString());
    }
    return texts;
}

QJsonObject partToJson(const EntryFilter &part)
{
    QJsonObject json;
    for (const TextPart &text : kTextParts) {
        if (!(part.*text.part).isEmpty())
            json.insert(QLatin1String(text.name), part.*text.part);
    }
    for (const BytesPart &bytes : kBytesParts) {
        if (part.*bytes.part)
            json.insert(QLatin1String(bytes.name), *(part.*bytes.part));
    }
    for (const TimePart &time : kTimeParts) {
        if (part.*time.part)
            json.insert(QLatin1String(time.name), *(part.*time.part));
    }
    if (!part.exceptPatterns.isEmpty())
        json.insert(QStringLiteral("exceptPatterns"), QJsonArray::fromStringList(part.exceptPatterns));
    if (part.pinned)
        json.insert(kPinned, *part.pinned);
    return json;
}

EntryFilter partFromJson(const QJsonObject &json)
{
    EntryFilter part;
    for (const TextPart &text : kTextParts)
        part.*text.part = json.value(QLatin1String(text.name)).toString();
    for (const BytesPart &bytes : kBytesParts) {
        if (const QJsonValue value = json.value(QLatin1String(bytes.name)); value.isDouble())
            part.*bytes.part = value.toInteger();
    }
    for (const TimePart &time : kTimeParts) {
        if (const QJsonValue value = json.value(QLatin1String(time.name)); value.isDouble())
            part.*time.part = value.toDouble();
    }
    part.exceptPatterns = textsOf(json.value(QStringLiteral("exceptPatterns")));
    if (const QJsonValue pinned = json.value(kPinned); pinned.isBool())
        part.pinned = pinned.toBool();
    return part;
}

QJsonArray typedToJson(const FilterConditions::Typed &typed)
{
    return {typed.from, typed.to};
}

FilterConditions::Typed typedFromJson(const QJsonValue &value)
{
    const QJsonArray ends = value.toArray();
    return {ends.at(0).toString(), ends.at(1).toString()};
}

void rangesFromJson(const QJsonObject &charts, FilterConditions &conditions)
{
    for (const auto &[name, condition] : kChartConditions) {
        const QJsonObject range = charts.value(QLatin1String(name)).toObject();
        const EntryFilter part = partFromJson(range);
        if (const QString label = range.value(kLabel).toString(); !label.isEmpty() && !part.isEmpty())
            conditions.setChartRange(condition, part, label);
    }
}

QStringList knownTypes(QStringList groups)
{
    const std::vector<QLatin1StringView> known = inspect::contentTypeGroupNames();
    groups.removeIf([&known](const QString &group) {
        return std::none_of(known.begin(), known.end(), [&group](auto name) { return group == name; });
    });
    return groups;
}

} // namespace

QJsonObject conditionsToJson(const FilterConditions &conditions)
{
    QJsonObject json{{kText, conditions.text()}, {kMode, static_cast<int>(conditions.textMode())}};
    if (!conditions.typeGroups().isEmpty())
        json.insert(kTypes, QJsonArray::fromStringList(conditions.typeGroups()));
    if (conditions.pinned())
        json.insert(kPinned, *conditions.pinned());
    if (!conditions.size().isEmpty())
        json.insert(kSize, typedToJson(conditions.size()));
    if (!conditions.age().isEmpty())
        json.insert(kAge, typedToJson(conditions.age()));
    QJsonObject charts;
    for (const auto &[name, condition] : kChartConditions) {
        const QString label = conditions.chartLabel(condition);
        if (label.isEmpty())
            continue;
        QJsonObject range = partToJson(conditions.chartPart(condition));
        range.insert(kLabel, label);
        charts.insert(QLatin1String(name), range);
    }
    json.insert(kCharts, charts);
    return json;
}

void conditionsFromJson(const QJsonObject &json, FilterConditions &conditions)
{
    conditions.clear();
    conditions.setText(json.value(kText).toString());
    const int mode = json.value(kMode).toInt();
    if (mode >= 0 && mode <= static_cast<int>(TextMode::Exact))
        conditions.setTextMode(static_cast<TextMode>(mode));
    conditions.setTypeGroups(knownTypes(textsOf(json.value(kTypes))));
    if (const QJsonValue pinned = json.value(kPinned); pinned.isBool())
        conditions.setPinned(pinned.toBool());
    // What cannot be parsed leaves the condition as it was: empty.
    static_cast<void>(conditions.setSize(typedFromJson(json.value(kSize))));
    static_cast<void>(conditions.setAge(typedFromJson(json.value(kAge))));
    rangesFromJson(json.value(kCharts).toObject(), conditions);
}

} // namespace cachescope::ui
