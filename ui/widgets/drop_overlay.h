// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cachescope::ui {

class Theme;

/// Lies over its parent while a file is dragged over the window, and says what dropping it will do.
class DropOverlay : public QWidget
{
    Q_OBJECT

public:
    DropOverlay(const Theme &theme, QWidget *parent);

    /// Covers the parent, also when that changes its size, or goes away.
    void setCovering(bool covering);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace cachescope::ui
