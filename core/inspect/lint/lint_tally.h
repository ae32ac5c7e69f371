// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace cachescope::inspect {

/// Counts entries of one finding, and keeps the lowest row numbers of them: the same however the work was
/// split over threads. A value.
class LintTally
{
public:
    void add(qint64 rowid);
    void add(const LintTally &other);

    [[nodiscard]] qint64 count() const { return m_count; }
    /// Rising, at most kMostLintExamples.
    [[nodiscard]] const std::vector<qint64> &examples() const { return m_examples; }

private:
    void keep(qint64 rowid);

    qint64 m_count = 0;
    std::vector<qint64> m_examples;
};

} // namespace cachescope::inspect
