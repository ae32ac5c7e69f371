// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QWidget>

#include <functional>

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
    /// What was open the last time can be opened again: the names of its files, and why that was not done by
    /// itself. Without names there is nothing to offer.
    void setOffer(const QStringList &names, const QString &why);
    /// Shows that a file is being dragged over the window.
    void setDropHint(bool dragging);

Q_SIGNALS:
    void openRequested(const QString &path, bool newWindow);
    void restoreRequested();
    /// A file was taken from the list; `undo` puts it back.
    void removed(const QString &name, const std::function<void()> &undo);
    void chooseRequested();
    void generateRequested();
    void loadTestRequested();

private:
    QWidget *makeDropArea();
    QWidget *makeOffer();
    QWidget *makeRecentCard();
    RecentFileRow *makeRow(const RecentFile &file);
    void remove(const RecentFileRow *row);
    void focusRow(qsizetype place);
    void setMissing(const QString &path, bool exists);

    const Theme &m_theme;
    Settings &m_settings;
    FileCheck *m_check;
    QWidget *m_dropArea;
    QWidget *m_offer;
    QLabel *m_offerText;
    QWidget *m_recentCard;
    QVBoxLayout *m_recentRows;
    QList<RecentFileRow *> m_rows;
};

} // namespace cachescope::ui
