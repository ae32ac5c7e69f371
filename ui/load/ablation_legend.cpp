// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/ablation_legend.h"

#include "ui/load/ablation_chart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QFontMetrics>
#include <QPainter>

#include <array>

namespace cachescope::ui {
namespace {

constexpr int kHeight = 16;
constexpr int kBox = 12;
constexpr int kGap = 6;
constexpr std::array kSteps{-1.0, -0.5, 0.0, 0.5, 1.0};
constexpr int kBoxes = kBox * static_cast<int>(kSteps.size());

} // namespace

AblationLegend::AblationLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Blue: fewer lock errors. Orange: more."));
    setToolTip(plainToolTip(
        tr("Blue: fewer lock errors than the design itself. Orange: more. The strongest colour of a "
           "column is its largest change, or all errors of the design.")));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize AblationLegend::sizeHint() const
{
    const QFontMetrics metrics(fonts::small());
    return {kBoxes + 2 * kGap + metrics.horizontalAdvance(tr("fewer")) +
                metrics.horizontalAdvance(tr("more")),
            kHeight};
}

void AblationLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fonts::small());
    const Tokens &tokens = m_theme.tokens();
    const int left = width() - sizeHint().width();
    const int boxes = left + painter.fontMetrics().horizontalAdvance(tr("fewer")) + kGap;
    painter.setPen(tokens.muted);
    painter.drawText(QRect(left, 0, boxes - left, height()), Qt::AlignVCenter, tr("fewer"));
    painter.drawText(QRect(boxes + kBoxes + kGap, 0, width(), height()), Qt::AlignVCenter, tr("more"));
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        const QRect box(boxes + static_cast<int>(i) * kBox, (height() - kBox) / 2, kBox, kBox);
        painter.fillRect(box, AblationChart::colourOf(tokens, kSteps.at(i)));
    }
    painter.setPen(tokens.line);
    painter.drawRect(boxes, (height() - kBox) / 2, kBoxes - 1, kBox - 1);
}

} // namespace cachescope::ui
