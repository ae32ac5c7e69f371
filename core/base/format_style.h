// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace cachescope {

enum class ByteUnits {
    Decimal, ///< kB, MB, GB: powers of 1000
    Binary,  ///< KiB, MiB, GiB: powers of 1024
};
enum class ClockZone { Local, Utc };
enum class TimeForm {
    Absolute, ///< "2026-02-20 14:03:11"
    Relative, ///< "3.2 days ago", by the clock at the time of the call
};

/// How core/base/format.h writes figures, and which signs plainNumbers() (units.h) reads: the one thing here
/// that the whole process shares. It is set when the program starts and when a setting changes; every figure
/// written from then on is in the new style, and who shows figures writes them again. Programs whose output
/// others read never set it: as it is at first, it is plain English, the same everywhere.
struct FormatStyle
{
    ByteUnits bytes = ByteUnits::Decimal;
    ClockZone zone = ClockZone::Local;
    TimeForm times = TimeForm::Absolute;
    QLocale locale{QLocale::English, QLocale::UnitedStates}; ///< signs and groups of numbers, names of months
    QString dateFormat = QStringLiteral("yyyy-MM-dd");       ///< as QDate::toString() takes it, digits only

    bool operator==(const FormatStyle &) const = default;

    /// Writes numbers and dates as people do who speak the language of `of`. Dates keep four digits of the
    /// year and two of month and day, so that they stand in columns; English ones stay ISO 8601, in which
    /// nobody takes the day for the month.
    void setLocale(const QLocale &of);
};

/// The style in force in this thread: the program's, or plain English where PlainEnglish (translate.h) asks
/// for it. Any thread may call; the reference stays valid for good.
const FormatStyle &formatStyle();

/// Chooses the style of the whole program. Any thread may call; figures that are already written stay as they
/// are.
void setFormatStyle(const FormatStyle &style);

} // namespace cachescope
