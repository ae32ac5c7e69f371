// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/forecaster.h"
#include "ui/pages/overview/chart_card.h"

class QPushButton;

namespace cachescope::ui {

class SurvivorChart;
class TraceLink;

/// What a budget would keep of the file, and the way to what it would drop; with a recorded access trace also
/// what would miss. Asks for the curve by itself after each scan.
class BudgetCard : public ChartCard
{
    Q_OBJECT

public:
    /// `inspector` must outlive it.
    BudgetCard(const Theme &theme, inspect::Inspector &inspector, QWidget *parent = nullptr);

    [[nodiscard]] SurvivorChart *chart() const { return m_chart; }
    [[nodiscard]] inspect::Forecaster &forecaster() { return m_forecaster; }
    [[nodiscard]] TraceLink *traceLink() const { return m_trace; }

    /// Writes the figures anew.
    void refreshFigures();

Q_SIGNALS:
    /// What selects exactly the entries that a budget drops, or keeps, and what it is called.
    void chosen(const cachescope::inspect::EntryFilter &filter, const QString &label);

private:
    BudgetCard(const Theme &theme, inspect::Inspector &inspector, SurvivorChart *chart, QWidget *parent);
    void ask();
    void showCurve();
    void showDropped();
    void connectTrace();
    [[nodiscard]] static QList<QStringList> tableOf(const SurvivorChart &chart);

    inspect::Inspector &m_inspector;
    SurvivorChart *m_chart;
    QPushButton *m_show;
    TraceLink *m_trace;
    inspect::Forecaster m_forecaster;
};

} // namespace cachescope::ui
