// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/window/heartbeat.h"
#include "ui/window/main_window.h"

#include <QElapsedTimer>

#include <functional>
#include <random>

namespace cachescope::bench {

/// Does in the real window what a user does, waits for what the user waits for, and prints how long each took
/// and the worst stall of the event loop meanwhile. Main thread.
class Walk
{
public:
    Walk(ui::MainWindow &window, QString path);

    /// Opens the file: first rows, exact figures, types.
    bool open(const char *heading);
    void close();
    void sortByEachColumn();
    void filter();
    void scroll();
    void selectAll();
    /// Brushes charts of the overview, until they show the part and are painted.
    void brushCharts();

private:
    /// Runs the event loop until `done`; false after ten minutes.
    static bool waitFor(const std::function<bool()> &done);
    void begin();
    void print(const QString &what, double ms) const;
    double msSinceBegin() const;
    void measureBrush(const QString &what, const std::function<void()> &brush);
    void measureQuery(const QString &what, const inspect::EntryQuery &query);
    [[nodiscard]] bool isRowShown(int row) const;

    ui::MainWindow &m_window;
    const QString m_path;
    mutable Heartbeat m_heartbeat;
    QElapsedTimer m_timer;
    std::mt19937 m_random{1};
};

} // namespace cachescope::bench
