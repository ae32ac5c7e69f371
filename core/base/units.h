// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>

/// Figures as people type them. Any thread may call.
namespace cachescope {

/// `typed` with its numbers as the functions below read them: what a person typed into a field of the window.
/// The signs of the program's language (format_style.h) go first: "1.500,5 kB" in German is "1500.5 kB". The
/// decimal sign of others is read too where it cannot be meant to group thousands: "1,5 MB" is "1.5 MB"
/// everywhere, and "1,500" is 1500 in English. What is no number stays as it is.
QString plainNumbers(const QString &typed);
/// The other way: a `plain` number, with its unit if it has one, with the decimal sign of the program's
/// language.
QString localNumber(const QString &plain);

/// Bytes from "30G", "1.5MB", "64MiB", "4096": k M G T are powers of 1000, KiB MiB GiB TiB powers of 1024,
/// case does not matter, a final "B" may stand. InvalidArgument for anything else, negative sizes and sizes
/// over 2^63−1.
Result<qint64> parseBytes(const QString &text);
/// The shortest text that parseBytes() takes for exactly `bytes` (≥ 0): "50 kB", "64 KiB", "50001 B".
QString typedBytes(qint64 bytes);

/// A number of things from "5M", "1.5k", "4096": k M G are powers of 1000, case does not matter.
/// InvalidArgument for anything else, for fractions of a thing, negative numbers and those over 2^63−1.
Result<qint64> parseCount(const QString &text);
/// What parseCount() takes for exactly `count` (≥ 0): "2000", "5 M".
QString typedCount(qint64 count);

/// A duration from "20ms", "10s", "5m", "1.5h", or plain seconds. InvalidArgument for anything else and for
/// negatives.
Result<std::chrono::microseconds> parseDuration(const QString &text);
/// What parseDuration() takes for exactly `duration` (≥ 0): "20 ms", "10 s", "1.5 h".
QString typedDuration(std::chrono::milliseconds duration);

/// A point in time in Unix seconds, from those or from ISO 8601: "2026-01-21", "2026-01-21T10:11:12.5Z",
/// "2026-01-21 10:11+02:00"; without an offset it is in UTC. A number is Unix seconds, with a fraction if
/// need be. InvalidArgument for anything else.
Result<double> parseTime(const QString &text);

} // namespace cachescope
