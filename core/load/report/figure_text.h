// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// The figures of a report as people read them. What was not measured is a dash. Any thread.
namespace cachescope::load {

QString dash();

QString countText(std::optional<double> count);     ///< "1,204"
QString rateText(std::optional<double> perSecond);  ///< "1,204/s", "3.4/s"
QString msText(std::optional<double> milliseconds); ///< "412.0 ms", "2.6 s"
QString bytesText(std::optional<double> bytes);     ///< "49.9 kB"
QString shareText(std::optional<double> share);     ///< "7.6 %"; `share` is 0…1
QString ratioText(std::optional<double> ratio);     ///< "3.25", "65.8", "1,081": three digits

/// `value` with the unit that the end of the field's name tells: "reads.p99Ms", "wal.maxBytes",
/// "operationsPerSecond", "hitRatio", "worstShareOfTimeout"; otherwise a number without one.
QString figureText(const QString &name, std::optional<double> value);

/// A field's name in words: "reads.p99Ms" is "reads p99", "lockErrors" "lock errors".
QString figureName(const QString &name);

/// A figure as it stands at an axis, where 15 s is not "15.0 s".
QString withoutZeros(const QString &figure);

} // namespace cachescope::load
