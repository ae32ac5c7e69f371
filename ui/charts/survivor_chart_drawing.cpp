// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a SurvivorChart draws beside its series.
#include "core/base/format.h"
#include "ui/charts/survivor_chart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr std::size_t kLineColour = 1;
constexpr qreal kHandleRadius = 4.5;
constexpr qreal kRow = 15.0; // of small text

double shareOf(qint64 part, qint64 all)
{
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0.0;
}

} // namespace

/// The bytes of what is pinned, which no budget touches.
void SurvivorChart::drawUnderlay(QPainter *painter)
{
    if (!isMovable())
        return;
    const double pinned = 100.0 * shareOf(m_curve->pinned().bytes, m_curve->total().bytes);
    const QRectF area = plotArea();
    const qreal top = toPixels(0.0, pinned).y();
    QColor ground = theme().tokens().faded;
    ground.setAlphaF(0.6F);
    painter->fillRect(QRectF(area.left(), top, area.width(), area.bottom() - top), ground);
}

void SurvivorChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (isMovable() && placeholder().isEmpty()) {
        painter->save();
        painter->setFont(fonts::small());
        drawCaption(painter);
        drawLine(painter);
        drawLegend(painter);
        drawStatement(painter);
        painter->restore();
    }
    ChartView::drawForeground(painter, rect);
}

void SurvivorChart::drawLine(QPainter *painter) const
{
    const QRectF area = plotArea();
    const QColor colour = theme().tokens().series.at(kLineColour);
    const QPointF centre(lineX(), handle().y());
    painter->setPen(QPen(colour, 2));
    painter->drawLine(QPointF(centre.x(), area.top() - 3), QPointF(centre.x(), area.bottom()));
    painter->setBrush(colour);
    painter->setPen(QPen(theme().tokens().surface, 1.5));
    painter->drawEllipse(centre, kHandleRadius, kHandleRadius);
    if (!hasFocus())
        return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme().tokens().accent, 2));
    painter->drawEllipse(centre, kHandleRadius + 3, kHandleRadius + 3);
}

/// Legible over lines.
void SurvivorChart::drawOnGround(QPainter *painter, const QRectF &room, int flags, const QString &text) const
{
    QColor ground = theme().tokens().surface;
    ground.setAlphaF(0.8F);
    painter->fillRect(painter->boundingRect(room, flags, text).adjusted(-2, 0, 2, 0), ground);
    painter->drawText(room, flags, text);
}

/// Beside the line, on the side that has more room.
void SurvivorChart::drawStatement(QPainter *painter) const
{
    QFont font = fonts::small();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(theme().tokens().text);
    const QRectF area = plotArea();
    const qreal gap = kHandleRadius + 6;
    const bool right = area.right() - lineX() >= lineX() - area.left();
    const qreal room = (right ? area.right() - lineX() : lineX() - area.left()) - gap;
    const qreal top = area.top() + kRow + 4; // below the legend
    const QRectF rows(right ? lineX() + gap : area.left(), top, room, area.bottom() - kRow - 2 - top);
    drawOnGround(painter, rows, Qt::TextWordWrap | Qt::AlignBottom | (right ? Qt::AlignLeft : Qt::AlignRight),
                 statement());
}

/// That a snapshot says nothing of hits, and how much is pinned.
void SurvivorChart::drawCaption(QPainter *painter) const
{
    const QRectF area = plotArea();
    QString caption = tr("a snapshot's survivors, not a hit ratio");
    if (m_curve->pinned().entries > 0)
        caption = tr("pinned: %1 · %2")
                      .arg(formatShare(shareOf(m_curve->pinned().bytes, m_curve->total().bytes)), caption);
    painter->setPen(theme().tokens().muted);
    drawOnGround(painter, QRectF(area.left(), area.bottom() - kRow - 1, area.width() - 4, kRow),
                 Qt::AlignRight | Qt::AlignVCenter, caption);
}

/// Which line is which.
void SurvivorChart::drawLegend(QPainter *painter) const
{
    struct Entry
    {
        QString name;
        QPen pen;
    };
    std::vector<Entry> entries{{tr("bytes"), m_bytes->pen()}, {tr("entries"), m_entries->pen()}};
    if (m_misses)
        entries.push_back(
            {m_misses->isExact() ? tr("miss ratio of the trace") : tr("≈ miss ratio of the trace"),
             m_missLine->pen()});
    constexpr qreal swatch = 14.0;
    constexpr qreal gap = 5.0;
    const qreal middle = plotArea().top() + kRow / 2 + 3;
    qreal left = plotArea().left() + 8;
    for (const Entry &entry : entries) {
        const qreal width = QFontMetricsF(painter->font()).horizontalAdvance(entry.name) + 2;
        painter->fillRect(QRectF(left - 4, middle - kRow / 2, swatch + gap + width + 8, kRow),
                          theme().tokens().surface);
        painter->setPen(entry.pen);
        painter->drawLine(QPointF(left, middle), QPointF(left + swatch, middle));
        painter->setPen(theme().tokens().muted);
        painter->drawText(QRectF(left + swatch + gap, middle - kRow / 2, width, kRow),
                          Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        left += swatch + gap + width + 12;
    }
}

} // namespace cachescope::ui
