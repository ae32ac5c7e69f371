// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_overlay.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace cachescope::ui {

DropOverlay::DropOverlay(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    hide();
}

void DropOverlay::setCovering(bool covering)
{
    setGeometry(parentWidget()->rect());
    raise();
    setVisible(covering);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropOverlay::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Tokens &tokens = m_theme.tokens();
    QColor ground = tokens.accentGround;
    ground.setAlphaF(0.92F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(tokens.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 8, 8);
    QFont font = this->font();
    font.setPixelSize(22);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(rect(), Qt::AlignCenter, tr("Drop to open, read-only"));
}

} // namespace cachescope::ui
