// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"

#include "core/base/translate.h"

#include <array>
#include <cmath>
#include <optional>

namespace cachescope {

namespace {

struct Unit
{
    double factor;
    const char *name;
};

constexpr std::array kDecimalUnits{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
constexpr std::array kBinaryUnits{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

/// Three significant digits, and no exponent.
QString threeDigits(double value)
{
    const double magnitude = std::fabs(value);
    return formatNumber(value, magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0);
}

QString unitName(const Unit &unit)
{
    return CoreText::tr(unit.name);
}

/// For what is no time, or none that ISO 8601 can write without agreement, though QDateTime could: years
/// 1…9999 are.
std::optional<QString> noCalendarText(double unixSeconds)
{
    constexpr double earliest = -62135596800.0;
    constexpr double latest = 253402300799.0;
    if (std::isnan(unixSeconds))
        return CoreText::tr("never");
    if (std::isinf(unixSeconds))
        return unixSeconds > 0 ? CoreText::tr("infinity") : CoreText::tr("-infinity");
    if (unixSeconds < earliest || unixSeconds > latest)
        return QStringLiteral("%1 s").arg(unixSeconds, 0, 'g', 15);
    return std::nullopt;
}

QString clockText(double unixSeconds)
{
    return dateTimeOf(unixSeconds).toString(formatStyle().dateFormat + QStringLiteral(" HH:mm:ss"));
}

QString zoneSuffix()
{
    return formatStyle().zone == ClockZone::Utc ? QStringLiteral(" UTC") : QString();
}

} // namespace

QString formatBytes(qint64 bytes)
{
    const ByteUnit unit = byteUnitFor(std::fabs(static_cast<double>(bytes)));
    return QStringLiteral("%1 %2").arg(
        unit.bytes == 1.0 ? formatCount(bytes) : threeDigits(static_cast<double>(bytes) / unit.bytes),
        unit.name);
}

ByteUnit byteUnitFor(double bytes)
{
    const bool binary = formatStyle().bytes == ByteUnits::Binary;
    const double factor = binary ? 1024.0 : 1000.0;
    const auto &units = binary ? kBinaryUnits : kDecimalUnits;
    double size = 1.0;
    std::size_t unit = 0;
    // A larger unit is used as soon as four digits would be needed; bytes are whole, and stay.
    while (bytes >= (unit == 0 ? factor : 999.5 * size) && unit + 1 < units.size()) {
        size *= factor;
        ++unit;
    }
    return {size, QString::fromLatin1(units[unit])};
}

QString formatCount(qint64 count)
{
    return formatStyle().locale.toString(count);
}

QString formatNumber(double value, int decimals)
{
    return formatStyle().locale.toString(value, 'f', decimals);
}

QString formatShortNumber(double value, int digits)
{
    QLocale locale = formatStyle().locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', digits);
}

QString formatDuration(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("–");
    static constexpr std::array<Unit, 7> units{
        {{1e-6, QT_TRANSLATE_NOOP("cachescope::CoreText", "µs")},
         {1e-3, QT_TRANSLATE_NOOP("cachescope::CoreText", "ms")},
         {1.0, QT_TRANSLATE_NOOP("cachescope::CoreText", "s")},
         {60.0, QT_TRANSLATE_NOOP("cachescope::CoreText", "min")},
         {3600.0, QT_TRANSLATE_NOOP("cachescope::CoreText", "h")},
         {86400.0, QT_TRANSLATE_NOOP("cachescope::CoreText", "days")},
         {604800.0, QT_TRANSLATE_NOOP("cachescope::CoreText", "weeks")}}};
    // A unit is used from its own size on, days until two weeks are full.
    const double magnitude = std::fabs(seconds);
    std::size_t unit = 0;
    for (std::size_t i = 1; i < units.size(); ++i) {
        const double from = i == 6 ? 2 * units[i].factor : units[i].factor;
        if (magnitude >= from)
            unit = i;
    }
    if (seconds == 0.0)
        unit = 2;
    const double value = seconds / units[unit].factor;
    const int decimals = std::fabs(value) < 99.95 && unit > 0 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(formatNumber(value, decimals), unitName(units[unit]));
}

QString formatShare(double share)
{
    return QStringLiteral("%1 %").arg(formatNumber(share * 100.0, 1));
}

QDateTime dateTimeOf(double unixSeconds)
{
    const auto ms = static_cast<qint64>(std::floor(unixSeconds * 1000.0));
    return QDateTime::fromMSecsSinceEpoch(ms, formatStyle().zone == ClockZone::Utc ? Qt::UTC : Qt::LocalTime);
}

QString formatExactTime(double unixSeconds)
{
    if (const auto odd = noCalendarText(unixSeconds))
        return *odd;
    return clockText(unixSeconds) + zoneSuffix();
}

QString formatExactTimeNs(qint64 unixNs)
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 fraction = ((unixNs % second) + second) % second;
    return clockText(static_cast<double>((unixNs - fraction) / second)) +
           QStringLiteral(".%1").arg(fraction, 9, 10, QLatin1Char('0')) + zoneSuffix();
}

QString formatTime(double unixSeconds)
{
    if (formatStyle().times == TimeForm::Absolute)
        return formatExactTime(unixSeconds);
    return formatAge(unixSeconds, static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0);
}

QString formatAge(double unixSeconds, double now)
{
    if (const auto odd = noCalendarText(unixSeconds))
        return *odd;
    const double age = now - unixSeconds;
    if (std::fabs(age) < 1.0)
        return CoreText::tr("just now");
    return (age > 0.0 ? CoreText::tr("%1 ago") : CoreText::tr("in %1")).arg(formatDuration(std::fabs(age)));
}

} // namespace cachescope
