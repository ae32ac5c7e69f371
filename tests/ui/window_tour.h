// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/windows.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace cachescope::test {

/// Leads through every page and every dialog of the program, with a file that was scanned and a load test
/// that was run, so that whatever a person can get to see is looked at. In the language that is set before
/// go().
class WindowTour
{
public:
    /// `theme` must outlive it.
    explicit WindowTour(ui::Theme &theme);
    ~WindowTour();
    Q_DISABLE_COPY_MOVE(WindowTour)

    /// A window or dialog that is shown now, and what to call the place.
    using Look = std::function<void(const QString &place, QWidget *window)>;
    /// Calls `look` at each place. False, with a test failure, if the way there is not found.
    bool go(QSize windowSize, const Look &look);

    /// Where it keeps its files: texts that name it are data.
    [[nodiscard]] QString directory() const { return m_directory.path(); }

private:
    bool visitPages();
    bool visitRuns();
    bool visitDialogs();
    bool openFile();
    bool runALoadTest();
    /// Triggers what the menu calls so in the sources, and visits the dialog that comes.
    bool visitDialogOf(const char *action);
    bool trigger(const char *action);
    void look(const QString &place, QWidget *window = nullptr) const;
    [[nodiscard]] ui::MainWindow *window() const { return m_windows->windows().constFirst(); }

    QTemporaryDir m_directory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Windows> m_windows;
    Look m_look;
};

} // namespace cachescope::test
