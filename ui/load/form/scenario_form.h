// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/load/scenario/scenario.h"
#include "ui/load/form/scenario_files.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;

namespace cachescope::ui {

class Banner;
class PresetBar;
class ScenarioFieldsView;
class Theme;

/// A load scenario to fill in, with presets and files, and with Start and Stop. What does not fit is said in
/// place, and Start waits for it.
class ScenarioForm : public QFrame
{
    Q_OBJECT

public:
    explicit ScenarioForm(const Theme &theme, QWidget *parent = nullptr);

    /// What the form says now; it may not validate. Of what cannot be read, what it was before.
    [[nodiscard]] load::Scenario scenario() const;
    /// From a run that is repeated, say. scenario() then is the same.
    void setScenario(const load::Scenario &scenario);
    /// "Copy of the open file" can be chosen while there is one. Empty: none.
    void setOpenFile(const QString &path);
    /// Fields rest and Stop works while a run goes on.
    void setRunning(bool running);
    /// Until it has ended, Stop rests too.
    void setStopping();

    /// Reads a scenario or a report in the background. Nothing while a run goes on, whose scenario it would
    /// not be.
    void openScenario(const QString &path);
    /// Writes what the form says, in the background.
    void saveScenario(const QString &path);
    /// The title of the preset or file that was chosen: "Production fault".
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool canStart() const;

Q_SIGNALS:
    void changed();
    void startRequested();
    void stopRequested();

private:
    QWidget *makeHeader();
    QWidget *makeFields();
    QWidget *makeButtons();
    void connectParts();
    void chooseFile();
    void choosePlace();
    void give(const load::Scenario &scenario);
    void takeOpened(const load::Scenario &scenario, const QString &path);
    void takeSaved(const load::Scenario &scenario, const QString &path);
    void tellFailure(const Error &error);
    void tellBusy();
    void showWrongField();
    void refresh();

    const Theme &m_theme;
    bool m_running = false;
    bool m_stopping = false;
    bool m_isGiving = false;
    QString m_path; ///< of the last file that was opened or saved
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    Banner *m_banner;
    PresetBar *m_presets;
    ScenarioFieldsView *m_fields;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_stop = nullptr;
    ScenarioFiles m_files; ///< last: waits before what its signals reach is gone
};

} // namespace cachescope::ui
