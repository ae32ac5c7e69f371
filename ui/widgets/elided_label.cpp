// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.h"

#include "ui/widgets/look.h"

#include <QPainter>
#include <QStyle>

namespace cachescope::ui {

ElidedLabel::ElidedLabel(const QString &role, Qt::TextElideMode mode, QWidget *parent)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setRole(this, role);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    QLabel::setText(text);
    setToolTip(plainToolTip(text));
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    if (m_mode == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    const int few = fontMetrics().horizontalAdvance(QStringLiteral("xxxx…"));
    return {qMin(few, QLabel::sizeHint().width()), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_mode, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(),
                          shown, foregroundRole());
}

} // namespace cachescope::ui
