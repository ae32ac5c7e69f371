// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/histogram_card.h"

#include "core/base/format.h"
#include "ui/widgets/segmented_switch.h"

namespace cachescope::ui {

HistogramCard::HistogramCard(const Theme &theme, HistogramKind kind, const QString &heading, int seriesColour,
                             QWidget *parent)
    : HistogramCard(theme, new HistogramChart(theme, kind, seriesColour), heading, parent)
{
}

HistogramCard::HistogramCard(const Theme &theme, HistogramChart *chart, const QString &heading,
                             QWidget *parent)
    : ChartCard(
          theme, heading, chart, [chart] { return chart->table(); }, parent)
    , m_chart(chart)
{
    connect(addMeasure(), &SegmentedSwitch::currentChanged, chart, [chart](int index) {
        chart->setMeasure(index == 0 ? HistogramChart::Measure::Count : HistogramChart::Measure::Bytes);
    });
    chart->setMeasure(HistogramChart::Measure::Bytes);
}

void HistogramCard::clear(const QString &text)
{
    m_chart->setBins({});
    m_chart->setMarks({}, {});
    m_chart->setPlaceholder(text);
    setSubtitle(QString());
}

void HistogramCard::showBins(const HistogramChart::Bins &all, const HistogramChart::Bins &part)
{
    m_chart->setBins(all);
    m_chart->setPart(part);
    m_chart->setPlaceholder(all.empty() ? m_nothingText : QString());
    if (all.empty())
        m_chart->setMarks({}, {});
}

void HistogramCard::setMarks(const inspect::Quantiles &byEntries, const inspect::Quantiles &byBytes)
{
    m_chart->setMarks(marksOf(byEntries), marksOf(byBytes));
}

QList<HistogramMark> HistogramCard::marksOf(const inspect::Quantiles &quantiles) const
{
    const auto text = [this](double value) {
        return m_chart->kind() == HistogramKind::Sizes ? formatBytes(qRound64(value)) : formatDuration(value);
    };
    if (quantiles.p99 <= 0.0)
        return {};
    return {{quantiles.p50, tr("median %1").arg(text(quantiles.p50))},
            {quantiles.p99, tr("p99 %1").arg(text(quantiles.p99))}};
}

} // namespace cachescope::ui
