// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace cachescope::inspect {

/// Which of many lines are shown: a bit each, with counts that find the n-th of those shown in a few steps.
class LineMask
{
public:
    /// All are shown.
    explicit LineMask(qint64 lines);

    /// Of the lines shown.
    [[nodiscard]] qint64 count() const { return m_before.back(); }
    /// The line that is the `index`-th shown; 0 ≤ `index` < count().
    [[nodiscard]] qint64 lineAt(qint64 index) const;
    /// How many lines before `line` are shown.
    [[nodiscard]] qint64 countBefore(qint64 line) const;
    [[nodiscard]] bool isShown(qint64 line) const;

    /// Shows or hides lines `from` … `to` − 1. What the other functions tell is stale until recount().
    void set(qint64 from, qint64 to, bool shown);
    void recount();

private:
    static constexpr qint64 kWordLines = 64;
    static constexpr qint64 kBlockWords = 64;
    static constexpr qint64 kBlockLines = kWordLines * kBlockWords;

    std::vector<quint64> m_words;
    std::vector<qint64> m_before; ///< lines shown before each block, and in all
    qint64 m_firstStale = 0;      ///< blocks whose lines changed
    qint64 m_lastStale = 0;
};

} // namespace cachescope::inspect
