// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/load_job.h"
#include "ui/models/run_history.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/status_line.h"

#include <QWidget>

#include <array>

class QLabel;
class QStackedWidget;

namespace cachescope::ui {

class DesignNote;
class RunView;
class ScenarioForm;
class Theme;

/// The load test: a scenario on the left, the run as it happens on the right. Designs run one after the other
/// and share the charts.
class LoadPage : public QWidget
{
    Q_OBJECT

public:
    explicit LoadPage(const Theme &theme, QWidget *parent = nullptr);

    /// The file that a run may copy; empty: none.
    void setOpenFile(const QString &path);
    /// Where runs make their caches, from the next one on; empty: the system's folder for temporary files.
    void setWorkDirectory(const QString &path) { m_workDirectory = path; }
    void stop();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] HeaderContent header() const;

    [[nodiscard]] ScenarioForm *form() const { return m_form; }
    [[nodiscard]] RunView *runView() const { return m_view; }

Q_SIGNALS:
    void headerChanged();
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    void failed(const cachescope::Error &error);

private:
    QWidget *makeIdle(const Theme &theme);
    void connectJob();
    void start();
    void explain();
    void showPhase(const QString &design, const QString &phase);
    void takeSample(const QString &design, const load::RunSample &sample);
    void takeReport(const load::RunReport &report);
    void end();
    void tellProgress();
    [[nodiscard]] int indexOf(const QString &design) const;
    [[nodiscard]] Chip verdict(const load::RunReport &report) const;

    ScenarioForm *m_form;
    RunView *m_view;
    QLabel *m_idleText;
    std::array<DesignNote *, 2> m_designNotes{};
    QStackedWidget *m_stack;
    load::Scenario m_scenario; ///< of the current or last run
    std::vector<RunHistory> m_histories;
    int m_current = 0;
    QString m_phase;
    QString m_workDirectory;
    load::LoadJob m_job; ///< last: stops before what its signals reach is gone
};

} // namespace cachescope::ui
