// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/report/compare/figure_comparison.h"

namespace cachescope::load {

/// Where a design's limit was and is, each between the highest value that held and the lowest that failed.
struct LimitComparison
{
    QJsonObject before; ///< `limit` of the documents
    QJsonObject after;
    /// Worse if a value that held fails now, or none holds any more; Better if one that failed holds now;
    /// each only if holdsAt changed by more than what a search distinguishes (LimitSearch::kPrecision) and
    /// than the tolerance; of its noise nothing is known, since each value was run once. Same if the limits
    /// may be the same. Unknown if the searches did not find enough.
    ComparisonVerdict verdict = ComparisonVerdict::Unknown;

    /// {design, variable, condition, holdsAtBefore, failsAtBefore, holdsAtAfter, failsAtAfter, verdict}; null
    /// for what was not found.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Whether the document is of a search for a limit (`--find-limit`), whose runs have different loads.
bool hasLimit(const QJsonObject &document);

/// Of two documents of which one has a limit. InvalidArgument if the other has none, or if they searched for
/// the limits of something else: another design, variable or condition. Any thread.
Result<LimitComparison> compareLimits(const QJsonObject &before, const QJsonObject &after, double tolerance);

/// The probes of equal value. Any thread.
std::vector<GroupPair> probesInBoth(const QJsonObject &before, const QJsonObject &after);

} // namespace cachescope::load
