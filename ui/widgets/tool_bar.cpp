// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tool_bar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/look.h"
#include "ui/window/window_menu.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace cachescope::ui {
namespace {

QToolButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ToolBar::ToolBar(const Theme &theme, const Settings &settings, QMenu *menu, QWidget *parent)
    : QFrame(parent)
    , m_settings(settings)
    , m_export(makeButton(tr("Export ▾"), tr("Export entries"), this))
    , m_exportMenu(new QMenu(m_export))
    , m_menu(makeButton(QString(), tr("Menu"), this))
    , m_find(new QLineEdit(this))
{
    setRole(this, QStringLiteral("bar"));
    setFixedHeight(40);
    QToolButton *open = makeButton(tr("Open…"), tr("Open a cache file"), this);
    QToolButton *recent = makeButton(tr("Recent ▾"), tr("Recent files"), this);
    QToolButton *generate = makeButton(tr("Generate…"), tr("Generate a demo cache"), this);
    auto *recentMenu = new QMenu(recent);
    recent->setMenu(recentMenu);
    recent->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_menu->setIcon(themedIcon(theme, QStringLiteral("menu")));
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setMenu(menu);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    setRole(m_menu, QStringLiteral("icon"));
    m_find->setObjectName(QStringLiteral("findKey"));
    m_find->setPlaceholderText(
        tr("Find key…  %1").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_find->setAccessibleName(tr("Find key"));
    m_find->setFixedWidth(240);
    m_find->setClearButtonEnabled(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 12, 0);
    layout->setSpacing(4);
    for (QToolButton *button : {open, recent, generate, m_export})
        layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(m_find);
    layout->addSpacing(4);
    layout->addWidget(m_menu);
    connect(open, &QToolButton::clicked, this, &ToolBar::chooseRequested);
    connect(generate, &QToolButton::clicked, this, &ToolBar::generateRequested);
    recentMenu->setToolTipsVisible(true);
    connect(recentMenu, &QMenu::aboutToShow, this, [this, recentMenu] {
        WindowMenu::fillRecent(*recentMenu, m_settings, [this](const QString &path, bool newWindow) {
            Q_EMIT openRequested(path, newWindow);
        });
    });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { Q_EMIT findRequested(m_find->text()); });
    connect(m_exportMenu, &QMenu::aboutToHide, this, [this] {
        // A dialog that the menu opens keeps the button from hearing that the mouse has left it.
        m_export->setAttribute(Qt::WA_UnderMouse, false);
        m_export->update();
    });
    setFileOpen(false);
}

void ToolBar::setFileOpen(bool open)
{
    m_find->setEnabled(open);
    m_export->setEnabled(open);
    if (!open)
        m_find->clear();
}

void ToolBar::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void ToolBar::setFindText(const QString &text)
{
    m_find->setText(text);
}

void ToolBar::showMenu()
{
    m_menu->showMenu();
}

} // namespace cachescope::ui
