// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/hover_box.h"

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStringList>

namespace cachescope::ui {
namespace {

constexpr QSizeF kPadding(16, 10);
constexpr qreal kDistance = 10.0;

} // namespace

void drawHoverBox(QPainter &painter, const Tokens &tokens, const QPointF &anchor, const QString &text,
                  const QRectF &bounds)
{
    const QFontMetricsF metrics(fonts::small());
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n')))
        lines.append(metrics.elidedText(line, Qt::ElideMiddle, bounds.width() - kPadding.width() - 2));
    const QString shown = lines.join(QLatin1Char('\n'));
    const QSizeF box = metrics.size(0, shown) + kPadding;
    const bool fitsRight = anchor.x() + kDistance + box.width() < bounds.right();
    const qreal left =
        fitsRight ? anchor.x() + kDistance : qMax(bounds.left(), anchor.x() - kDistance - box.width());
    const QRectF place(QPointF(left, bounds.top() + 2), box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fonts::small());
    painter.setPen(tokens.line);
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(place.translated(0.5, 0.5), 6, 6);
    painter.setPen(tokens.text);
    painter.drawText(place.adjusted(8, 5, 0, 0), Qt::AlignLeft | Qt::AlignTop, shown);
    painter.restore();
}

} // namespace cachescope::ui
