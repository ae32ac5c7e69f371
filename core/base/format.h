// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Figures as people read them, always with a unit. Any thread may call.
namespace cachescope {

/// "0 B", "999 B", "1.2 kB", "49.9 kB", "7.98 GB": three significant digits, powers of 1000.
QString formatBytes(qint64 bytes);

/// "160,000": grouped by thousands whatever the locale, so that text output is the same everywhere.
QString formatCount(qint64 count);

/// "0.8 ms", "412 ms", "2.6 s", "3.5 min", "7.2 h", "3.2 days", "6.0 weeks".
QString formatDuration(double seconds);

/// "7.6 %"; one decimal. `share` is 0…1.
QString formatShare(double share);

/// Local ISO 8601 without zone, "2026-02-20 14:03:11"; "never" for NaN, and for what no calendar
/// shows "infinity" or the number of seconds.
/// `unixSeconds` may be anything that a file holds: negative, far in the future, NaN.
QString formatTime(double unixSeconds);

} // namespace cachescope
