// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/summary.h"

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace cachescope::cli {

using Facts = std::vector<std::pair<QString, QString>>;

/// A name and a value a line, values below each other. Nothing in the values can steer the terminal.
QString factsTable(const Facts &facts);

/// A title, then a line for each bin that holds something, with a bar for its bytes. Nothing without bins.
QString histogramTable(const QString &title, const std::vector<inspect::HistogramBin> &bins,
                       const std::function<QString(double)> &edge);

/// A title, then a line for each total, its name last, with a bar for its bytes. Nothing without totals.
QString totalsTable(const QString &title, const std::vector<inspect::NamedTotal> &totals);

} // namespace cachescope::cli
