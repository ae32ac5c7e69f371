// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include "core/base/format_style.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

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
            QStringLiteral("\"%1\" is not a size; write a number with k, M, G, T, KiB, MiB, GiB or TiB, "
                           "for example 30G")
                .arg(text)};
    const double bytes = parts->number * factors.value(parts->unit);
    if (bytes >= 9.2e18)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("\"%1\" is larger than any file can be").arg(text)};
    return static_cast<qint64>(std::llround(bytes));
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
            QStringLiteral("\"%1\" is not a number of things; write a whole number, with k, M or G if it is "
                           "large, for example 5M")
                .arg(text)};
    if (count >= 9.2e18)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("\"%1\" is too large a number").arg(text)};
    return static_cast<qint64>(std::llround(count));
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
            QStringLiteral("\"%1\" is not a duration; write a number with ms, s, m or h, for example 10s")
                .arg(text)};
    const double us = parts->number * factors.value(parts->unit);
    if (us >= 9.2e18)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("\"%1\" is too long a duration").arg(text)};
    return std::chrono::microseconds(std::llround(us));
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
                     QStringLiteral("\"%1\" is not a time; write a date such as 2026-01-21 or "
                                    "2026-01-21T10:11:12Z (UTC without an offset), or Unix seconds")
                         .arg(text)};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1e3;
}

} // namespace cachescope
