// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/live/run_charts.h"

namespace cachescope::ui {

class HeatLegend;
class HeatStrip;

/// How each user fared over time, in a strip for each design, in the same colours and on the same axis.
class FairnessCard : public QWidget
{
    Q_OBJECT

public:
    /// `cursor` must outlive it.
    FairnessCard(const Theme &theme, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Takes over what is in `runs`, which must stay where they are until the next call.
    void show(const ShownRuns &runs, double seconds);
    /// Draws what is new if it has come into sight.
    void catchUp();
    [[nodiscard]] HeatStrip *strip(int run) const { return m_strips[static_cast<std::size_t>(run)]; }

Q_SIGNALS:
    void told(cachescope::ui::Tone tone, const QString &text);

protected:
    /// What is painted has come into sight.
    void paintEvent(QPaintEvent *event) override;

private:
    Card *m_card;
    ChartLegend *m_designs;
    HeatLegend *m_legend;
    std::vector<HeatStrip *> m_strips;
    ShownRuns m_runs;
    double m_seconds = 0.0;
    bool m_stale = false;
};

} // namespace cachescope::ui
