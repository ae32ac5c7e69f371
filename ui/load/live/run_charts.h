// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_legend.h"
#include "ui/charts/time_series_chart.h"
#include "ui/models/run_history.h"
#include "ui/widgets/look.h"

#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;

namespace cachescope::ui {

class Card;
class SegmentedSwitch;
class StackedTimeChart;
class Theme;
class TimeChart;
class TimeCursor;
class TimeSeriesChart;

/// The runs that are shown: design A and, if there is one, B, in this order.
using ShownRuns = std::vector<const RunHistory *>;

/// What happened over time, in six charts on one axis. Those that are out of sight take over what is new when
/// they come into it.
class RunCharts : public QWidget
{
    Q_OBJECT

public:
    /// `cursor` must outlive it.
    RunCharts(const Theme &theme, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Takes over what is in `runs`, which must stay where they are until the next call.
    void show(const ShownRuns &runs, double seconds);
    /// Draws what has come into sight meanwhile.
    void catchUp();

    [[nodiscard]] TimeSeriesChart *throughputChart() const { return m_throughput; }
    [[nodiscard]] TimeSeriesChart *latencyChart() const { return m_latency; }
    [[nodiscard]] StackedTimeChart *lockChart() const { return m_locks; }
    [[nodiscard]] TimeSeriesChart *waitChart() const { return m_waits; }
    [[nodiscard]] TimeSeriesChart *walChart() const { return m_wal; }
    [[nodiscard]] TimeSeriesChart *usersChart() const { return m_users; }

Q_SIGNALS:
    /// What came of copying or saving a chart.
    void told(cachescope::ui::Tone tone, const QString &text);

protected:
    /// A chart that is painted has come into sight.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Part
    {
        Card *card = nullptr;
        TimeChart *chart = nullptr;
        std::function<void()> fill;
        bool stale = false;
    };

    void makeCards(const Theme &theme);
    Card *addCard(const Theme &theme, QGridLayout *grid, const QString &heading, const QString &subtitle,
                  TimeChart *chart, std::function<void()> fill);
    void fillLines(TimeSeriesChart *chart, RunLine line, LineLook look = LineLook::Strong,
                   bool filled = false);
    void fillThroughput();
    void fillLatency();
    void fillWaits();
    void fillLocks();
    void fillUsers();
    void refill(TimeChart *chart);

    ShownRuns m_runs;
    QStringList m_layers; ///< of the chart of lock errors
    double m_seconds = 0.0;
    TimeSeriesChart *m_throughput;
    TimeSeriesChart *m_latency;
    StackedTimeChart *m_locks;
    TimeSeriesChart *m_waits;
    TimeSeriesChart *m_wal;
    TimeSeriesChart *m_users;
    SegmentedSwitch *m_lockSwitch;
    SegmentedSwitch *m_usersSwitch;
    ChartLegend *m_latencyLegend;
    ChartLegend *m_lockLegend;
    ChartLegend *m_waitLegend;
    std::vector<Part> m_parts;
};

/// The series colour of run number `position` of those that are shown.
int seriesOfRun(std::size_t position);

/// What was changed, as marks on the time axis.
QList<TimeMark> marksOf(const RunHistory &run, std::size_t position);

} // namespace cachescope::ui
