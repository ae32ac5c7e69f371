// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/change_text.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/report/figure_text.h"
#include "core/load/report/report_fields.h"
#include "core/load/run/run_change.h"

namespace cachescope::load {

namespace {

/// A number in a text, as people read it; another text as it is.
QString numberText(const QString &text, QString (*format)(std::optional<double>))
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? format(number) : text;
}

QString fromTo(const QString &what, const QString &from, const QString &to)
{
    return QStringLiteral("%1: %2 → %3").arg(what, from, to);
}

} // namespace

QString changeText(const QJsonObject &change)
{
    const QString kind = textAt(change, "kind");
    const QString from = textAt(change, "from");
    const QString to = textAt(change, "to");
    if (kind == changeKindName(ChangeKind::Users))
        return fromTo(CoreText::tr("Users"), numberText(from, countText), numberText(to, countText));
    if (kind == changeKindName(ChangeKind::Rate))
        return fromTo(CoreText::tr("Arrival rate"), numberText(from, rateText), numberText(to, rateText));
    if (kind == changeKindName(ChangeKind::Disk))
        return fromTo(CoreText::tr("Disk"), from, to);
    if (kind == changeKindName(ChangeKind::Pause))
        return CoreText::tr("Paused");
    if (kind != changeKindName(ChangeKind::Resume))
        return kind; // of a later version
    const auto paused = numberAt(change, "pausedSeconds");
    return paused ? CoreText::tr("Resumed after %1").arg(formatDuration(*paused)) : CoreText::tr("Resumed");
}

QString changeOrigin(const QJsonObject &change)
{
    return valueAt(change, "planned").toBool() ? CoreText::tr("scenario") : CoreText::tr("by hand");
}

} // namespace cachescope::load
