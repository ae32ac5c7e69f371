// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/estimate.h"

#include <QJsonObject>
#include <QString>

#include <optional>

/// How the figures of a whole file are printed. Main thread only.
namespace cachescope::cli {

struct StatsReport
{
    inspect::Summary summary;
    std::vector<inspect::NamedTotal> types;
    std::vector<inspect::NamedTotal> prefixes;
    inspect::ScanDamage damage;
    std::optional<inspect::Estimate> estimate; ///< whose figures these are, for their errors
};

QJsonObject statsJson(const StatsReport &report);
QString statsTable(const StatsReport &report);

/// What a scan met, and in a truncated file how much is missing: one line.
QString damageText(const inspect::CacheFileInfo &info, const inspect::ScanDamage &damage);

} // namespace cachescope::cli
