// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_switch.h"

#include "ui/widgets/look.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace cachescope::ui {

SegmentedSwitch::SegmentedSwitch(const QString &name, const QStringList &choices, QWidget *parent, Look look)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(name);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look == Look::Tabs ? 16 : 0);
    for (int i = 0; i < choices.size(); ++i) {
        if (i > 0 && look == Look::Small)
            layout->addWidget(makeLabel(QStringLiteral("caption"), QStringLiteral("|"), this));
        auto *button = new QToolButton(this);
        button->setText(choices[i]);
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setAccessibleName(name + QStringLiteral(": ") + choices[i]);
        setRole(button, look == Look::Tabs ? QStringLiteral("tab") : QStringLiteral("segment"));
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    fixTab();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        fixTab();
        if (checked)
            Q_EMIT currentChanged(id);
    });
}

/// Tab leads to the one that is chosen, arrows to the others.
void SegmentedSwitch::fixTab()
{
    const auto buttons = m_group->buttons();
    for (QAbstractButton *button : buttons)
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

int SegmentedSwitch::current() const
{
    return m_group->checkedId();
}

void SegmentedSwitch::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

void SegmentedSwitch::setText(int index, const QString &text)
{
    QAbstractButton *button = m_group->button(index);
    button->setText(text);
    button->setAccessibleName(accessibleName() + QStringLiteral(": ") + text);
}

void SegmentedSwitch::setToolTip(int index, const QString &text)
{
    m_group->button(index)->setToolTip(text);
}

} // namespace cachescope::ui
