// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"
#include "tests/bench/window/heartbeat.h"
#include "ui/widgets/header_bar.h"
#include "ui/window/main_window.h"

#include <QElapsedTimer>

namespace cachescope::bench {

/// Runs a load test in the real window while a pointer moves over its charts, and prints for each design how
/// often a chart was painted and how long the event loop stood still at worst. Main thread.
class LoadWalk : public QObject
{
public:
    LoadWalk(ui::MainWindow &window, load::Scenario scenario);

    /// False if it could not be run.
    bool run();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void print(const QString &what);
    [[nodiscard]] bool endedByError() const;
    void movePointer();

    ui::MainWindow &m_window;
    const load::Scenario m_scenario;
    Heartbeat m_heartbeat;
    QElapsedTimer m_since;
    QList<ui::Chip> m_chips; ///< of the designs that have ended
    int m_paints = 0;
    int m_moves = 0;
    bool m_failed = false;
    bool m_ended = false;
};

} // namespace cachescope::bench
