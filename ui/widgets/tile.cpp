// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile.h"

#include "ui/widgets/elided_label.h"

#include <QVBoxLayout>

namespace cachescope::ui {

Tile::Tile(const QString &caption, QWidget *parent)
    : QFrame(parent)
    , m_figure(makeLabel(QStringLiteral("figure"), QString(), this))
    , m_detail(new ElidedLabel(QStringLiteral("caption"), Qt::ElideRight, this))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(caption);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 10, 10);
    layout->setSpacing(1);
    layout->addWidget(makeLabel(QStringLiteral("caption"), caption, this));
    layout->addWidget(m_figure);
    layout->addWidget(m_detail);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_figure->setMinimumWidth(1); // a narrow window cuts the text, it does not widen the window
}

void Tile::setFigure(const QString &figure, const QString &detail)
{
    m_pending = false;
    setRole(m_figure, QStringLiteral("figure"));
    m_figure->setText(figure);
    m_detail->setText(detail);
    setAccessibleDescription(figure + QLatin1Char(' ') + detail);
}

void Tile::setPending(const QString &detail)
{
    setFigure(QStringLiteral("–"), detail);
    m_pending = true;
}

QString Tile::figure() const
{
    return m_figure->text();
}

} // namespace cachescope::ui
