// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/eviction_replay.h"
#include "core/inspect/forecast/miss_ratio_curve.h"

#include <QString>

/// What a forecast says, in words. Main thread.
namespace cachescope::ui {

/// "14 Nov", with the year where it is not that of `reference`, with the time of day where they are less than
/// three days apart. Local time.
QString dayText(double unixSeconds, double reference);

/// "3.75 GB drops 71,310 entries read before 14 Nov"; of a budget that all fits into: "8 GB drops nothing".
QString forecastStatement(const inspect::Forecast &forecast);

/// "2.95 GB and 4,321 entries are kept": exact figures of one budget, some lines. `total` is of all entries.
QString forecastFigures(const inspect::Forecast &forecast, const inspect::EntryTotals &total);

/// "Miss ratio 12.3 % – 12.9 % of reads, 20.1 % – 20.8 % of bytes": at the budget and at its low-water mark,
/// between which the cache is.
QString missText(const inspect::MissRatioCurve &misses, qint64 budgetBytes, qint64 lowWaterBytes);

} // namespace cachescope::ui
