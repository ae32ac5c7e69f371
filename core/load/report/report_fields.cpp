// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/report_fields.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

QJsonValue valueAt(const QJsonObject &object, const char *path)
{
    QJsonValue value = object;
    const QStringList names = QString::fromLatin1(path).split(QLatin1Char('.'));
    for (const QString &name : names)
        value = value.toObject().value(name);
    return value;
}

std::optional<double> numberAt(const QJsonObject &object, const char *path)
{
    const QJsonValue value = valueAt(object, path);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

qint64 countAt(const QJsonObject &object, const char *path)
{
    const QJsonValue value = valueAt(object, path);
    return value.toInteger(wholeOf(value.toDouble()));
}

QString textAt(const QJsonObject &object, const char *path)
{
    return valueAt(object, path).toString();
}

std::vector<QJsonObject> objectsAt(const QJsonObject &object, const char *path)
{
    std::vector<QJsonObject> objects;
    const QJsonArray list = valueAt(object, path).toArray();
    for (const QJsonValue &value : list) {
        if (value.isObject())
            objects.push_back(value.toObject());
    }
    return objects;
}

qint64 wholeOf(double number)
{
    constexpr double most = 9.2e18; // just below 2^63
    return std::isnan(number) ? 0 : std::llround(std::clamp(number, -most, most));
}

QString designOf(const QJsonObject &run)
{
    const QString name = textAt(run, "design");
    return name.isEmpty() ? QStringLiteral("unnamed") : name;
}

QStringList toldApart(const QStringList &names)
{
    QHash<QString, qsizetype> counts;
    for (const QString &name : names)
        ++counts[name];
    QSet<QString> taken; // so that none becomes what another one is called
    for (auto name = counts.cbegin(); name != counts.cend(); ++name) {
        if (name.value() == 1)
            taken << name.key();
    }
    QHash<QString, int> numbers; // given last
    QStringList labels;
    for (const QString &name : names) {
        QString label = name;
        while (counts.value(name) > 1 && (label == name || taken.contains(label)))
            label = QStringLiteral("%1 (%2)").arg(name, QString::number(++numbers[name]));
        taken << label;
        labels << label;
    }
    return labels;
}

QStringList runLabels(const std::vector<QJsonObject> &runs)
{
    QStringList names;
    for (const QJsonObject &run : runs)
        names << designOf(run);
    return toldApart(names);
}

QString plainText(const QJsonValue &value)
{
    if (value.isString() || value.isUndefined())
        return value.toString();
    const QByteArray inList = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(inList.mid(1, inList.size() - 2));
}

} // namespace cachescope::load
