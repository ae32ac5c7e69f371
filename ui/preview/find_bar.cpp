// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/find_bar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace cachescope::ui {

FindBar::FindBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_edit(new QLineEdit(this))
    , m_state(makeLabel(QStringLiteral("caption"), QString(), this))
{
    m_edit->setPlaceholderText(tr("Find in the text"));
    m_edit->setAccessibleName(tr("Find in the text"));
    m_state->setMinimumWidth(m_state->fontMetrics().horizontalAdvance(QStringLiteral("000 of 000")));
    m_state->setAccessibleName(tr("What was found"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_state);
    QToolButton *previous =
        addButton(theme, QStringLiteral("arrow-up"), tr("Previous place (Shift+Enter, Shift+F3)"));
    QToolButton *next = addButton(theme, QStringLiteral("arrow-down"), tr("Next place (Enter, F3)"));
    QToolButton *closing = addButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(closing, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

QToolButton *FindBar::addButton(const Theme &theme, const QString &icon, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(theme, icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    setRole(button, QStringLiteral("icon"));
    layout()->addWidget(button);
    return button;
}

void FindBar::open()
{
    show();
    m_edit->selectAll();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void FindBar::close()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

QString FindBar::text() const
{
    return m_edit->text();
}

void FindBar::setText(const QString &text)
{
    m_edit->setText(text);
}

void FindBar::setState(const QString &state, bool found)
{
    m_state->setText(state);
    setTone(m_state, found ? Tone::Neutral : Tone::Warning);
}

/// What the window has for itself otherwise.
bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_F3)
            event->accept();
    }
    return QFrame::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Escape:
        return close();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        return back ? Q_EMIT previousRequested() : Q_EMIT nextRequested();
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace cachescope::ui
