// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/format_style.h"

namespace cachescope::ui {

enum class ThemeChoice { System, Light, Dark };

/// What somebody chooses once in the settings dialog, with what holds until then. Settings keeps it.
struct Preferences
{
    static constexpr int kMostReaders = 64;
    static constexpr qint64 kMiB = qint64{1} << 20;

    ThemeChoice theme = ThemeChoice::System;
    ByteUnits bytes = ByteUnits::Decimal;
    ClockZone zone = ClockZone::Local;
    TimeForm times = TimeForm::Absolute;
    QString language; ///< "de"; empty: the system's. From the next start on
    /// What was open when the program ended is opened again when it starts.
    bool restoresSession = true;
    int readers = 32; ///< of a scan at the same time, at most; 1…kMostReaders
    /// Larger files are not scanned by themselves: entries are listed, but there are no charts.
    qint64 indexBytes = 2048 * kMiB;
    /// Of a value, read to preview it before more is asked for.
    qint64 previewBytes = 4 * kMiB;
    /// Where load tests make their caches; empty: the system's folder for temporary files.
    QString workDirectory;

    /// `style` as it is chosen here; its language is not.
    [[nodiscard]] FormatStyle figures(FormatStyle style) const
    {
        style.bytes = bytes;
        style.zone = zone;
        style.times = times;
        return style;
    }

    bool operator==(const Preferences &) const = default;
};

} // namespace cachescope::ui
