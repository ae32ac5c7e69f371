// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_matrix.h"
#include "ui/charts/time_cursor.h"
#include "ui/load/live/paced_refresh.h"
#include "ui/load/live/run_charts.h"

#include <QWidget>

#include <array>

namespace cachescope::ui {

class AblationView;
class CounterTile;
class FairnessCard;
class LockEventCard;
class RunControls;
class RunFacts;
class RunListCard;
class Theme;
class VerdictLine;

/// The runs of a load test, as they go on or as a document has them: figures, charts over one time axis, how
/// each user fared, and lock errors by cause. Two of them are compared; of more than two there is a list to
/// choose from. What is new is drawn ten times a second at most, and only what is in sight. Main thread.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(const Theme &theme, QWidget *parent = nullptr);

    /// Clears everything for runs of these names, which come one after the other. The time axis starts out
    /// `seconds` long; 0: nobody knows how long it will be.
    void start(const QStringList &names, double seconds);
    /// Run number `run` begins.
    void begin(int run);
    void takeSample(int run, const load::RunSample &sample);
    void takeChange(int run, const load::RunChange &change);
    void takeReport(int run, const load::RunReport &report);
    /// Marks the runs that have no report: none will come.
    void endRuns();
    /// What each switch of the designs did; without a switch that was turned, nothing is shown of it.
    void showAblation(const load::AblationMatrix &matrix);
    /// Shows the runs of a document of `load --json`, of any version.
    void showRecorded(const QJsonObject &document);

    /// What is to be known of all of it: that it was stopped, why it failed. Empty: nothing.
    void setNotice(Tone tone, const QString &text);
    /// Draws what is new now.
    void refresh();
    /// Draws all of it.
    void refreshFigures();

    [[nodiscard]] const std::vector<RunHistory> &runs() const { return m_runs; }
    /// Hidden unless somebody shows it.
    [[nodiscard]] RunControls *controls() const { return m_controls; }
    [[nodiscard]] RunCharts *charts() const { return m_charts; }
    [[nodiscard]] RunFacts *facts() const { return m_facts; }
    [[nodiscard]] RunListCard *list() const { return m_list; }
    [[nodiscard]] AblationView *ablation() const { return m_ablation; }
    [[nodiscard]] FairnessCard *fairness() const { return m_fairness; }
    [[nodiscard]] LockEventCard *lockEvents() const { return m_lockEvents; }
    [[nodiscard]] VerdictLine *notice() const { return m_notice; }
    [[nodiscard]] CounterTile *throughputTile() const { return m_tiles[0]; }
    [[nodiscard]] CounterTile *latencyTile() const { return m_tiles[1]; }
    [[nodiscard]] CounterTile *hitRatioTile() const { return m_tiles[2]; }
    [[nodiscard]] CounterTile *lockErrorTile() const { return m_tiles[3]; }
    [[nodiscard]] TimeCursor &cursor() { return m_cursor; }

Q_SIGNALS:
    /// What came of copying or saving a chart.
    void told(cachescope::ui::Tone tone, const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTiles(const Theme &theme);
    void layOut();
    void setRuns(std::vector<RunHistory> runs);
    void compareOthers();
    void fitAxis();
    void catchUpSoon();
    void showFigures(int position, const RunHistory &run);
    [[nodiscard]] ShownRuns shown() const;
    [[nodiscard]] std::pair<int, int> shownNumbers() const;

    TimeCursor m_cursor;
    PacedRefresh m_pace;
    std::vector<RunHistory> m_runs;
    std::vector<bool> m_changed; ///< of each run, since refresh()
    double m_seconds = 0.0;
    bool m_knowsLength = false;
    std::array<CounterTile *, 4> m_tiles{};
    VerdictLine *m_notice;
    RunControls *m_controls;
    RunFacts *m_facts;
    RunListCard *m_list;
    AblationView *m_ablation;
    RunCharts *m_charts;
    FairnessCard *m_fairness;
    LockEventCard *m_lockEvents;
};

} // namespace cachescope::ui
