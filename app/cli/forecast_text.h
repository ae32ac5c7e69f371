// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/forecast_details.h"
#include "core/inspect/forecast/survivor_curve.h"
#include "core/inspect/scan/scan_damage.h"
#include "core/load/forecast/trace_misses.h"

#include <QJsonObject>
#include <QString>

#include <optional>

/// How a forecast is printed. Main thread only.
namespace cachescope::cli {

struct ForecastReport
{
    bool exact = true; ///< false: of some of the file's entries only
    double lowWaterMark = 0.0;
    std::vector<inspect::Forecast> budgets; ///< one or more, as they were asked for
    inspect::EntryTotals total;
    qint64 unpinnedBytes = 0;
    inspect::ForecastDetails details; ///< of the first
    QString tracePath;
    std::optional<load::TraceMisses> misses;
};

QJsonObject forecastJson(const ForecastReport &report);
/// The details only of a single budget; of several a line each.
QString forecastTable(const ForecastReport &report);

} // namespace cachescope::cli
