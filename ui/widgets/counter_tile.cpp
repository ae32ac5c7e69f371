// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counter_tile.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kDotPx = 8;
constexpr int kSignPx = 13;
constexpr int kSmallestPx = 12;
constexpr int kFigureHeight = 30;
constexpr int kNarrow = 190;
constexpr int kNarrowPx = 16;
constexpr int kNarrowFigureHeight = 20;

} // namespace

QPixmap seriesDot(const Theme &theme, int series, qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(kDotPx, kDotPx) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tokens().series.at(static_cast<std::size_t>(series)));
    painter.drawEllipse(QRect(0, 0, kDotPx, kDotPx));
    return pixmap;
}

CounterTile::CounterTile(const Theme &theme, const QString &caption, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setSpacing(8);
    for (Column &column : m_columns)
        column = makeColumn();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(0);
    layout->addWidget(makeLabel(QStringLiteral("caption"), caption, this));
    layout->addLayout(m_row);
    connect(&theme, &Theme::changed, this, &CounterTile::draw);
    draw();
}

CounterTile::Column CounterTile::makeColumn()
{
    Column column;
    column.box = new QWidget(this);
    column.figure = makeLabel(QStringLiteral("counter"), QStringLiteral("–"), column.box);
    column.dot = new QLabel(column.box);
    column.name = new ElidedLabel(QStringLiteral("caption"), Qt::ElideRight, column.box);
    column.sign = new QLabel(column.box);
    auto *names = new QHBoxLayout;
    names->setSpacing(5);
    names->addWidget(column.dot);
    names->addWidget(column.name);
    names->addWidget(column.sign);
    names->addStretch(1);
    column.rows = new QBoxLayout(QBoxLayout::TopToBottom, column.box);
    column.rows->setContentsMargins(0, 0, 0, 0);
    column.rows->setSpacing(0);
    column.rows->addWidget(column.figure);
    column.rows->addLayout(names);
    m_row->addWidget(column.box, 1);
    return column;
}

void CounterTile::setDesigns(const QStringList &designs)
{
    for (int i = 0; i < kMaxDesigns; ++i) {
        Column &column = m_columns.at(static_cast<std::size_t>(i));
        column.box->setVisible(i < designs.size());
        column.name->setText(designs.value(i));
        column.tone = Tone::Neutral;
        column.figure->setText(QStringLiteral("–"));
        setTone(column.figure, Tone::Neutral);
    }
    arrange();
    draw();
}

void CounterTile::setFigure(int design, const QString &figure, Tone tone)
{
    Column &column = m_columns.at(static_cast<std::size_t>(design));
    column.figure->setText(figure);
    fitFigures();
    if (column.tone == tone)
        return;
    column.tone = tone;
    setTone(column.figure, tone);
    draw();
}

// Wide: figures side by side over the names. Narrow: a line each, the name before the figure.
void CounterTile::arrange()
{
    const bool narrow = width() < kNarrow && !m_columns[1].box->isHidden();
    m_row->setSpacing(narrow ? 0 : 8);
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (const Column &column : m_columns) {
        column.rows->setDirection(narrow ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
        column.rows->setSpacing(narrow ? 6 : 0);
        column.figure->setFixedHeight(narrow ? kNarrowFigureHeight : kFigureHeight);
        column.figure->setSizePolicy(narrow ? QSizePolicy::Minimum : QSizePolicy::Ignored,
                                     QSizePolicy::Fixed);
    }
    layout()->activate(); // the labels have their new widths
    m_fontPx = narrow ? kNarrowPx : fonts::kFigurePx;
    fitFigures();
}

// One size for all figures of the tile, and at one width for all tiles, so a common figure is measured along.
// During a run it only shrinks, so that digits do not jump in size.
void CounterTile::fitFigures()
{
    QFont font = fonts::base();
    font.setWeight(QFont::DemiBold);
    const bool narrow = m_row->direction() == QBoxLayout::TopToBottom;
    const auto fits = [&](const Column &column) {
        const QFontMetrics metrics(font);
        const int wide = qMax(metrics.horizontalAdvance(column.figure->text()),
                              metrics.horizontalAdvance(QStringLiteral("100.0 %")));
        return narrow || column.box->isHidden() || wide <= column.figure->width();
    };
    for (font.setPixelSize(m_fontPx); m_fontPx > kSmallestPx; font.setPixelSize(--m_fontPx)) {
        if (std::all_of(m_columns.begin(), m_columns.end(), fits))
            break;
    }
    for (const Column &column : m_columns)
        column.figure->setFont(font);
}

void CounterTile::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

QString CounterTile::figure(int design) const
{
    return m_columns.at(static_cast<std::size_t>(design)).figure->text();
}

void CounterTile::draw()
{
    const Tokens &tokens = m_theme.tokens();
    for (int i = 0; i < kMaxDesigns; ++i) {
        Column &column = m_columns.at(static_cast<std::size_t>(i));
        column.dot->setPixmap(seriesDot(m_theme, seriesOfDesign(i), devicePixelRatioF()));
        column.sign->setVisible(column.tone != Tone::Neutral);
        const bool good = column.tone == Tone::Good;
        column.sign->setPixmap(iconPixmap(good ? QStringLiteral("check") : QStringLiteral("warning"),
                                          good ? tokens.good : tokens.bad, QSize(kSignPx, kSignPx),
                                          devicePixelRatioF()));
    }
}

} // namespace cachescope::ui
