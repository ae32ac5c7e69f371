// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/figures/breakdown.h"
#include "core/inspect/format/cache_format.h"

#include <QHash>

#include <atomic>

namespace cachescope::inspect {

/// The pattern that all keys fit: "…".
QString anyKeyPattern();
/// What people read for it: "other", or where a kind of key has that name, `isTaken`, the pattern itself.
QString otherKeysName(bool isTaken);

/// Folds keys into the kinds that there are of them, with the bytes of each, in bounded memory: keys are
/// counted by their pattern (see keyPattern()); where there are more patterns than are kept, those with the
/// fewest bytes are folded into wider ones ("https://example.com/…"). So figures always add up to all keys,
/// and a kind that has many bytes is told apart from others. One thread at a time.
class KeyPrefixes
{
public:
    /// The most patterns that are kept while keys are added.
    static constexpr qsizetype kKept = 8192;
    /// As many as people read.
    static constexpr qsizetype kReported = 30;

    explicit KeyPrefixes(qsizetype mostKept = kKept)
        : m_mostKept(qMax<qsizetype>(2, mostKept))
    {
    }

    void add(const QString &key, qint64 bytes, qint64 entries = 1);

    /// At most `most` (two or more) of them, most bytes first. What fits nowhere else has
    /// otherKeysName().
    [[nodiscard]] std::vector<NamedTotal> totals(qsizetype most = kReported) const;
    /// The same by pattern: what fits nowhere else has anyKeyPattern().
    [[nodiscard]] std::vector<NamedTotal> patterns(qsizetype most = kReported) const;

private:
    struct Total
    {
        qint64 entries = 0;
        qint64 bytes = 0;
    };
    using Totals = QHash<QString, Total>;

    static void fold(Totals *totals, qsizetype most);

    qsizetype m_mostKept;
    Totals m_totals; // by pattern
};

/// The prefixes of all entries of `index`, from a file whose keys are read in one pass over their index, or
/// where that is missing or damaged from the rows, a page each. Damaged rows are passed over. `cancelled`
/// (may be null) is looked at often: Error Cancelled. The connection's thread only.
Result<std::vector<NamedTotal>> readKeyPrefixes(sqlite::Connection &connection, const CacheFormat &format,
                                                const EntryIndex &index,
                                                const std::atomic<bool> *cancelled = nullptr);

/// The same as KeyPrefixes::patterns().
Result<std::vector<NamedTotal>> readKeyPatterns(sqlite::Connection &connection, const CacheFormat &format,
                                                const EntryIndex &index,
                                                const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
