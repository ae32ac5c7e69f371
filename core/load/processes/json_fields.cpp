// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/processes/json_fields.h"

namespace cachescope::load {

qint64 JsonFields::count(const QString &name, qint64 most)
{
    const qint64 number = m_object.value(name).toInteger(-1);
    if (number >= 0 && number <= most)
        return number;
    refuse(name, QStringLiteral("a whole number, 0 to %1").arg(most));
    return 0;
}

double JsonFields::amount(const QString &name)
{
    const double number = m_object.value(name).toDouble(-1.0);
    if (number >= 0.0)
        return number;
    refuse(name, QStringLiteral("a number from 0"));
    return 0.0;
}

QString JsonFields::text(const QString &name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isString())
        refuse(name, QStringLiteral("a text"));
    return value.toString();
}

quint64 JsonFields::number(const QString &name)
{
    bool isNumber = false;
    const quint64 number = text(name).toULongLong(&isNumber);
    if (!isNumber)
        refuse(name, QStringLiteral("a whole number in a text"));
    return number;
}

QJsonObject JsonFields::object(const QString &name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isObject())
        refuse(name, QStringLiteral("an object"));
    return value.toObject();
}

QJsonArray JsonFields::array(const QString &name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isArray())
        refuse(name, QStringLiteral("a list"));
    return value.toArray();
}

void JsonFields::refuse(const QString &name, const QString &wanted)
{
    if (m_valid)
        m_valid = Error{ErrorCode::InvalidArgument, QStringLiteral("\"%1\" is not %2").arg(name, wanted)};
}

} // namespace cachescope::load
