// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tool_bar.h"

#include "core/base/format.h"
#include "ui/file/file_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

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
    , m_find(new QLineEdit(this))
{
    setRole(this, QStringLiteral("bar"));
    setFixedHeight(40);
    QToolButton *open = makeButton(tr("Open…"), tr("Open a cache file"), this);
    QToolButton *recent = makeButton(tr("Recent ▾"), tr("Recent files"), this);
    QToolButton *generate = makeButton(tr("Generate…"), tr("Generate a demo cache"), this);
    QToolButton *more = makeButton(QString(), tr("Menu"), this);
    auto *recentMenu = new QMenu(recent);
    recent->setMenu(recentMenu);
    recent->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    more->setIcon(themedIcon(theme, QStringLiteral("menu")));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    setRole(more, QStringLiteral("icon"));
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
    layout->addWidget(more);
    connect(open, &QToolButton::clicked, this, &ToolBar::chooseRequested);
    connect(generate, &QToolButton::clicked, this, &ToolBar::generateRequested);
    connect(recentMenu, &QMenu::aboutToShow, this, [this, recentMenu] { fillRecent(recentMenu); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { Q_EMIT findRequested(m_find->text()); });
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

void ToolBar::fillRecent(QMenu *menu)
{
    menu->clear();
    const QList<RecentFile> files = m_settings.recentFiles();
    for (const RecentFile &file : files) {
        menu->addAction(
            withoutMnemonics(tr("%1   %2").arg(fileNameOf(file.path), formatBytes(file.sizeBytes))), this,
            [this, path = file.path] { Q_EMIT openRequested(path); });
    }
    if (files.isEmpty())
        menu->addAction(tr("No file was opened yet"))->setEnabled(false);
}

} // namespace cachescope::ui
