// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_kinds.h"

#include "core/base/translate.h"
#include "core/base/units.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/scenario_field_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

ScenarioField named(const FieldText &text)
{
    ScenarioField field;
    field.name = QLatin1String(text.name);
    field.option = QLatin1String(text.option);
    field.description = text.description;
    field.isValid = [](const Scenario &) { return true; };
    return field;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    // 1.5 and 1e300 are numbers too; toInteger() returns its default for them.
    constexpr qint64 missing = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(missing);
    return number == missing ? std::nullopt : std::optional(number);
}

QString argumentOf(NumberText form)
{
    switch (form) {
    case NumberText::Bytes:
        return QStringLiteral("SIZE");
    case NumberText::Duration:
        return QStringLiteral("DURATION");
    default:
        return QStringLiteral("NUMBER");
    }
}

Result<QJsonValue> durationFromText(const QString &text)
{
    const auto duration = parseDuration(text);
    if (!duration)
        return duration.error();
    // Rounded up: less than a millisecond is not nothing.
    return QJsonValue(static_cast<qint64>(std::chrono::ceil<milliseconds>(*duration).count()));
}

Result<QJsonValue> plainFromText(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("\"%1\" is no whole number").arg(text)};
    return QJsonValue(number);
}

Result<QJsonValue> wholeFromText(NumberText form, const QString &text)
{
    if (form == NumberText::Duration)
        return durationFromText(text);
    if (form == NumberText::Plain)
        return plainFromText(text);
    const auto number = form == NumberText::Bytes ? parseBytes(text) : parseCount(text);
    return number ? Result<QJsonValue>(QJsonValue(*number)) : Result<QJsonValue>(number.error());
}

Result<QJsonValue> numberFromText(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("\"%1\" is no number").arg(text)};
    return QJsonValue(number);
}

} // namespace

ScenarioField wholeField(const FieldText &text, NumberText form, WholeRange range,
                         std::function<qint64(const Scenario &)> get,
                         std::function<void(Scenario &, qint64)> set)
{
    ScenarioField field = named(text);
    field.argument = argumentOf(form);
    field.allowed = wholeInWords(range.least, range.most);
    field.schema = wholeFrom(range.least, range.most);
    field.set = [set](Scenario &scenario, const QJsonValue &value) -> Result<bool> {
        const auto number = wholeNumber(value);
        if (number)
            set(scenario, *number);
        return number.has_value();
    };
    field.get = [get](const Scenario &scenario) { return QJsonValue(get(scenario)); };
    field.isValid = [get, range](const Scenario &scenario) {
        const qint64 number = get(scenario);
        return number >= range.least && number <= range.most;
    };
    field.fromText = [form](const QString &option) { return wholeFromText(form, option); };
    return field;
}

ScenarioField millisecondsField(const FieldText &text, WholeRange range, milliseconds Scenario::*member)
{
    return wholeField(
        text, NumberText::Duration, range,
        [member](const Scenario &s) { return static_cast<qint64>((s.*member).count()); },
        [member](Scenario &s, qint64 number) { s.*member = milliseconds(number); });
}

ScenarioField numberField(const FieldText &text, double least, double most, double Scenario::*member)
{
    ScenarioField field = named(text);
    field.argument = QStringLiteral("NUMBER");
    field.allowed = numberInWords(least, most);
    field.schema = numberFrom(least, most);
    field.set = [member](Scenario &scenario, const QJsonValue &value) -> Result<bool> {
        scenario.*member = value.toDouble();
        return value.isDouble();
    };
    field.get = [member](const Scenario &scenario) { return QJsonValue(scenario.*member); };
    field.isValid = [member, least, most](const Scenario &scenario) {
        return scenario.*member >= least && scenario.*member <= most; // false for NaN
    };
    field.fromText = most <= 1.0 ? shareFromText : numberFromText;
    return field;
}

ScenarioField flagField(const FieldText &text, bool Scenario::*member)
{
    ScenarioField field = named(text);
    field.allowed = CoreText::tr("true or false");
    field.schema = typed("boolean");
    field.set = [member](Scenario &scenario, const QJsonValue &value) -> Result<bool> {
        scenario.*member = value.toBool();
        return value.isBool();
    };
    field.get = [member](const Scenario &scenario) { return QJsonValue(scenario.*member); };
    field.fromText = [](const QString &) -> Result<QJsonValue> { return QJsonValue(true); };
    return field;
}

ScenarioField textField(const FieldText &text, const char *argument, QString Scenario::*member)
{
    ScenarioField field = named(text);
    field.argument = QString::fromUtf8(argument);
    field.allowed = CoreText::tr("a text");
    field.schema = typed("string");
    field.set = [member](Scenario &scenario, const QJsonValue &value) -> Result<bool> {
        scenario.*member = value.toString();
        return value.isString();
    };
    field.get = [member](const Scenario &scenario) {
        const QString &held = scenario.*member;
        const bool isUnset = held.isEmpty() && (Scenario().*member).isEmpty();
        return isUnset ? QJsonValue(QJsonValue::Undefined) : QJsonValue(held);
    };
    field.fromText = [](const QString &option) -> Result<QJsonValue> { return QJsonValue(option); };
    return field;
}

ScenarioField choiceField(const FieldText &text, const QStringList &names,
                          std::function<int(const Scenario &)> get, std::function<void(Scenario &, int)> set)
{
    ScenarioField field = named(text);
    field.argument = QStringLiteral("NAME");
    field.allowed = CoreText::tr("one of %1").arg(names.join(QStringLiteral(", ")));
    field.schema = oneOfNames(names);
    field.set = [set, names](Scenario &scenario, const QJsonValue &value) -> Result<bool> {
        const auto number = names.indexOf(value.toString());
        if (number >= 0)
            set(scenario, static_cast<int>(number));
        return number >= 0;
    };
    field.get = [get, names](const Scenario &scenario) { return QJsonValue(names.at(get(scenario))); };
    field.fromText = [](const QString &option) -> Result<QJsonValue> { return QJsonValue(option); };
    return field;
}

} // namespace cachescope::load
