// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_schema.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace cachescope::test {

namespace {

bool hasType(const QJsonValue &value, const QString &type)
{
    return (type == QStringLiteral("string") && value.isString()) ||
           (type == QStringLiteral("boolean") && value.isBool()) ||
           (type == QStringLiteral("number") && value.isDouble()) ||
           (type == QStringLiteral("integer") && value.isDouble() &&
            value.toDouble() == std::floor(value.toDouble())) ||
           (type == QStringLiteral("array") && value.isArray()) ||
           (type == QStringLiteral("object") && value.isObject());
}

/// As whole numbers where both are: a double does not hold 64 bits.
bool isBelow(const QJsonValue &a, const QJsonValue &b)
{
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 left = a.toInteger(none);
    const qint64 right = b.toInteger(none);
    return left != none && right != none ? left < right : a.toDouble() < b.toDouble();
}

/// Checks values against one schema, whose $defs it knows.
class Checker
{
public:
    explicit Checker(const QJsonObject &root)
        : m_root(root)
    {
    }
    [[nodiscard]] QString error(const QJsonObject &schema, const QJsonValue &value) const
    {
        for (auto word = schema.begin(); word != schema.end(); ++word) {
            const QString wrong = wrongBy(schema, word.key(), word.value(), value);
            if (!wrong.isEmpty())
                return wrong;
        }
        return {};
    }

private:
    using Check = std::function<bool(const QJsonValue &wanted, const QJsonValue &value)>;

    [[nodiscard]] QString wrongBy(const QJsonObject &schema, const QString &word, const QJsonValue &wanted,
                                  const QJsonValue &value) const
    {
        static const QStringList silent{QStringLiteral("$schema"), QStringLiteral("title"),
                                        QStringLiteral("description"), QStringLiteral("default"),
                                        QStringLiteral("$defs")};
        if (silent.contains(word))
            return {};
        if (word == QStringLiteral("properties"))
            return wrongMember(wanted.toObject(), value.toObject());
        if (word == QStringLiteral("items"))
            return wrongItem(wanted.toObject(), value.toArray());
        if (word == QStringLiteral("additionalProperties"))
            return unknownMember(schema, value.toObject());
        const auto check = m_checks.constFind(word);
        if (check == m_checks.cend())
            return QStringLiteral("the keyword %1 is not known here").arg(word);
        return (*check)(wanted, value) ? QString() : word;
    }

    [[nodiscard]] QString wrongMember(const QJsonObject &properties, const QJsonObject &object) const
    {
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString wrong = error(properties.value(member.key()).toObject(), member.value());
            if (!wrong.isEmpty())
                return member.key() + QLatin1Char('.') + wrong;
        }
        return {};
    }
    [[nodiscard]] QString wrongItem(const QJsonObject &schema, const QJsonArray &list) const
    {
        for (const QJsonValue &item : list) {
            if (const QString wrong = error(schema, item); !wrong.isEmpty())
                return QStringLiteral("[].") + wrong;
        }
        return {};
    }
    [[nodiscard]] static QString unknownMember(const QJsonObject &schema, const QJsonObject &object)
    {
        const QJsonObject known = schema.value(QStringLiteral("properties")).toObject();
        for (const QString &name : object.keys()) {
            if (!known.contains(name))
                return name + QStringLiteral(" is no member");
        }
        return {};
    }

    [[nodiscard]] qsizetype matches(const QJsonValue &schemas, const QJsonValue &value) const
    {
        const QJsonArray all = schemas.toArray();
        return std::count_if(all.begin(), all.end(), [&](const QJsonValue &schema) {
            return error(schema.toObject(), value).isEmpty();
        });
    }
    [[nodiscard]] QJsonObject referred(const QString &reference) const
    {
        return m_root.value(QStringLiteral("$defs"))
            .toObject()
            .value(reference.section(QLatin1Char('/'), -1))
            .toObject();
    }
    [[nodiscard]] QHash<QString, Check> makeChecks() const
    {
        using V = const QJsonValue &;
        return {
            {QStringLiteral("type"), [](V type, V value) { return hasType(value, type.toString()); }},
            {QStringLiteral("enum"), [](V names, V value) { return names.toArray().contains(value); }},
            {QStringLiteral("minimum"),
             [](V least, V value) { return !value.isDouble() || !isBelow(value, least); }},
            {QStringLiteral("maximum"),
             [](V most, V value) { return !value.isDouble() || !isBelow(most, value); }},
            {QStringLiteral("exclusiveMinimum"),
             [](V bound, V value) { return !value.isDouble() || isBelow(bound, value); }},
            {QStringLiteral("minItems"),
             [](V least, V value) { return !value.isArray() || value.toArray().size() >= least.toInt(); }},
            {QStringLiteral("maxItems"),
             [](V most, V value) { return !value.isArray() || value.toArray().size() <= most.toInt(); }},
            {QStringLiteral("minProperties"),
             [](V least, V value) { return !value.isObject() || value.toObject().size() >= least.toInt(); }},
            {QStringLiteral("required"),
             [](V names, V value) {
                 const QJsonArray all = names.toArray();
                 return !value.isObject() || std::all_of(all.begin(), all.end(), [&](const QJsonValue &name) {
                     return value.toObject().contains(name.toString());
                 });
             }},
            {QStringLiteral("pattern"),
             [](V pattern, V value) {
                 const QRegularExpression expression(pattern.toString());
                 return expression.isValid() && expression.match(value.toString()).hasMatch();
             }},
            {QStringLiteral("not"),
             [this](V schema, V value) { return !error(schema.toObject(), value).isEmpty(); }},
            {QStringLiteral("oneOf"), [this](V schemas, V value) { return matches(schemas, value) == 1; }},
            {QStringLiteral("anyOf"), [this](V schemas, V value) { return matches(schemas, value) > 0; }},
            {QStringLiteral("allOf"),
             [this](V schemas, V value) { return matches(schemas, value) == schemas.toArray().size(); }},
            {QStringLiteral("$ref"),
             [this](V reference, V value) {
                 const QJsonObject schema = referred(reference.toString());
                 return !schema.isEmpty() && error(schema, value).isEmpty();
             }},
        };
    }

    const QJsonObject m_root;
    const QHash<QString, Check> m_checks = makeChecks();
};

} // namespace

QString schemaError(const QJsonObject &schema, const QJsonValue &value)
{
    return Checker(schema).error(schema, value);
}

} // namespace cachescope::test
