// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/allowed_values.h"

#include "core/base/translate.h"

#include <QJsonArray>

namespace cachescope::load {

QJsonObject typed(const char *type)
{
    return {{QStringLiteral("type"), QLatin1String(type)}};
}

QJsonObject wholeFrom(qint64 least, qint64 most)
{
    QJsonObject schema = typed("integer");
    schema.insert(QStringLiteral("minimum"), least);
    schema.insert(QStringLiteral("maximum"), most);
    return schema;
}

QJsonObject numberFrom(double least, double most)
{
    QJsonObject schema = typed("number");
    schema.insert(QStringLiteral("minimum"), least);
    schema.insert(QStringLiteral("maximum"), most);
    return schema;
}

QJsonObject oneOfNames(const QStringList &names)
{
    return {{QStringLiteral("enum"), QJsonArray::fromStringList(names)}};
}

QJsonObject listOf(const QJsonObject &items)
{
    QJsonObject schema = typed("array");
    schema.insert(QStringLiteral("items"), items);
    return schema;
}

QJsonObject objectOf(const QJsonObject &properties, const QStringList &required)
{
    QJsonObject schema = typed("object");
    schema.insert(QStringLiteral("properties"), properties);
    schema.insert(QStringLiteral("additionalProperties"), false);
    if (!required.isEmpty())
        schema.insert(QStringLiteral("required"), QJsonArray::fromStringList(required));
    return schema;
}

QString wholeInWords(qint64 least, qint64 most)
{
    return CoreText::tr("a whole number, %1 to %2").arg(least).arg(most);
}

QString numberInWords(double least, double most)
{
    return CoreText::tr("a number, %1 to %2").arg(least).arg(most, 0, 'g', 12);
}

} // namespace cachescope::load
