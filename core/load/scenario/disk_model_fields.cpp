// SPDX-License-Identifier: GPL-3.0-or-later
//
// A DiskModel as JSON and as text: both set the same fields by a name and a value, and end in the same
// checks.
#include "core/load/scenario/disk_model_fields.h"

#include "core/base/units.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::load {

using sqlite::DiskDelay;
using std::chrono::microseconds;

namespace {

QString knownFields(bool inJson)
{
    QStringList names;
    for (const DiskDelayField &field : diskDelayFields())
        names << QLatin1String(inJson ? field.json : field.text);
    for (const DiskDelayField &field : diskDelayFields())
        names << QLatin1String(inJson ? field.jsonSkew : field.textSkew);
    for (const DiskChanceField &field : diskChanceFields())
        names << QLatin1String(inJson ? field.json : field.text);
    return names.join(QStringLiteral(", "));
}

QString presetNames()
{
    QStringList names;
    for (const DiskPreset &preset : diskPresets())
        names << preset.model.name;
    return names.join(QStringLiteral(", "));
}

Error unknownField(const QString &name, bool inJson)
{
    return Error{
        ErrorCode::InvalidArgument,
        QStringLiteral("Disk field \"%1\" is not known; known are %2").arg(name, knownFields(inJson))};
}

Error wrongType(const QString &name, const QString &wanted)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("Disk field \"%1\" must be %2").arg(name, wanted)};
}

Result<DiskModel> presetNamed(const QString &name)
{
    for (const DiskPreset &preset : diskPresets()) {
        if (preset.model.name == name)
            return preset.model;
    }
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("There is no disk \"%1\"; there are %2").arg(name, presetNames())};
}

bool isPreset(const DiskModel &model)
{
    const auto preset = presetNamed(model.name);
    return preset && *preset == model;
}

/// A model that is a preset in all but its name gets that.
Result<DiskModel> finished(DiskModel model)
{
    if (auto valid = model.validate(); !valid)
        return valid.error();
    for (const DiskPreset &preset : diskPresets()) {
        model.name = preset.model.name;
        if (model == preset.model)
            return model;
    }
    model.name = QStringLiteral("custom");
    return model;
}

double inMilliseconds(microseconds time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

/// Far out of what is allowed for what is no number or does not fit.
microseconds fromMilliseconds(const QJsonValue &value)
{
    constexpr double limit = 1e9;
    const double ms = value.toDouble(-1.0);
    return microseconds(std::llround(std::clamp(ms, -1.0, limit) * 1000.0));
}

// --- JSON ---

Result<void> takeDelay(DiskDelay &delay, const QString &name, const QJsonValue &value)
{
    const QJsonArray ends = value.isDouble() ? QJsonArray{value, value} : value.toArray();
    if (ends.size() != 2 || !ends[0].isDouble() || !ends[1].isDouble())
        return wrongType(name, QStringLiteral("milliseconds, [least, most] or one number"));
    delay.least = fromMilliseconds(ends[0]);
    delay.most = fromMilliseconds(ends[1]);
    return {};
}

Result<void> takeNumber(double &number, const QString &name, const QJsonValue &value)
{
    if (!value.isDouble())
        return wrongType(name, QStringLiteral("a number"));
    number = value.toDouble();
    return {};
}

Result<void> takeJsonField(DiskModel &model, const QString &name, const QJsonValue &value)
{
    for (const DiskDelayField &field : diskDelayFields()) {
        if (name == QLatin1String(field.json))
            return takeDelay(model.*field.member, name, value);
        if (name == QLatin1String(field.jsonSkew))
            return takeNumber((model.*field.member).skew, name, value);
    }
    for (const DiskChanceField &field : diskChanceFields()) {
        if (name == QLatin1String(field.json))
            return takeNumber(model.*field.member, name, value);
    }
    return unknownField(name, true);
}

// --- Text ---

QString delayText(const DiskDelay &delay)
{
    const auto number = [](microseconds time) {
        return QString::number(inMilliseconds(time), 'g', 10) + QStringLiteral("ms");
    };
    if (delay.least == delay.most)
        return number(delay.least);
    return number(delay.least) + QStringLiteral("..") + number(delay.most);
}

Result<void> takeDelayText(DiskDelay &delay, const QString &name, const QString &text)
{
    const QStringList ends = text.split(QStringLiteral(".."));
    const auto least = parseDuration(ends.first());
    const auto most = parseDuration(ends.last());
    if (ends.size() > 2 || !least || !most)
        return wrongType(
            name, QStringLiteral("a duration or two, as 20ms or 5ms..300ms, and not \"%1\"").arg(text));
    delay.least = *least;
    delay.most = *most;
    return {};
}

Result<void> takeNumberText(double &number, const QString &name, const QString &text)
{
    bool ok = false;
    number = text.toDouble(&ok);
    return ok ? Result<void>() : wrongType(name, QStringLiteral("a number, and not \"%1\"").arg(text));
}

Result<void> takeTextField(DiskModel &model, const QString &name, const QString &text)
{
    for (const DiskDelayField &field : diskDelayFields()) {
        if (name == QLatin1String(field.text))
            return takeDelayText(model.*field.member, name, text);
        if (name == QLatin1String(field.textSkew))
            return takeNumberText((model.*field.member).skew, name, text);
    }
    for (const DiskChanceField &field : diskChanceFields()) {
        if (name == QLatin1String(field.text))
            return takeNumberText(model.*field.member, name, text);
    }
    return unknownField(name, false);
}

} // namespace

