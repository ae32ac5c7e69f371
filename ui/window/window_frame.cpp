// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_frame.h"

#include "ui/help/help_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/look.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/tool_bar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace cachescope::ui {

WindowFrame::WindowFrame(Theme &theme, Settings &settings, QMenu *menu, QWidget *parent)
    : QWidget(parent)
    , m_toolBar(new ToolBar(theme, settings, menu, this))
    , m_rail(new Rail(theme, this))
    , m_header(new HeaderBar(theme, this))
    , m_banner(new Banner(theme, this))
    , m_pages(new QStackedWidget(this))
    , m_help(new HelpPanel(theme, m_pages))
    , m_status(new StatusLine(this))
{
    setRole(this, QStringLiteral("page"));
    setFocusPolicy(Qt::ClickFocus); // a click on the ground takes the focus from a field
    layOut();
}

void WindowFrame::layOut()
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(makeSeparator(Qt::Horizontal, this));
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(makeSeparator(Qt::Vertical, this));
    middle->addLayout(right, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(makeSeparator(Qt::Horizontal, this));
    layout->addLayout(middle, 1);
    layout->addWidget(makeSeparator(Qt::Horizontal, this));
    layout->addWidget(m_status);
}

QWidget *WindowFrame::pageParent() const
{
    return m_pages;
}

void WindowFrame::addPage(QWidget *page)
{
    m_pages->addWidget(page);
}

void WindowFrame::showPage(QWidget *page, QWidget *focus)
{
    if (m_pages->currentWidget() == page)
        return;
    m_pages->setCurrentWidget(page);
    m_help->raise(); // the stack has put the page in front
    focus->setFocus(Qt::OtherFocusReason);
}

} // namespace cachescope::ui
