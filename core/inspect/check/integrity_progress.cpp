// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/check/integrity_progress.h"

#include <algorithm>
#include <utility>

namespace cachescope::inspect {

namespace {

/// https://www.sqlite.org/fileformat2.html, 1.6. An overflow page starts with a page number, whose first byte
/// is this one only in files of 13 · 2^24 pages and more.
constexpr char kTableLeaf = 13;
constexpr double kSmallestStep = 0.001;

double ratio(double part, double whole)
{
    return whole > 0.0 ? std::min(1.0, part / whole) : 1.0;
}

} // namespace

IntegrityProgress::IntegrityProgress(qint64 pages, bool full, std::function<void(double)> report)
    : m_pages(static_cast<double>(std::max<qint64>(1, pages)))
    , m_full(full)
    , m_report(std::move(report))
{
}

void IntegrityProgress::onPage(char firstByte, bool walksRows)
{
    ++(walksRows ? m_readInRows : m_readInTrees);
    if (firstByte == kTableLeaf)
        ++(walksRows ? m_leavesInRows : m_leavesInTrees);
    if (!m_report)
        return;
    const double now = share();
    if (now < m_reported + kSmallestStep)
        return;
    m_reported = now;
    m_report(now);
}

/// A full check reads rows up to the last column that has an index, which in production's layout is the whole
/// table once more; a quick one only their beginnings.
double IntegrityProgress::share() const
{
    const auto read = static_cast<double>(m_readInTrees);
    const double again = m_full ? m_pages : m_pages * ratio(static_cast<double>(m_leavesInTrees), read);
    const double trees = m_pages / (m_pages + again);
    if (m_readInRows == 0)
        return trees * ratio(read, m_pages);
    const double rows = ratio(static_cast<double>(m_leavesInRows), static_cast<double>(m_leavesInTrees));
    return m_leavesInTrees == 0 ? trees : trees + (1.0 - trees) * rows;
}

void IntegrityProgress::finish()
{
    m_reported = 1.0;
    if (m_report)
        m_report(1.0);
}

} // namespace cachescope::inspect
