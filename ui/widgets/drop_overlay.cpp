// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_overlay.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {

DropOverlay::DropOverlay(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
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
    painter.drawText(rect(), Qt::AlignCenter, tr("Drop to open this file, read-only"));
}

} // namespace cachescope::ui
