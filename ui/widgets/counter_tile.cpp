// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/counter_tile.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr int kDotPx = 8;
constexpr int kSignPx = 16;

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
    : QFrame(parent), m_theme(theme)
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(8);
    for (Column &column : m_columns)
        column = makeColumn(columns);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(0);
    layout->addWidget(makeLabel(QStringLiteral("caption"), caption, this));
    layout->addLayout(columns);
    connect(&theme, &Theme::changed, this, &CounterTile::draw);
    draw();
}

CounterTile::Column CounterTile::makeColumn(QHBoxLayout *layout)
{
    Column column;
    column.box = new QWidget(this);
    column.sign = new QLabel(column.box);
    column.figure = makeLabel(QStringLiteral("figure"), QStringLiteral("–"), column.box);
    column.figure->setMinimumWidth(1);
    column.dot = new QLabel(column.box);
    column.name = new ElidedLabel(QStringLiteral("caption"), Qt::ElideRight, column.box);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(4);
    figures->addWidget(column.figure);
    figures->addWidget(column.sign);
    figures->addStretch(1);
    auto *names = new QHBoxLayout;
    names->setSpacing(5);
    names->addWidget(column.dot);
    names->addWidget(column.name);
    names->addStretch(1);
    auto *rows = new QVBoxLayout(column.box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(figures);
    rows->addLayout(names);
    layout->addWidget(column.box, 1);
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
    draw();
}

void CounterTile::setFigure(int design, const QString &figure, Tone tone)
{
    Column &column = m_columns.at(static_cast<std::size_t>(design));
    column.figure->setText(figure);
    if (column.tone == tone)
        return;
    column.tone = tone;
    setTone(column.figure, tone);
    draw();
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
