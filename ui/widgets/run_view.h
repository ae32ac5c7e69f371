// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_history.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QTableView;

namespace cachescope::ui {

class CounterTile;
class LockEventModel;
class Theme;
class TimeSeriesChart;

/// A run as it goes on: counters, charts over one time axis, and the causes of lock errors, for one or two
/// designs.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(const Theme &theme, QWidget *parent = nullptr);

    /// Clears everything for a run of these designs; the time axis starts out `seconds` long.
    void start(const QStringList &designs, double seconds);
    /// Shows what design number `design` has come to.
    void show(int design, const RunHistory &history);

    [[nodiscard]] CounterTile *lockErrorTile() const { return m_lockErrors; }
    [[nodiscard]] TimeSeriesChart *throughputChart() const { return m_throughputChart; }
    [[nodiscard]] LockEventModel *lockEvents() const { return m_lockEvents; }

private:
    QWidget *makeChartCard(const QString &heading, const QString &unit, TimeSeriesChart *chart);
    QWidget *makeLockTable(const Theme &theme);
    void showFigures(int design, const RunHistory &history);
    void showLines(int design, const RunHistory &history);
    void fitTable();

    double m_seconds = 0.0;
    CounterTile *m_throughput;
    CounterTile *m_latency;
    CounterTile *m_hitRatio;
    CounterTile *m_lockErrors;
    TimeSeriesChart *m_throughputChart;
    TimeSeriesChart *m_latencyChart;
    TimeSeriesChart *m_lockChart;
    TimeSeriesChart *m_walChart;
    LockEventModel *m_lockEvents;
    QTableView *m_lockTable;
    QLabel *m_noErrors;
};

} // namespace cachescope::ui
