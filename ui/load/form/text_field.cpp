// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/text_field.h"

#include "ui/widgets/look.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>

namespace cachescope::ui {

TextField::TextField(load::ScenarioDraft &draft, const QString &name, const QString &label, QWidget *parent)
    : FormField(draft, name, label, parent)
    , m_edit(new QLineEdit(this))
{
    setControl(m_edit);
    m_edit->setMinimumWidth(40);
    m_edit->setAcceptDrops(false); // a file that is dropped is for the form
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &TextField::type);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        this->draft().settle(this->name());
        refresh();
    });
}

void TextField::refresh()
{
    FormField::refresh();
    const QString shown = m_instead.isEmpty() ? text() : m_instead;
    if (m_edit->text() != shown)
        m_edit->setText(shown);
    m_edit->setEnabled(m_instead.isEmpty());
}

void TextField::setReplacedBy(const QString &instead, const QString &why)
{
    m_instead = instead;
    m_edit->setToolTip(plainToolTip(instead.isEmpty() ? helpOf(name()) : why));
}

bool TextField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return FormField::eventFilter(watched, event);
}

/// The number in front, not what is behind it.
void TextField::step(int by)
{
    static const QRegularExpression whole(QStringLiteral("^(\\d{1,9})(\\D.*)?$"));
    const auto match = whole.match(m_edit->text());
    const bool isFraction = match.captured(2).startsWith(QLatin1Char('.'));
    if (!match.hasMatch() || isFraction)
        return;
    const int number = qMax(0, match.captured(1).toInt() + by);
    m_edit->setText(QString::number(number) + match.captured(2));
    type(m_edit->text());
}

} // namespace cachescope::ui
