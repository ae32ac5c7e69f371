// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace cachescope::inspect {

/// How far a PRAGMA integrity_check or quick_check is, told by the pages that it reads. First it reads every
/// page in use once, tree by tree. Then it walks the tables' rows, which reads their leaf pages once more in
/// their order, and, for a full check, whatever the indexes need beside them: so leaves counted in the first
/// pass measure the second. One thread.
class IntegrityProgress
{
public:
    /// `pages` are those in use. `report` (may be empty) gets 0…1, never less than before, in steps of a
    /// thousandth at least.
    IntegrityProgress(qint64 pages, bool full, std::function<void(double)> report);

    /// A page with this first byte was read. `walksRows`: the trees are done.
    void onPage(char firstByte, bool walksRows);
    /// All is done: reports 1.
    void finish();
    [[nodiscard]] qint64 pagesRead() const { return m_readInTrees + m_readInRows; }

private:
    [[nodiscard]] double share() const;

    const double m_pages;
    const bool m_full;
    const std::function<void(double)> m_report;

    qint64 m_readInTrees = 0;
    qint64 m_readInRows = 0;
    qint64 m_leavesInTrees = 0;
    qint64 m_leavesInRows = 0;
    double m_reported = 0.0;
};

} // namespace cachescope::inspect
