// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_sample.h"
#include "core/load/scenario/scenario.h"

#include <QFrame>

class QPushButton;

namespace cachescope::ui {

class LiveSetting;
class Theme;

/// What can be done to a run while it goes on: pause, stop, and other users, another rate, a slower disk.
class RunControls : public QFrame
{
    Q_OBJECT

public:
    explicit RunControls(const Theme &theme, QWidget *parent = nullptr);

    /// For a run of this scenario, which says how far users and rate go.
    void start(const load::Scenario &scenario);
    /// Another design begins, as the scenario says: what was set by hand was for the one before.
    void beginDesign();
    /// Shows what is in force.
    void follow(const load::RunSample &sample);
    void setPaused(bool paused);
    /// As RunObserver::onPhase: while a run is closed or checked it can only be stopped.
    void setPhase(const QString &phase);
    /// A run that has been asked to stop takes no more orders.
    void setStopping();
    /// Whether pausing and settings do something now.
    [[nodiscard]] bool takesOrders() const;

    [[nodiscard]] LiveSetting *users() const { return m_users; }
    [[nodiscard]] LiveSetting *rate() const { return m_rate; }
    [[nodiscard]] LiveSetting *syncDelay() const { return m_sync; }
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }
    [[nodiscard]] QPushButton *stopButton() const { return m_stop; }
    [[nodiscard]] QPushButton *plannedButton() const { return m_planned; }

Q_SIGNALS:
    void pauseRequested(bool paused);
    void stopRequested();
    void usersChosen(int users);
    void rateChosen(double perSecond);
    void diskChosen(const cachescope::load::DiskModel &disk);
    /// All as the scenario says.
    void plannedRequested();

private:
    void layOut();
    void drawStop();
    void connectSettings();
    void setByHand(bool byHand);
    void showPlan();
    void enableParts();
    void chooseSync(int milliseconds);

    const Theme &m_theme;
    QPushButton *m_pause;
    QPushButton *m_stop;
    LiveSetting *m_users;
    LiveSetting *m_rate;
    LiveSetting *m_sync;
    QPushButton *m_planned;
    load::RunSample m_plan; ///< what a design begins with
    load::DiskModel m_disk; ///< in force
    QString m_phase;
    bool m_stopping = false;
    bool m_byHand = false; ///< something is not as planned
    bool m_paused = false;
};

} // namespace cachescope::ui
