// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace cachescope {

namespace {

struct Unit
{
    double factor;
    const char *name;
};

/// Three significant digits, and no exponent.
QString threeDigits(double value)
{
    const double magnitude = std::fabs(value);
    const int decimals = magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals);
}

} // namespace

QString formatBytes(qint64 bytes)
{
    if (std::llabs(bytes) < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    static constexpr std::array units{"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    while (std::fabs(value) >= 999.5 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(threeDigits(value), QLatin1String(units[unit]));
}

QString formatCount(qint64 count)
{
    QString digits = QString::number(count);
    const qsizetype first = count < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

QString formatDuration(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("–");
    static constexpr std::array<Unit, 7> units{{{1e-6, "µs"},
                                                {1e-3, "ms"},
                                                {1.0, "s"},
                                                {60.0, "min"},
                                                {3600.0, "h"},
                                                {86400.0, "days"},
                                                {604800.0, "weeks"}}};
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
    return QStringLiteral("%1 %2").arg(QString::number(value, 'f', decimals),
                                       QString::fromUtf8(units[unit].name));
}

QString formatShare(double share)
{
    return QStringLiteral("%1 %").arg(share * 100.0, 0, 'f', 1);
}

QString formatTime(double unixSeconds)
{
    // QDateTime covers far more than the years 1…9999 that ISO 8601 can write without agreement.
    constexpr double earliest = -62135596800.0;
    constexpr double latest = 253402300799.0;
    if (std::isnan(unixSeconds))
        return QStringLiteral("never");
    if (std::isinf(unixSeconds))
        return unixSeconds > 0 ? QStringLiteral("infinity") : QStringLiteral("-infinity");
    if (unixSeconds < earliest || unixSeconds > latest)
        return QStringLiteral("%1 s").arg(unixSeconds, 0, 'g', 15);
    const auto ms = static_cast<qint64>(std::floor(unixSeconds * 1000.0));
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace cachescope
