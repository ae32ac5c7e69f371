// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
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
    std::vector<RunPair> pairs; ///< at least one
    QStringList onlyBefore;     ///< designs that have no counterpart: what ran before does no more
    QStringList onlyAfter;
    std::vector<FieldDifference>
        scenario; ///< fields that differ, by name; `name` and `designs` are no difference
    std::vector<FieldDifference> machine; ///< as above; a comparison across machines is doubtful
    QStringList notes;                    ///< what makes the comparison doubtful, a sentence each

    [[nodiscard]] bool isWorse() const; ///< a pair is, or a design is only before
    /// {pairs[], onlyBefore[], onlyAfter[], scenario[{field, before, after}], machine[…], notes[], worse};
    /// null for what was not measured or is not known.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Compares the runs of the same design. If each document has exactly one run these two are compared,
/// whatever their designs. InvalidArgument if there is nothing to compare, naming the designs of both. Any
/// thread.
Result<RunComparison> compareRuns(const QJsonObject &before, const QJsonObject &after);

} // namespace cachescope::load
