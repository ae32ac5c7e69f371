// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/load_job.h"
#include "ui/load/live/load_progress.h"
#include "ui/widgets/header_bar.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace cachescope::ui {

class LoadIntro;
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
    /// Fills the form with this scenario and runs it, unless it cannot run or would change a file in place;
    /// told() says so, and while a run goes on that is all that happens.
    void repeat(const load::Scenario &scenario);
    /// Writes all figures of runs anew.
    void refreshFigures();
    void stop();
    void setPaused(bool paused);
    /// As the window closes: ends the run that goes on, if one does, and waits for it; runEnded() has come
    /// before this returns.
    void stopAndKeep();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] HeaderContent header() const;

    [[nodiscard]] ScenarioForm *form() const { return m_form; }
    [[nodiscard]] RunView *runView() const { return m_view; }

Q_SIGNALS:
    void headerChanged();
    void progressed(const cachescope::ui::JobProgress &progress);
    void ended();
    /// A load test could not begin, or ended by an error while the page is not seen, which says it otherwise.
    void failed(const cachescope::Error &error);
    /// All that was measured, also of a load test that was stopped or failed; not of one that measured
    /// nothing.
    void runEnded(const cachescope::load::LoadDocument &document);
    /// Something happened that should be said, in a sentence.
    void told(cachescope::ui::Tone tone, const QString &text);

private:
    void layOut();
    void connectForm();
    void connectJob();
    void connectControls();
    void explain();
    /// After a question, if that changes a file.
    void startFromForm();
    void start(const load::Scenario &scenario);
    void showPhase(const QString &phase);
    void takeSample(const load::RunSample &sample);
    void takeReport(const load::RunReport &report);
    void end(const load::LoadDocument &document);
    void hideControls();
    void tellHowItEnded(const load::LoadDocument &document);
    void tellProgress();

    ScenarioForm *m_form;
    QStackedWidget *m_stack;
    LoadIntro *m_intro;
    QScrollArea *m_scroll;
    RunView *m_view;
    load::Scenario m_scenario; ///< of the current or last run
    LoadProgress m_progress;
    QString m_workDirectory;
    bool m_stopping = false;
    bool m_kept = false; ///< runEnded() has told of the run whose end is still to come
    load::LoadJob m_job; ///< last: stops before what its signals reach is gone
};

} // namespace cachescope::ui
