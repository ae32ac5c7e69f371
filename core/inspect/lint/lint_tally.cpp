// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_tally.h"

#include "core/inspect/lint/lint.h"

#include <algorithm>

namespace cachescope::inspect {

void LintTally::add(qint64 rowid)
{
    ++m_count;
    keep(rowid);
}

void LintTally::add(const LintTally &other)
{
    m_count += other.m_count;
    for (const qint64 rowid : other.m_examples)
        keep(rowid);
}

void LintTally::keep(qint64 rowid)
{
    if (m_examples.size() == kMostLintExamples && rowid >= m_examples.back())
        return;
    m_examples.insert(std::ranges::upper_bound(m_examples, rowid), rowid);
    if (m_examples.size() > kMostLintExamples)
        m_examples.pop_back();
}

} // namespace cachescope::inspect
