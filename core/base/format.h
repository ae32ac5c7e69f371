// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/format_style.h"

#include <QDateTime>
#include <QString>

/// Figures as people read them, always with a unit, in the style that the program chose (format_style.h). The
/// examples are in plain English. Any thread may call.
namespace cachescope {

/// "0 B", "999 B", "1.2 kB", "49.9 kB", "7.98 GB", or "1.17 KiB": three significant digits.
QString formatBytes(qint64 bytes);

/// A byte unit of the style and its size: the largest that is no more than `bytes`.
struct ByteUnit
{
    double bytes = 1.0;
    QString name;
};
ByteUnit byteUnitFor(double bytes);

/// "160,000": grouped by thousands.
QString formatCount(qint64 count);

/// "1,234.50": `decimals` digits behind the sign.
QString formatNumber(double value, int decimals);

/// "0.25", "1500", "1.234e+06": as few of `digits` significant digits as it takes, for axes and settings.
QString formatShortNumber(double value, int digits = 6);

/// "0.8 ms", "412 ms", "2.6 s", "3.5 min", "7.2 h", "3.2 days", "6.0 weeks".
QString formatDuration(double seconds);

/// "7.6 %"; one decimal. `share` is 0…1.
QString formatShare(double share);

/// "2026-02-20 14:03:11", local without a zone, with " UTC" in UTC; or how long ago that is, as the style has
/// it. "never" for NaN, and for what no calendar shows "infinity" or the number of seconds. `unixSeconds` may
/// be anything that a file holds: negative, far in the future, NaN.
QString formatTime(double unixSeconds);

/// formatTime() that names the point in time whatever the style: for proofs, and where two are compared.
QString formatExactTime(double unixSeconds);

/// The same of nanoseconds, all nine digits of them: "2026-02-20 14:03:11.000000001".
QString formatExactTimeNs(qint64 unixNs);

/// "3.2 days ago", "in 5.0 min", "just now" within a second. `now` in Unix seconds. What no calendar shows is
/// as formatTime() has it.
QString formatAge(double unixSeconds, double now);

/// The point in time on the clock of the style, for texts in other forms.
QDateTime dateTimeOf(double unixSeconds);

} // namespace cachescope