std::span<const DiskDelayField> diskDelayFields()
{
    static constexpr std::array<DiskDelayField, 3> all{{
        {"syncMs", "sync", "syncSkew", "sync-skew", &DiskModel::sync},
        {"writeMs", "write", "writeSkew", "write-skew", &DiskModel::write},
        {"readMs", "read", "readSkew", "read-skew", &DiskModel::read},
    }};
    return all;
}

std::span<const DiskChanceField> diskChanceFields()
{
    static constexpr std::array<DiskChanceField, 3> all{{
        {"failSync", "fail-sync", &DiskModel::failingSyncs},
        {"failWrite", "fail-write", &DiskModel::failingWrites},
        {"full", "full", &DiskModel::fullWrites},
    }};
    return all;
}

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

Result<DiskModel> DiskModel::fromJson(const QJsonValue &json)
{
    if (json.isString())
        return presetNamed(json.toString());
    if (!json.isObject())
        return Error{
            ErrorCode::InvalidArgument,
            QStringLiteral("A disk is one of %1, or an object of %2").arg(presetNames(), knownFields(true))};
    DiskModel model;
    const QJsonObject object = json.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (auto taken = takeJsonField(model, field.key(), field.value()); !taken)
            return taken.error();
    }
    return finished(model);
}

QString DiskModel::toText() const
{
    if (isPreset(*this))
        return name;
    QStringList parts;
    const auto add = [&parts](const char *field, const QString &value) {
        parts << QLatin1String(field) + QLatin1Char('=') + value;
    };
    for (const DiskDelayField &field : diskDelayFields()) {
        const DiskDelay &delay = this->*field.member;
        if (delay.most > microseconds::zero())
            add(field.text, delayText(delay));
        if (delay.skew != 1.0)
            add(field.textSkew, QString::number(delay.skew, 'g', 10));
    }
    for (const DiskChanceField &field : diskChanceFields()) {
        if (this->*field.member != 0.0)
            add(field.text, QString::number(this->*field.member, 'g', 10));
    }
    return parts.join(QLatin1Char(','));
}

Result<DiskModel> DiskModel::fromText(const QString &text)
{
    if (!text.contains(QLatin1Char('=')))
        return presetNamed(text.trimmed());
    DiskModel model;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const QString name = part.left(equals).trimmed(); // all of it if there is none
        if (auto taken = takeTextField(model, name, equals < 0 ? QString() : part.mid(equals + 1).trimmed());
            !taken)
            return taken.error();
    }
    return finished(model);
}

} // namespace cachescope::load
