// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace cachescope::ui {

class ElidedLabel;
class Theme;

/// A recent file: name and folder, size and when it was open; a click or Return opens it, with Ctrl in a new
/// window; the cross or Delete removes it from the list. Its menu says so.
class RecentFileRow : public QFrame
{
    Q_OBJECT

public:
    RecentFileRow(const Theme &theme, const RecentFile &file, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const { return m_file.path; }
    [[nodiscard]] QString name() const;
    /// A missing file is grey and does not open.
    void setMissing(bool missing);

Q_SIGNALS:
    void openRequested(bool newWindow);
    void removeRequested();
    void stepRequested(int by); ///< to a row above or below

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString whenText() const;

    RecentFile m_file;
    bool m_missing = false;
    ElidedLabel *m_name;
    ElidedLabel *m_folder;
    QLabel *m_facts;
};

} // namespace cachescope::ui
