// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/lint/lint_rule.h"
#include "core/inspect/open/cache_file.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

namespace cachescope::inspect {

struct LintOptions
{
    /// The present, in Unix seconds; what lies more than a day behind it is in the future.
    double nowSeconds = 0.0;
    /// How many bytes pinned values may have together; without it nothing is said of them.
    std::optional<qint64> pinnedBudgetBytes;
    /// Bytes of values that may be read for what stands behind them in their rows (sizes and times), and as
    /// many again for comparing values. Beyond that an even part of the entries is looked at.
    qint64 readBudgetBytes = 2'000'000'000;
    int threads = 8; ///< readers at most; for the first pass see ScanOptions::threads
};

constexpr std::size_t kMostLintExamples = 10;

/// One kind of thing that is wrong.
struct LintFinding
{
    LintRule rule = LintRule::SizeMismatch;
    qint64 count = 0; ///< of entries; for damaged-pages also of places in the file
    /// Keys of some of the entries, at most kMostLintExamples; "rows 5–9" where there are no keys. Plain text
    /// from an untrusted file.
    QStringList examples;
    QString meaning;   ///< what it means and what to do, in sentences
    qint64 bytes = 0;  ///< duplicate-value: what the copies take; pinned-over-budget: by how much
    qint64 groups = 0; ///< duplicate-value: how many values there are more than once
};

/// How much of the file a rule was tried on.
struct LintCoverage
{
    LintRule rule = LintRule::SizeMismatch;
    qint64 checked = 0; ///< entries
    qint64 of = 0;
    QString skipped; ///< why the rule does not apply to the file; empty where it does
};

struct LintReport
{
    QString path;                       ///< absolute
    std::vector<LintFinding> findings;  ///< in the order of LintRule, each rule once at most
    std::vector<LintCoverage> coverage; ///< all rules, in that order
    qint64 entries = 0;
    bool cancelled = false; ///< ended at the user's request: there may be more than was found
    qint64 bytesRead = 0;   ///< asked of the system, whether or not it had them in memory
    double seconds = 0.0;
};

/// Looks for what should not be in a cache: see LintRule. Reads the row of each entry, and values within the
/// budget. Blocks until done. Some 80 bytes of memory an entry.
///
/// `progress` (may be empty) gets 0…1, from any thread, one call at a time. `cancelled` (may be null) is
/// looked at often: the report then has what was found until then. Errors: Busy, Io, Corrupt (only where a
/// file has more rows than fit into it). Damaged pages are a finding. Any thread.
Result<LintReport> lint(const CacheFile &file, const LintOptions &options,
                        const std::function<void(double)> &progress = {},
                        const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
