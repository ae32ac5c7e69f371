// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/page.h"

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace cachescope::ui {

class Theme;

/// The choice of pages at the left of the window.
class Rail : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(const Theme &theme, QWidget *parent = nullptr);

    /// Shows which page is current; does not emit.
    void setCurrent(Page page);
    /// Without a file the first page is the start page, and there are no entries to show.
    void setFileOpen(bool open);

Q_SIGNALS:
    void pageChosen(cachescope::ui::Page page);

private:
    void addPage(Page page, const QString &name, const QString &icon, QVBoxLayout *layout);

    const Theme &m_theme;
    QButtonGroup *m_group;
};

} // namespace cachescope::ui
