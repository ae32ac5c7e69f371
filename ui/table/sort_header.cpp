// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/sort_header.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace cachescope::ui {
namespace {

constexpr int kPadding = 10;
constexpr int kDot = 8;
constexpr int kDotGap = 6;

} // namespace

SortHeader::SortHeader(const Theme &theme, std::function<bool(int)> sortable, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
    , m_sortable(std::move(sortable))
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMouseTracking(true);
    setAccessibleName(tr("Column titles"));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
        if (isSortable(section))
            Q_EMIT sortRequested(section);
    });
}

void SortHeader::setDots(std::function<int(int)> seriesOf)
{
    m_seriesOf = std::move(seriesOf);
    viewport()->update();
}

bool SortHeader::isSortable(int section) const
{
    return m_sortable && section >= 0 && m_sortable(section);
}

QString SortHeader::title(int section) const
{
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    if (!isSortIndicatorShown() || section != sortIndicatorSection())
        return text;
    return text + (sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral(" ▾") : QStringLiteral(" ▴"));
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Tokens &tokens = m_theme.tokens();
    painter->fillRect(rect, tokens.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
    painter->setFont(fonts::small());
    const bool sorted = isSortIndicatorShown() && section == sortIndicatorSection();
    painter->setPen(sorted ? tokens.text : tokens.muted);
    const int series = m_seriesOf ? m_seriesOf(section) : -1;
    const QRect inner = rect.adjusted(kPadding + (series < 0 ? 0 : kDot + kDotGap), 0, -kPadding, -1);
    const QVariant wanted = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    const int alignment = wanted.isValid() ? wanted.toInt() : static_cast<int>(defaultAlignment());
    const QString shown = painter->fontMetrics().elidedText(title(section), Qt::ElideRight, inner.width());
    painter->drawText(inner, alignment, shown);
    if (series < 0)
        return;
    const int right = inner.right() - painter->fontMetrics().horizontalAdvance(shown) - kDotGap;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.series.at(static_cast<std::size_t>(series)));
    painter->drawEllipse(QRect(right - kDot, inner.center().y() - kDot / 2 + 1, kDot, kDot));
    painter->restore();
}

void SortHeader::mouseMoveEvent(QMouseEvent *event)
{
    QHeaderView::mouseMoveEvent(event); // sets the resize cursor between sections
    if (cursor().shape() != Qt::SplitHCursor) {
        const bool hand = isSortable(logicalIndexAt(event->position().toPoint()));
        setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
}

} // namespace cachescope::ui
