// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGraphicsView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace cachescope::test {

/// The classes of the controls in `parent` that assistive technology could not name. Parts of Qt's own
/// controls are left out.
inline QStringList unnamedControls(const QWidget *parent)
{
    QStringList unnamed;
    const QList<QWidget *> widgets = parent->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const QWidget *above = widget->parentWidget();
        const bool inner = qobject_cast<const QAbstractSpinBox *>(above) ||
                           qobject_cast<const QLineEdit *>(above) ||
                           widget->objectName().startsWith(QStringLiteral("qt_")) ||
                           above->inherits("QComboBoxPrivateContainer") ||
                           widget->inherits("QTableCornerButton") || qobject_cast<const QScrollBar *>(widget);
        const bool control =
            widget->focusPolicy() != Qt::NoFocus && !inner &&
            (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
             qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
             qobject_cast<const QAbstractItemView *>(widget) ||
             qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QGraphicsView *>(widget));
        if (control && widget->accessibleName().isEmpty())
            unnamed << QString::fromLatin1(widget->metaObject()->className());
    }
    return unnamed;
}

} // namespace cachescope::test
