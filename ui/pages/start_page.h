// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace cachescope::ui {

class FileCheck;
class RecentFileRow;
class Theme;

/// What is shown while no file is open: where to drop one, what was open before, and what else there is to
/// do.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(const Theme &theme, Settings &settings, QWidget *parent = nullptr);

    /// Reads the recent files from the settings again, and looks in the background which are still there.
    void refresh();
    /// Shows that a file is being dragged over the window.
    void setDropHint(bool dragging);

Q_SIGNALS:
    void openRequested(const QString &path);
    void chooseRequested();
    void generateRequested();
    void loadTestRequested();

private:
    QWidget *makeDropArea();
    QWidget *makeRecentCard();
    void setMissing(const QString &path, bool exists);

    const Theme &m_theme;
    Settings &m_settings;
    FileCheck *m_check;
    QWidget *m_dropArea;
    QWidget *m_recentCard;
    QVBoxLayout *m_recentRows;
    QList<RecentFileRow *> m_rows;
};

} // namespace cachescope::ui
