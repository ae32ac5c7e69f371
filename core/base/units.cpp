// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include "core/base/format_style.h"
#include "core/base/translate.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace cachescope {

namespace {

struct NumberAndUnit
{
    double number = 0.0;
    QString unit;
};

/// Splits "1.5MB" into 1.5 and "mb". Fails where no finite, non-negative number stands in front.
std::optional<NumberAndUnit> split(const QString &text)
{
    const QString trimmed = text.trimmed();
    qsizetype end = 0;
    while (end < trimmed.size() && (trimmed[end].isDigit() || trimmed[end] == QLatin1Char('.')))
        ++end;
    bool ok = false;
    const double number = trimmed.left(end).toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return std::nullopt;
    return NumberAndUnit{number, trimmed.mid(end).trimmed().toLower()};
}

/// Whether groups of exactly three digits follow each `sign` in `digits`, and one to three stand in front.
bool isGrouped(const QString &digits, QChar sign)
{
    const QStringList groups = digits.split(sign);
    const QString &first = groups.first();
    const auto isFull = [](const QString &group) { return group.size() == 3; };
    return groups.size() > 1 && !first.isEmpty() && first.size() <= 3 && first[0] != QLatin1Char('0') &&
           std::all_of(groups.begin() + 1, groups.end(), isFull);
}

/// `digits` holds digits, points and commas only. The signs of the program's language go first, the decimal
/// sign of others is read where it cannot be meant to group.
QString plainNumber(QString digits)
{
    const bool commaIsDecimal = formatStyle().locale.decimalPoint() == QLatin1String(",");
    const QChar own = QLatin1Char(commaIsDecimal ? ',' : '.');
    const QChar other = QLatin1Char(commaIsDecimal ? '.' : ',');
    const qsizetype ownAt = digits.indexOf(own);
    if (isGrouped(ownAt < 0 ? digits : digits.left(ownAt), other))
        digits.remove(other);
    else if (ownAt < 0)
        digits.replace(other, own);
    return digits.replace(own, QLatin1Char('.'));
}

struct Unit
{
    qint64 factor;
    const char *name;
};

/// "1.5 MB" of the largest of `units` (largest first) that a number of at most `decimals` decimals is enough
/// for; nothing if none is.
std::optional<QString> inUnits(qint64 number, std::span<const Unit> units, int decimals)
{
    const auto steps = static_cast<qint64>(std::pow(10.0, decimals));
    for (const Unit &unit : units) {
        const qint64 step = unit.factor / std::gcd(unit.factor, steps);
        if (number >= unit.factor && number % step == 0)
            return QStringLiteral("%1 %2")
                .arg(static_cast<double>(number) / static_cast<double>(unit.factor), 0, 'g', 15)
                .arg(QLatin1String(unit.name));
    }
    return std::nullopt;
}

} // namespace

QString plainNumbers(const QString &typed)
{
    static const QRegularExpression number(QStringLiteral("[0-9][0-9.,]*"));
    QString plain;
    qsizetype done = 0;
    for (auto matches = number.globalMatch(typed); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        plain += typed.mid(done, match.capturedStart() - done) + plainNumber(match.captured());
        done = match.capturedEnd();
    }
    return plain + typed.mid(done);
}

QString localNumber(const QString &plain)
{
    QString local = plain;
    return local.replace(QLatin1Char('.'), formatStyle().locale.decimalPoint());
}

Result<qint64> parseBytes(const QString &text)
{
    static const QHash<QString, double> factors{
        {QString(), 1.0},
        {QStringLiteral("b"), 1.0},
        {QStringLiteral("k"), 1e3},
        {QStringLiteral("kb"), 1e3},
        {QStringLiteral("m"), 1e6},
        {QStringLiteral("mb"), 1e6},
        {QStringLiteral("g"), 1e9},
        {QStringLiteral("gb"), 1e9},
        {QStringLiteral("t"), 1e12},
        {QStringLiteral("tb"), 1e12},
        {QStringLiteral("kib"), 1024.0},
        {QStringLiteral("mib"), 1024.0 * 1024},
        {QStringLiteral("gib"), 1024.0 * 1024 * 1024},
        {QStringLiteral("tib"), 1024.0 * 1024 * 1024 * 1024},
    };
    const auto parts = split(text);
    if (!parts || !factors.contains(parts->unit))
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("\"%1\" is not a size; write a number with k, M, G, T, KiB, MiB, GiB or TiB, "
                         "for example 30G")
                .arg(text)};
    const double bytes = parts->number * factors.value(parts->unit);
    if (bytes >= 9.2e18)
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("\"%1\" is larger than any file can be").arg(text)};
    return static_cast<qint64>(std::llround(bytes));
}

