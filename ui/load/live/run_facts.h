// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/live/run_charts.h"

#include <QFrame>

#include <array>

class QLabel;

namespace cachescope::ui {

class ElidedLabel;

/// The figures beside the large ones, a line for each design: active users, the worst lock wait, near misses,
/// values checked, findings, and what the harness itself cost.
class RunFacts : public QFrame
{
    Q_OBJECT

public:
    enum Column { Users, WorstWait, NearMisses, Checked, Findings, Harness, ColumnCount };

    explicit RunFacts(const Theme &theme, QWidget *parent = nullptr);

    void show(const ShownRuns &runs);
    [[nodiscard]] QString figure(int run, Column column) const;

private:
    struct Line
    {
        QLabel *dot = nullptr;
        ElidedLabel *name = nullptr;
        std::array<ElidedLabel *, ColumnCount> figures{};
    };

    void makeTitles();
    Line makeLine(int row);
    void setFigures(const Line &line, const RunHistory &run);
    void drawDots();

    const Theme &m_theme;
    std::array<Line, 2> m_lines;
};

} // namespace cachescope::ui
