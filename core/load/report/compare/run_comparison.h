// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/report/compare/limit_comparison.h"
#include "core/load/report/compare/run_pair.h"

#include <QJsonValue>
#include <QStringList>

namespace cachescope::load {

/// A field that says something else in each document; undefined where it is missing.
struct FieldDifference
{
    QString field;
    QJsonValue before;
    QJsonValue after;
};

/// What changed from one document of `load --json` to another.
struct RunComparison
{
    std::optional<LimitComparison> limit; ///< of two searches for a limit
    std::vector<RunPair> pairs;           ///< at least one, but for two searches
    QStringList onlyBefore;               ///< designs that have no counterpart: what ran before does no more
    QStringList onlyAfter;
    std::vector<FieldDifference>
        scenario; ///< fields that differ, by name; `name` and `designs` are no difference
    std::vector<FieldDifference> machine; ///< as above; a comparison across machines is doubtful
    double tolerance = 0.0;               ///< the least change of a figure that matters, a share of it
    std::size_t judged = 0;               ///< figures that were judged together
    QStringList notes;                    ///< what makes the comparison doubtful, a sentence each

    [[nodiscard]] bool isWorse() const; ///< the limit or a pair is, or a design is only before
    /// {limit if there is one, pairs[], onlyBefore[], onlyAfter[], scenario[{field, before, after}],
    /// machine[…], notes[], tolerance, judged, worse}; null for what was not measured or is not known.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Compares the runs of the same design: several of them in a document are taken together, and their spread
/// is then the noise. If each document has exactly one design these two are compared, whatever their names.
/// Of two searches for a limit (compareLimits()) the limits are compared, and the runs of equal value.
/// Changes up to `tolerance`, a share, do not matter. InvalidArgument if there is nothing to compare, naming
/// the designs of both, or if compareLimits() cannot compare. Any thread.
Result<RunComparison> compareRuns(const QJsonObject &before, const QJsonObject &after,
                                  double tolerance = 0.0);

} // namespace cachescope::load
