// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/disk_model_fields.h"
#include "core/load/scenario/field_error.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

using sqlite::DiskDelay;
using std::chrono::microseconds;

namespace {

QStringList jsonNames()
{
    QStringList names;
    for (const DiskDelayField &field : diskDelayFields())
        names << QLatin1String(field.json);
    for (const DiskDelayField &field : diskDelayFields())
        names << QLatin1String(field.jsonSkew);
    for (const DiskChanceField &field : diskChanceFields())
        names << QLatin1String(field.json);
    return names;
}

/// Far out of what is allowed for what is no number or does not fit.
microseconds fromMilliseconds(const QJsonValue &value)
{
    constexpr double limit = 1e9;
    const double ms = value.toDouble(-1.0);
    return microseconds(std::llround(std::clamp(ms, -1.0, limit) * 1000.0));
}

Result<void> takeDelay(DiskDelay &delay, const QString &path, const QJsonValue &value)
{
    const QJsonArray ends = value.isDouble() ? QJsonArray{value, value} : value.toArray();
    delay.least = fromMilliseconds(ends.at(0)); // undefined where there is none
    delay.most = fromMilliseconds(ends.at(1));
    if (ends.size() != 2 || !isAllowedDelay(delay))
        return fieldError(path, value, CoreText::tr("%1, or one number for both").arg(allowedDelay()));
    return {};
}

Result<void> takeSkew(DiskDelay &delay, const QString &path, const QJsonValue &value)
{
    delay.skew = value.toDouble();
    return isAllowedSkew(delay.skew) ? Result<void>() : fieldError(path, value, allowedSkew());
}

Result<void> takeChance(double &chance, const QString &path, const QJsonValue &value)
{
    chance = value.toDouble(-1.0);
    return isAllowedChance(chance) ? Result<void>() : fieldError(path, value, allowedChance());
}

Result<void> takeMember(DiskModel &model, const QString &path, const QString &name, const QJsonValue &value)
{
    const QString member = partOf(path, name);
    for (const DiskDelayField &field : diskDelayFields()) {
        if (name == QLatin1String(field.json))
            return takeDelay(model.*field.member, member, value);
        if (name == QLatin1String(field.jsonSkew))
            return takeSkew(model.*field.member, member, value);
    }
    for (const DiskChanceField &field : diskChanceFields()) {
        if (name == QLatin1String(field.json))
            return takeChance(model.*field.member, member, value);
    }
    return {}; // there is no other
}

QString allowedDisks()
{
    return CoreText::tr("one of %1, or an object of %2")
        .arg(diskPresetNames().join(QStringLiteral(", ")), jsonNames().join(QStringLiteral(", ")));
}

QJsonObject delaySchema()
{
    const QJsonObject number = numberFrom(0, kLongestDiskDelayMs);
    QJsonObject ends = listOf(number);
    ends.insert(QStringLiteral("minItems"), 2);
    ends.insert(QStringLiteral("maxItems"), 2);
    return {{QStringLiteral("oneOf"), QJsonArray{number, ends}}};
}

QJsonObject skewSchema()
{
    QJsonObject skew = typed("number");
    skew.insert(QStringLiteral("exclusiveMinimum"), 0);
    skew.insert(QStringLiteral("maximum"), kLargestDiskSkew);
    return skew;
}

} // namespace

QJsonValue DiskModel::toJson() const
{
    if (isPreset(*this))
        return name;
    QJsonObject json;
    for (const DiskDelayField &field : diskDelayFields()) {
        const DiskDelay &delay = this->*field.member;
        json.insert(QLatin1String(field.json),
                    QJsonArray{inMilliseconds(delay.least), inMilliseconds(delay.most)});
        if (delay.skew != 1.0)
            json.insert(QLatin1String(field.jsonSkew), delay.skew);
    }
    for (const DiskChanceField &field : diskChanceFields())
        json.insert(QLatin1String(field.json), this->*field.member);
    return json;
}

Result<DiskModel> DiskModel::fromJson(const QJsonValue &json, const QString &path)
{
    const auto preset = diskPresetNamed(json.toString());
    if (preset)
        return preset;
    if (!json.isObject())
        return fieldError(path, json, allowedDisks());
    const QJsonObject object = json.toObject();
    if (auto members = checkMembers(path, object, jsonNames()); !members)
        return members.error();
    DiskModel model;
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (auto taken = takeMember(model, path, field.key(), field.value()); !taken)
            return taken.error();
    }
    return named(model);
}

QJsonObject diskSchema()
{
    QJsonObject members;
    for (const DiskDelayField &field : diskDelayFields()) {
        members.insert(QLatin1String(field.json), delaySchema());
        members.insert(QLatin1String(field.jsonSkew), skewSchema());
    }
    for (const DiskChanceField &field : diskChanceFields())
        members.insert(QLatin1String(field.json), numberFrom(0, 1));
    return {{QStringLiteral("oneOf"), QJsonArray{oneOfNames(diskPresetNames()), objectOf(members)}}};
}

QJsonObject diskReference()
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/disk")}};
}

} // namespace cachescope::load
