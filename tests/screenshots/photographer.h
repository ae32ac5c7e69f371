// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/main_window.h"

#include <QString>

#include <functional>

namespace cachescope::screenshots {

/// Goes through the window as a user would and writes a picture of each page and of each dialog that the menu
/// opens. Which pages and dialogs there are it finds out by itself. Main thread.
class Photographer
{
public:
    /// Pictures are NAME`suffix`.png in `directory`. `window` is shown and must outlive it.
    Photographer(ui::MainWindow &window, QString directory, QString suffix);

    void startPage();
    /// False if the file does not open.
    bool open(const QString &path);
    /// Each page of the rail but that of load tests.
    void pages();
    /// Before, during and after a run.
    void loadTest();
    void dialogs();
    /// What is said of the page that is shown.
    void help();
    /// The open file beside another one.
    void comparison(const QString &other);
    /// Whether all pictures were written.
    [[nodiscard]] bool allWritten() const { return m_allWritten; }

private:
    void shoot(QWidget *widget, const QString &name);
    void shootDialogsOf(QAction *action);
    void shootRun();
    void goTo(QAbstractButton *page);
    [[nodiscard]] QList<QAbstractButton *> railButtons() const;

    ui::MainWindow &m_window;
    QString m_directory;
    QString m_suffix;
    bool m_allWritten = true;
};

} // namespace cachescope::screenshots
