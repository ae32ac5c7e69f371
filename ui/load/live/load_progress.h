// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_sample.h"
#include "core/load/scenario/scenario.h"
#include "ui/widgets/status_line.h"

#include <QStringList>

namespace cachescope::ui {

/// How far a load test of several runs is, for the status line: what it is at and the part that is done, from
/// which that line tells how long it still takes.
class LoadProgress
{
public:
    void start(const load::Scenario &scenario, const QStringList &names);
    void setRun(int run);
    /// As RunObserver::onPhase.
    void setPhase(const QString &phase);
    /// Of preparing and verifying, 0…1.
    void setFraction(double fraction) { m_fraction = fraction; }
    void setSample(const load::RunSample &sample);

    /// It has been asked to stop.
    void setStopping() { m_stopping = true; }

    [[nodiscard]] int run() const { return m_run; }
    [[nodiscard]] bool isPaused() const { return m_phase == QLatin1String("paused"); }
    [[nodiscard]] JobProgress progress() const;

private:
    [[nodiscard]] QString phaseText() const;
    [[nodiscard]] QString runningText() const;
    [[nodiscard]] double runShare() const;

    QStringList m_names;
    double m_planned = 0.0; ///< seconds; 0: until `m_operations` are done
    qint64 m_operations = 0;
    int m_run = 0;
    QString m_phase;
    double m_fraction = 0.0;
    double m_at = 0.0;
    qint64 m_done = 0;
    bool m_stopping = false;
};

} // namespace cachescope::ui
