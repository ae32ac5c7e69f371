// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_fields.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonValue>

#include <algorithm>
#include <functional>
#include <limits>

namespace cachescope::load {

namespace {

struct Field
{
    QString wanted;                                           ///< "a whole number"
    std::function<bool(Scenario &, const QJsonValue &)> take; ///< false for a value of a wrong type
};

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    // 1.5 and 1e300 are numbers too; toInteger() returns its default for them.
    constexpr qint64 missing = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(missing);
    return number == missing ? std::nullopt : std::optional(number);
}

Field whole(std::function<void(Scenario &, qint64)> set)
{
    return {QStringLiteral("a whole number"), [set](Scenario &scenario, const QJsonValue &value) {
                const auto number = wholeNumber(value);
                if (number)
                    set(scenario, *number);
                return number.has_value();
            }};
}

Field fraction(double Scenario::*member)
{
    return {QStringLiteral("a number"), [member](Scenario &scenario, const QJsonValue &value) {
                scenario.*member = value.toDouble();
                return value.isDouble();
            }};
}

Field text(QString Scenario::*member)
{
    return {QStringLiteral("a text"), [member](Scenario &scenario, const QJsonValue &value) {
                scenario.*member = value.toString();
                return value.isString();
            }};
}

bool takeDesigns(Scenario &scenario, const QJsonValue &value)
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

bool takeKeys(Scenario &scenario, const QJsonValue &value)
{
    const auto distribution = keyDistribution(value.toString());
    scenario.keys = distribution.value_or(scenario.keys);
    return distribution.has_value();
}

int toInt(qint64 number)
{
    return static_cast<int>(
        std::clamp<qint64>(number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

const QHash<QString, Field> &fields()
{
    using std::chrono::milliseconds;
    static const QHash<QString, Field> all{
        {QStringLiteral("name"), text(&Scenario::name)},
        {QStringLiteral("designs"), {QStringLiteral("a list of design names"), takeDesigns}},
        {QStringLiteral("users"), whole([](Scenario &s, qint64 n) { s.users = toInt(n); })},
        {QStringLiteral("processes"), whole([](Scenario &s, qint64 n) { s.processes = toInt(n); })},
        {QStringLiteral("durationMs"), whole([](Scenario &s, qint64 n) { s.duration = milliseconds(n); })},
        {QStringLiteral("operations"), whole([](Scenario &s, qint64 n) { s.operations = n; })},
        {QStringLiteral("thinkTimeMs"), whole([](Scenario &s, qint64 n) { s.thinkTime = milliseconds(n); })},
        {QStringLiteral("storeShare"), fraction(&Scenario::storeShare)},
        {QStringLiteral("keys"), {QStringLiteral("\"uniform\" or \"zipf\""), takeKeys}},
        {QStringLiteral("zipfExponent"), fraction(&Scenario::zipfExponent)},
        {QStringLiteral("keyCount"), whole([](Scenario &s, qint64 n) { s.keyCount = n; })},
        {QStringLiteral("valueBytes"), whole([](Scenario &s, qint64 n) { s.valueBytes = n; })},
        {QStringLiteral("maxBytes"), whole([](Scenario &s, qint64 n) { s.maxBytes = n; })},
        {QStringLiteral("diskSyncDelayMs"),
         whole([](Scenario &s, qint64 n) { s.diskSyncDelay = milliseconds(n); })},
        // A negative seed becomes a huge one, which validate() refuses.
        {QStringLiteral("seed"), whole([](Scenario &s, qint64 n) { s.seed = static_cast<quint64>(n); })},
        {QStringLiteral("sourceFile"), text(&Scenario::sourceFile)},
    };
    return all;
}

} // namespace

Result<void> setScenarioField(Scenario &scenario, const QString &name, const QJsonValue &value)
{
    const auto field = fields().constFind(name);
    if (field == fields().cend()) {
        QStringList known = fields().keys();
        known.sort();
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("Scenario field \"%1\" is not known; known are %2")
                         .arg(name, known.join(QStringLiteral(", ")))};
    }
    if (!field->take(scenario, value))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("Scenario field \"%1\" must be %2").arg(name, field->wanted)};
    return {};
}

QJsonObject scenarioFields(const Scenario &scenario)
{
    QJsonObject json{
        {QStringLiteral("name"), scenario.name},
        {QStringLiteral("designs"), QJsonArray::fromStringList(scenario.designs)},
        {QStringLiteral("users"), scenario.users},
        {QStringLiteral("processes"), scenario.processes},
        {QStringLiteral("durationMs"), qint64{scenario.duration.count()}},
        {QStringLiteral("operations"), scenario.operations},
        {QStringLiteral("thinkTimeMs"), qint64{scenario.thinkTime.count()}},
        {QStringLiteral("storeShare"), scenario.storeShare},
        {QStringLiteral("keys"), keyDistributionName(scenario.keys)},
        {QStringLiteral("zipfExponent"), scenario.zipfExponent},
        {QStringLiteral("keyCount"), scenario.keyCount},
        {QStringLiteral("valueBytes"), scenario.valueBytes},
        {QStringLiteral("maxBytes"), scenario.maxBytes},
        {QStringLiteral("diskSyncDelayMs"), qint64{scenario.diskSyncDelay.count()}},
        {QStringLiteral("seed"), static_cast<qint64>(scenario.seed)},
    };
    if (!scenario.sourceFile.isEmpty())
        json.insert(QStringLiteral("sourceFile"), scenario.sourceFile);
    return json;
}

QString keyDistributionName(KeyDistribution distribution)
{
    return distribution == KeyDistribution::Uniform ? QStringLiteral("uniform") : QStringLiteral("zipf");
}

std::optional<KeyDistribution> keyDistribution(const QString &name)
{
    for (const auto known : {KeyDistribution::Uniform, KeyDistribution::Zipf}) {
        if (keyDistributionName(known) == name)
            return known;
    }
    return std::nullopt;
}

} // namespace cachescope::load