QString typedBytes(qint64 bytes)
{
    static constexpr std::array<Unit, 4> decimal{
        {{1'000'000'000'000, "TB"}, {1'000'000'000, "GB"}, {1'000'000, "MB"}, {1000, "kB"}}};
    static constexpr std::array<Unit, 3> binary{{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}}};
    if (const auto text = inUnits(bytes, decimal, 2))
        return *text;
    return inUnits(bytes, binary, 0).value_or(QStringLiteral("%1 B").arg(bytes));
}

Result<qint64> parseCount(const QString &text)
{
    static const QHash<QString, double> factors{
        {QString(), 1.0},
        {QStringLiteral("k"), 1e3},
        {QStringLiteral("m"), 1e6},
        {QStringLiteral("g"), 1e9},
    };
    const auto parts = split(text);
    const double count = parts ? parts->number * factors.value(parts->unit, std::nan("")) : std::nan("");
    if (std::isnan(count) || std::abs(count - std::round(count)) > 1e-6)
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("\"%1\" is not a number of things; write a whole number, with k, M or G if it is "
                         "large, for example 5M")
                .arg(text)};
    if (count >= 9.2e18)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("\"%1\" is too large a number").arg(text)};
    return static_cast<qint64>(std::llround(count));
}

QString typedCount(qint64 count)
{
    static constexpr std::array<Unit, 2> units{{{1'000'000'000, "G"}, {1'000'000, "M"}}};
    return inUnits(count, units, 1).value_or(QString::number(count));
}

Result<std::chrono::microseconds> parseDuration(const QString &text)
{
    static const QHash<QString, double> factors{
        {QString(), 1e6},
        {QStringLiteral("us"), 1.0},
        {QStringLiteral("ms"), 1e3},
        {QStringLiteral("s"), 1e6},
        {QStringLiteral("m"), 60e6},
        {QStringLiteral("min"), 60e6},
        {QStringLiteral("h"), 3600e6},
    };
    const auto parts = split(text);
    if (!parts || !factors.contains(parts->unit))
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("\"%1\" is not a duration; write a number with ms, s, m or h, for example 10s")
                .arg(text)};
    const double us = parts->number * factors.value(parts->unit);
    if (us >= 9.2e18)
        return Error{ErrorCode::InvalidArgument, CoreText::tr("\"%1\" is too long a duration").arg(text)};
    return std::chrono::microseconds(std::llround(us));
}

QString typedDuration(std::chrono::milliseconds duration)
{
    static constexpr std::array<Unit, 3> units{{{3'600'000, "h"}, {60'000, "min"}, {1000, "s"}}};
    static constexpr std::array<Unit, 1> seconds{{{1000, "s"}}};
    const qint64 ms = duration.count();
    // Two minutes are better told in seconds: stages and warm-ups are.
    constexpr qint64 inMinutesFrom = 300'000;
    if (const auto text = inUnits(ms, ms < inMinutesFrom ? std::span<const Unit>(seconds) : units, 1))
        return *text;
    return ms == 0 ? QStringLiteral("0 s") : QStringLiteral("%1 ms").arg(ms);
}

Result<double> parseTime(const QString &text)
{
    const QString trimmed = text.trimmed();
    bool isNumber = false;
    const double seconds = trimmed.toDouble(&isNumber);
    if (isNumber && std::isfinite(seconds))
        return seconds;
    QDateTime time = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    if (isNumber || !time.isValid())
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("\"%1\" is not a time; write a date such as 2026-01-21 or "
                                  "2026-01-21T10:11:12Z (UTC without an offset), or Unix seconds")
                         .arg(text)};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1e3;
}

} // namespace cachescope
