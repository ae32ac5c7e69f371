// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/line_source.h"

#include <QHash>

#include <set>

namespace cachescope::ui::test {

/// "line 0", "line 1" …, any number of them, with what tests put in between.
class FakeLines : public inspect::LineSource
{
public:
    explicit FakeLines(qint64 lines)
        : m_lines(lines)
    {
    }

    [[nodiscard]] qint64 lineCount() const override { return m_lines; }
    [[nodiscard]] inspect::ShownLine line(qint64 index) const override
    {
        ++asked;
        inspect::ShownLine line = special.value(index);
        if (!special.contains(index))
            line.text = QStringLiteral("line %1").arg(index);
        if (!line.number && !goesOn.contains(index))
            line.number = index + 1;
        line.foldable = folds.contains(index);
        line.folded = folded.contains(index);
        return line;
    }
    [[nodiscard]] int widestLine() const override { return widest; }
    void toggle(qint64 index) override
    {
        if (!folded.erase(index))
            folded.insert(index);
    }
    void setAllFolded(bool all) override
    {
        folded = all ? folds : std::set<qint64>{};
        ++allFoldedCalls;
    }
    [[nodiscard]] bool canFold() const override { return !folds.empty(); }
    [[nodiscard]] qint64 base64Node(qint64 index) const override
    {
        return special.value(index).opens ? index * 10 : -1;
    }

    QHash<qint64, inspect::ShownLine> special;
    std::set<qint64> goesOn;
    std::set<qint64> folds;
    std::set<qint64> folded;
    int widest = 20;
    int allFoldedCalls = 0;
    mutable qint64 asked = 0;

private:
    qint64 m_lines;
};

inline inspect::ShownLine textLine(const QString &text)
{
    inspect::ShownLine line;
    line.text = text;
    return line;
}

} // namespace cachescope::ui::test
