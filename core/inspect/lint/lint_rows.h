// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/lint/lint_expectations.h"
#include "core/inspect/lint/lint_sample.h"
#include "core/inspect/lint/lint_tally.h"
#include "core/inspect/scan/row_pass.h"

namespace cachescope::inspect {

/// What the rows of a file say.
struct RowFindings
{
    LintTally sizeMismatch;
    LintTally futureCreation;
    LintTally accessBeforeCreation;
    LintTally negativeTime;
    LintTally wrongType;
    LintTally nullKey;
    LintTally nullValue;
    LintTally emptyValue;
    std::vector<qint64> violations; ///< how often each expectation does not hold
    qint64 rows = 0;                ///< whose header was read
    qint64 walked = 0;              ///< that were read to their end: size, times, types behind the value
    std::vector<qint64> unreadable; ///< rowids on damaged pages

    void add(const RowFindings &other);
};

/// What to check, and against what. Outlives the pass.
struct RowChecks
{
    const EntryIndex &index;
    const std::vector<Expectation> &expectations;
    LintSample walked;     ///< rows that are read to their end
    double latestTime = 0; ///< Unix seconds; what is later is in the future
};

/// Workers of a pass over the places of `checks.index`, which add what they find to `findings`.
MakeWorker rowCheckers(const CacheFormat &format, const RowChecks &checks, RowFindings *findings);

} // namespace cachescope::inspect
