// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QStackedWidget;

namespace cachescope::ui {

class Banner;
class HeaderBar;
class HelpPanel;
class Rail;
class Settings;
class StatusLine;
class Theme;
class ToolBar;

/// What stands around the pages of the window: tool bar, rail, header, message, status line. Lays them out,
/// and leaves to the window what they have to say to one another. `theme` and `settings` must outlive it.
class WindowFrame : public QWidget
{
    Q_OBJECT

public:
    /// `menu` is what the button at the right of the tool bar opens.
    WindowFrame(Theme &theme, Settings &settings, QMenu *menu, QWidget *parent);

    /// Takes ownership. The first one is shown at first.
    void addPage(QWidget *page);
    /// The parent that pages are best made with: to move a large tree of widgets into another styles it anew.
    [[nodiscard]] QWidget *pageParent() const;
    /// Shows a page that was added; where that is another one than before, `focus` gets the focus.
    void showPage(QWidget *page, QWidget *focus);

    [[nodiscard]] ToolBar *toolBar() const { return m_toolBar; }
    [[nodiscard]] Rail *rail() const { return m_rail; }
    [[nodiscard]] HeaderBar *header() const { return m_header; }
    /// Stands over the pages.
    [[nodiscard]] HelpPanel *help() const { return m_help; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] StatusLine *status() const { return m_status; }

private:
    void layOut();

    ToolBar *m_toolBar;
    Rail *m_rail;
    HeaderBar *m_header;
    Banner *m_banner;
    QStackedWidget *m_pages;
    HelpPanel *m_help;
    StatusLine *m_status;
};

} // namespace cachescope::ui
