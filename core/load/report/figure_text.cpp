// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/figure_text.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/load/report/report_fields.h"

#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace cachescope::load {

QString dash()
{
    return QStringLiteral("–");
}

QString countText(std::optional<double> count)
{
    return count ? formatCount(wholeOf(*count)) : dash();
}

QString ratioText(std::optional<double> ratio)
{
    if (!ratio)
        return dash();
    const double magnitude = std::fabs(*ratio);
    if (magnitude >= 99.95)
        return formatCount(wholeOf(*ratio));
    return formatNumber(*ratio, magnitude < 9.995 ? 2 : 1);
}

QString rateText(std::optional<double> perSecond)
{
    if (!perSecond)
        return dash();
    const bool small = *perSecond != 0.0 && std::fabs(*perSecond) < 9.95;
    return QStringLiteral("%1/s").arg(small ? formatNumber(*perSecond, 1) : formatCount(wholeOf(*perSecond)));
}

QString msText(std::optional<double> milliseconds)
{
    return milliseconds ? formatDuration(*milliseconds / 1e3) : dash();
}

QString bytesText(std::optional<double> bytes)
{
    return bytes ? formatBytes(wholeOf(*bytes)) : dash();
}

QString shareText(std::optional<double> share)
{
    return share ? formatShare(*share) : dash();
}

QString figureText(const QString &name, std::optional<double> value)
{
    if (!value)
        return dash();
    const auto endsWith = [&name](const char *end) {
        return name.endsWith(QLatin1String(end), Qt::CaseInsensitive);
    };
    if (endsWith("Ms"))
        return msText(value);
    if (endsWith("Seconds"))
        return formatDuration(*value);
    if (endsWith("Bytes"))
        return bytesText(value);
    if (endsWith("PerSecond"))
        return rateText(value);
    if (endsWith("hitRatio") || name.contains(QLatin1String("share"), Qt::CaseInsensitive))
        return shareText(value);
    const bool whole = std::floor(*value) == *value;
    return whole ? countText(value) : ratioText(value);
}

QString figureName(const QString &name)
{
    static const QRegularExpression unit(QStringLiteral("(?<=[a-z0-9])(Ms|Bytes|Seconds)$"));
    static const QRegularExpression hump(QStringLiteral("(?<=[a-z0-9])([A-Z])(?=[a-z])"));
    const QHash<QString, QString> known{
        {QStringLiteral("failed"), CoreText::tr("failed operations")},
        {QStringLiteral("lockErrors.total"), CoreText::tr("lock errors")},
        {QStringLiteral("workersFailed"), CoreText::tr("lost processes")},
        {QStringLiteral("arrivals.dropped"), CoreText::tr("dropped arrivals")},
        {QStringLiteral("arrivals.droppedShare"), CoreText::tr("dropped arrivals")},
        {QStringLiteral("wal.maxBytes"), CoreText::tr("largest log")},
    };
    if (const auto found = known.constFind(name); found != known.cend())
        return *found;
    QString words = name;
    words.remove(unit);
    words.replace(QLatin1Char('.'), QLatin1Char(' '));
    for (auto at = hump.match(words); at.hasMatch(); at = hump.match(words))
        words.replace(at.capturedStart(), 1, QLatin1Char(' ') + at.captured().toLower());
    return words.simplified();
}

QString withoutZeros(const QString &figure)
{
    static const QRegularExpression all(QStringLiteral("\\.0+(?= |/|$)"));
    static const QRegularExpression last(QStringLiteral("(\\.\\d*[1-9])0+(?= |/|$)"));
    QString shorter = figure;
    return shorter.remove(all).replace(last, QStringLiteral("\\1"));
}

} // namespace cachescope::load
