// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

#include <QButtonGroup>
#include <QKeySequence>
#include <QToolButton>
#include <QVBoxLayout>

namespace cachescope::ui {

Rail::Rail(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
{
    setRole(this, QStringLiteral("rail"));
    setFixedWidth(79);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    addPage(Page::Overview, tr("Overview"), QStringLiteral("overview"), layout);
    addPage(Page::Entries, tr("Entries"), QStringLiteral("entries"), layout);
    addPage(Page::Load, tr("Load test"), QStringLiteral("load"), layout);
    addPage(Page::Runs, tr("Runs"), QStringLiteral("runs"), layout);
    layout->addStretch(1);
    setFileOpen(false);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT pageChosen(static_cast<Page>(id)); });
}

void Rail::addPage(Page page, const QString &name, const QString &icon, QVBoxLayout *layout)
{
    auto *button = new QToolButton(this);
    button->setText(name);
    button->setAccessibleName(name);
    button->setIcon(themedIcon(m_theme, icon));
    button->setIconSize(QSize(20, 20));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(79, 60);
    button->setToolTip(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page)))
                           .toString(QKeySequence::NativeText));
    setRole(button, QStringLiteral("rail"));
    m_group->addButton(button, static_cast<int>(page));
    layout->addWidget(button);
}

void Rail::setCurrent(Page page)
{
    m_group->button(static_cast<int>(page))->setChecked(true);
}

void Rail::setFileOpen(bool open)
{
    auto *first = qobject_cast<QToolButton *>(m_group->button(static_cast<int>(Page::Overview)));
    first->setText(open ? tr("Overview") : tr("Start"));
    first->setAccessibleName(first->text());
    first->setIcon(themedIcon(m_theme, open ? QStringLiteral("overview") : QStringLiteral("start")));
    m_group->button(static_cast<int>(Page::Entries))->setEnabled(open);
}

} // namespace cachescope::ui
