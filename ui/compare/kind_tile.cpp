// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/kind_tile.h"

#include "ui/compare/diff_text.h"
#include "ui/compare/kind_look.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kHeight = 76;
constexpr int kPadding = 14;
constexpr int kSwatch = 10;
constexpr int kShownWidth = 44;

QFont figureFont()
{
    QFont font = fonts::base();
    font.setPixelSize(fonts::kFigurePx);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

KindTile::KindTile(const Theme &theme, inspect::DiffKind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setCheckable(true);
    setText(kindLabel(kind));
    setAccessibleName(tr("Show entries that are %1").arg(kindLabel(kind)));
    setToolTip(plainToolTip(kindMeaning(kind)));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KindTile::setTotal(const inspect::DiffTotal &total)
{
    m_figure = tileFigure(total);
    m_detail = tileDetail(m_kind, total);
    setAccessibleDescription(tr("%1 entries, %2").arg(m_figure, m_detail));
    update();
}

QSize KindTile::sizeHint() const
{
    return {200, kHeight};
}

QSize KindTile::minimumSizeHint() const
{
    return {120, kHeight};
}

void KindTile::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, 1));
    painter.setBrush(underMouse() ? tokens.window : tokens.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setRenderHint(QPainter::Antialiasing, false);

    const QRect inner = rect().adjusted(kPadding, 10, -kPadding, -10);
    const QRect top(inner.left(), inner.top(), inner.width(), 15);
    fillKind(painter, m_theme, QRectF(top.left(), top.center().y() - kSwatch / 2, kSwatch, kSwatch), m_kind);
    painter.setFont(fonts::small());
    painter.setPen(tokens.muted);
    painter.drawText(top.adjusted(kSwatch + 6, 0, -kShownWidth, 0), Qt::AlignVCenter, text());
    painter.setPen(isChecked() ? tokens.accent : tokens.muted);
    painter.drawText(top, Qt::AlignVCenter | Qt::AlignRight, isChecked() ? tr("shown") : tr("hidden"));

    painter.setPen(tokens.text);
    painter.setFont(figureFont());
    painter.drawText(QRect(inner.left(), top.bottom() + 1, inner.width(), 27), Qt::AlignVCenter, m_figure);
    painter.setFont(fonts::small());
    painter.setPen(tokens.muted);
    painter.drawText(QRect(inner.left(), inner.bottom() - 13, inner.width(), 15), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, inner.width()));
}

} // namespace cachescope::ui
