// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/look.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kHeight = 16;
constexpr int kLongestDesign = 96; // its name is in figures and tables as well
constexpr int kLongestText = 150;
constexpr int kTextGap = 5;
constexpr int kEntryGap = 12;
constexpr int kDot = 8;
constexpr int kLine = 16;

int sampleWidth(LegendSample sample)
{
    const bool small = sample == LegendSample::Dot || sample == LegendSample::Area;
    return small ? kDot : kLine;
}

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setEntries(const QList<LegendEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList texts;
    for (const LegendEntry &entry : entries)
        texts.append(entry.text);
    setToolTip(plainToolTip(texts.join(QStringLiteral(" · "))));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QString ChartLegend::shortened(const LegendEntry &entry) const
{
    const int most = entry.sample == LegendSample::Dot ? kLongestDesign : kLongestText;
    return QFontMetrics(fonts::small()).elidedText(entry.text, Qt::ElideMiddle, most);
}

int ChartLegend::widthOf(const LegendEntry &entry) const
{
    return sampleWidth(entry.sample) + kTextGap +
           QFontMetrics(fonts::small()).horizontalAdvance(shortened(entry));
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const LegendEntry &entry : m_entries)
        width += widthOf(entry) + kEntryGap;
    return {std::max(0, width - kEntryGap), kHeight};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {1, kHeight};
}

void ChartLegend::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fonts::small());
    int left = 0;
    for (const LegendEntry &entry : m_entries) {
        const int wide = widthOf(entry);
        if (left + wide > width()) {
            painter.setPen(m_theme.tokens().muted);
            painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter, QStringLiteral("…"));
            return;
        }
        const int sample = sampleWidth(entry.sample);
        drawSample(painter, entry, QRectF(left, 0, sample, height()));
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(QRect(left + sample + kTextGap, 0, wide, height()), Qt::AlignVCenter,
                         shortened(entry));
        left += wide + kEntryGap;
    }
}

void ChartLegend::drawSample(QPainter &painter, const LegendEntry &entry, const QRectF &place) const
{
    const Tokens &tokens = m_theme.tokens();
    const QColor colour =
        entry.series < 0 ? tokens.muted : tokens.series.at(static_cast<std::size_t>(entry.series));
    const qreal middle = qRound(place.center().y());
    QPen pen(colour, entry.sample == LegendSample::StrongLine ? 2.2 : 1.2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (entry.sample) {
    case LegendSample::Dot:
        return painter.drawEllipse(QRectF(place.left(), middle - kDot / 2.0, kDot, kDot));
    case LegendSample::Area:
        return painter.drawRect(QRectF(place.left(), middle - kDot / 2.0, kDot, kDot));
    case LegendSample::Hatch:
        painter.fillRect(QRectF(place.left(), middle - 5, kLine, 10), tokens.badGround);
        return painter.fillRect(QRectF(place.left(), middle - 5, kLine, 10),
                                QBrush(tokens.bad, Qt::BDiagPattern));
    case LegendSample::DottedLine:
        pen.setDashPattern({1.0, 2.5});
        break;
    case LegendSample::StrongLine:
    case LegendSample::PlainLine:
        break;
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle));
}

} // namespace cachescope::ui
