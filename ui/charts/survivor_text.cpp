// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/survivor_text.h"

#include "core/base/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace cachescope::ui {
namespace {

struct SurvivorText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::SurvivorText)
};

double shareOf(qint64 part, qint64 all)
{
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
}

/// "12.3 %", "12.3 – 12.9 %".
QString shareRange(double low, double high)
{
    const QString from = formatShare(low);
    const QString to = formatShare(high);
    return from == to ? from : SurvivorText::tr("%1 – %2").arg(from, to);
}

} // namespace

QString dayText(double unixSeconds, double reference)
{
    constexpr double day = 86'400.0;
    constexpr double lastOfCalendar = 253'402'300'799.0; // the year 9999
    if (!(std::fabs(unixSeconds) < lastOfCalendar) || !(std::fabs(reference) < lastOfCalendar))
        return formatExactTime(unixSeconds);
    const auto time = dateTimeOf(unixSeconds);
    const auto newest = dateTimeOf(reference);
    const QLocale &locale = formatStyle().locale;
    if (std::fabs(reference - unixSeconds) < 3.0 * day)
        return locale.toString(time, SurvivorText::tr("d MMM HH:mm"));
    return locale.toString(time, time.date().year() == newest.date().year() ? SurvivorText::tr("d MMM")
                                                                            : SurvivorText::tr("d MMM yyyy"));
}

QString forecastStatement(const inspect::Forecast &forecast)
{
    const QString budget = formatBytes(forecast.budgetBytes);
    if (forecast.dropped.entries == 0)
        return SurvivorText::tr("%1 drops nothing").arg(budget);
    const QString entries = forecast.dropped.entries == 1
                                ? SurvivorText::tr("1 entry")
                                : SurvivorText::tr("%1 entries").arg(formatCount(forecast.dropped.entries));
    if (!forecast.oldestKept || !forecast.newestAccess)
        return SurvivorText::tr("%1 drops %2: all that are not pinned").arg(budget, entries);
    const QString day = dayText(*forecast.oldestKept, *forecast.newestAccess);
    return SurvivorText::tr("%1 drops %2 read before %3").arg(budget, entries, day);
}

QString forecastFigures(const inspect::Forecast &forecast, const inspect::EntryTotals &total)
{
    const auto part = [&total](const inspect::EntryTotals &some) {
        return SurvivorText::tr("%1 (%2) · %3 entries (%4)")
            .arg(formatBytes(some.bytes), formatShare(shareOf(some.bytes, total.bytes)),
                 formatCount(some.entries), formatShare(shareOf(some.entries, total.entries)));
    };
    QString text = SurvivorText::tr("Budget %1\nkeeps %2\ndrops %3")
                       .arg(formatBytes(forecast.budgetBytes), part(forecast.kept), part(forecast.dropped));
    if (const auto history = forecast.historySeconds())
        text += SurvivorText::tr("\nreaches back %1").arg(formatDuration(*history));
    return text;
}

QString missText(const inspect::MissRatioCurve &misses, qint64 budgetBytes, qint64 lowWaterBytes)
{
    const inspect::MissRatios best = misses.at(budgetBytes);
    const inspect::MissRatios worst = misses.at(lowWaterBytes);
    return SurvivorText::tr("misses %1 of reads, %2 of bytes")
        .arg(shareRange(best.objects, worst.objects), shareRange(best.bytes, worst.bytes));
}

} // namespace cachescope::ui
