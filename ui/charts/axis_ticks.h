// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"

#include <QString>

#include <vector>

/// Where an axis has its marks and what stands beside them. Pure.
namespace cachescope::ui {

struct Tick
{
    double position = 0.0; ///< in the axis's own coordinates
    QString label;
    bool minor = false; ///< gives way where labels would touch

    bool operator==(const Tick &) const = default;
};

/// From 0 to at least `maximum` in equal steps of 1, 2, 2.5 or 5 times a power of ten, about `steps` of them,
/// never fewer than one. The last tick is where the axis should end. Whole numbers get whole steps.
std::vector<Tick> countTicks(double maximum, int steps);

/// As countTicks(), for bytes: "600 MB", "400 MB", "200 MB", "0".
std::vector<Tick> byteTicks(double maximum, int steps);

/// The powers of ten that hold `minimum`…`maximum` (milliseconds, over 0), at log10 positions:
/// "1 ms", "10 ms", "100 ms", "1 s".
std::vector<Tick> latencyTicks(double minimum, double maximum);

/// Seconds from 0 to `maximum`: "0 s", "15 s", "30 s"; minutes from ten of them on. Ends at or before
/// `maximum`.
std::vector<Tick> secondTicks(double maximum, int steps);

/// Where `value` lies among bins that stand side by side with equal widths: bin i covers i…i+1; between the
/// edges of a bin by logarithm (linear if it starts at 0). Clamped to the ends.
double binPosition(const std::vector<inspect::HistogramBin> &bins, double value);

/// Powers of ten of bytes that the bins reach: "100 B", "1 kB", "10 kB" …; 2 and 5 times these too where the
/// bins span few of them.
std::vector<Tick> sizeBinTicks(const std::vector<inspect::HistogramBin> &bins);

/// Round ages that the bins reach: "1 min", "1 h", "1 day", "1 week" …
std::vector<Tick> ageBinTicks(const std::vector<inspect::HistogramBin> &bins);

/// Starts of bins of Unix seconds, about five of them: "12 Oct", "14:00", "Oct 2026", in local time.
std::vector<Tick> timeBinTicks(const std::vector<inspect::HistogramBin> &bins);

/// "12 Oct 2026 – 14 Oct 2026" of Unix seconds, in local time; with hours where it is less than two days.
QString timeRangeText(double from, double to);

} // namespace cachescope::ui
