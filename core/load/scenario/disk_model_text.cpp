// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/base/units.h"
#include "core/load/scenario/disk_model_fields.h"

#include <QStringList>

namespace cachescope::load {

using sqlite::DiskDelay;
using std::chrono::microseconds;

namespace {

Error unknownField(const QString &name)
{
    QStringList known;
    for (const DiskDelayField &field : diskDelayFields())
        known << QLatin1String(field.text);
    for (const DiskDelayField &field : diskDelayFields())
        known << QLatin1String(field.textSkew);
    for (const DiskChanceField &field : diskChanceFields())
        known << QLatin1String(field.text);
    return Error{ErrorCode::InvalidArgument, CoreText::tr("Disk field \"%1\" is not known; known are %2")
                                                 .arg(name, known.join(QStringLiteral(", ")))};
}

Error wrongType(const QString &name, const QString &wanted)
{
    return Error{ErrorCode::InvalidArgument, CoreText::tr("Disk field \"%1\" must be %2").arg(name, wanted)};
}

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
        return wrongType(name,
                         CoreText::tr("a duration or two, as 20ms or 5ms..300ms, and not \"%1\"").arg(text));
    delay.least = *least;
    delay.most = *most;
    return {};
}

Result<void> takeNumberText(double &number, const QString &name, const QString &text)
{
    bool ok = false;
    number = text.toDouble(&ok);
    return ok ? Result<void>() : wrongType(name, CoreText::tr("a number, and not \"%1\"").arg(text));
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
    return unknownField(name);
}

} // namespace

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
        return diskPresetNamed(text.trimmed());
    DiskModel model;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const QString name = part.left(equals).trimmed(); // all of it if there is none
        if (auto taken = takeTextField(model, name, equals < 0 ? QString() : part.mid(equals + 1).trimmed());
            !taken)
            return taken.error();
    }
    if (auto valid = model.validate(); !valid)
        return valid.error();
    return named(model);
}

} // namespace cachescope::load
