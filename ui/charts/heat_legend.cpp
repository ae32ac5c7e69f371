// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_legend.h"

#include "ui/charts/axis_ticks.h"
#include "ui/charts/heat_ramp.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kHeight = 16;
constexpr int kRamp = 96;
constexpr int kRampHeight = 8;
constexpr int kGap = 6;

int widthOf(const QString &text)
{
    return QFontMetrics(fonts::small()).horizontalAdvance(text);
}

} // namespace

HeatLegend::HeatLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(plainToolTip(tr("The colour is the mean latency of a user's operations that succeeded, from "
                               "quick to slow by its logarithm.")));
    setRange({});
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatLegend::setRange(const HeatRange &range)
{
    m_range = range;
    setAccessibleDescription(tr("Mean latency from %1 to %2").arg(leastText(), mostText()));
    updateGeometry();
    update();
}

QString HeatLegend::leastText() const
{
    return latencyTicks(m_range.leastMs, m_range.mostMs).front().label;
}

QString HeatLegend::mostText() const
{
    return latencyTicks(m_range.leastMs, m_range.mostMs).back().label;
}

QSize HeatLegend::sizeHint() const
{
    return {widthOf(leastText()) + kRamp + widthOf(mostText()) + 2 * kGap, kHeight};
}

void HeatLegend::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(fonts::small());
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, leastText());
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, mostText());
    const int left = widthOf(leastText()) + kGap;
    const int top = (height() - kRampHeight) / 2 + 1;
    for (int i = 0; i < kRamp; ++i)
        painter.fillRect(left + i, top, 1, kRampHeight,
                         heatColour(static_cast<double>(i) / (kRamp - 1), m_theme.tokens().dark));
}

} // namespace cachescope::ui
