// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/fairness_card.h"

#include "ui/charts/chart_actions.h"
#include "ui/charts/heat_legend.h"
#include "ui/charts/heat_strip.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr std::size_t kStrips = 2;
constexpr int kStripHeight = 108;

} // namespace

FairnessCard::FairnessCard(const Theme &theme, TimeCursor &cursor, QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(tr("Fairness"), this))
    , m_designs(new ChartLegend(theme, this))
    , m_legend(new HeatLegend(theme, this))
{
    m_card->setSubtitle(tr("mean latency by user"));
    m_card->addToHeading(m_designs);
    m_card->setCorner(m_legend);
    auto *strips = new QWidget(m_card);
    auto *column = new QHBoxLayout(strips);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (std::size_t i = 0; i < kStrips; ++i) {
        auto *strip = new HeatStrip(theme, cursor, strips);
        strip->setAccessibleName(i == 0 ? tr("Fairness, design A") : tr("Fairness, design B"));
        strip->setFixedHeight(kStripHeight);
        column->addWidget(strip, 1);
        m_strips.push_back(strip);
        auto *actions =
            new ChartActions(theme, strip, strip->accessibleName(), [strip] { return strip->table(); });
        connect(actions, &ChartActions::told, this, &FairnessCard::told);
    }
    m_card->addWidget(strips);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
}

void FairnessCard::show(const ShownRuns &runs, double seconds)
{
    m_runs = runs;
    m_seconds = seconds;
    m_stale = true;
    catchUp();
}

void FairnessCard::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_stale)
        QMetaObject::invokeMethod(this, &FairnessCard::catchUp, Qt::QueuedConnection);
}

void FairnessCard::catchUp()
{
    if (!m_stale || visibleRegion().isEmpty())
        return;
    m_stale = false;
    std::vector<const load::FairnessStrip *> strips;
    QList<LegendEntry> entries;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        strips.push_back(&m_runs[i]->fairness());
        entries.append(
            {i == 0 ? tr("left: %1").arg(m_runs[i]->name()) : tr("right: %1").arg(m_runs[i]->name()),
             LegendSample::Dot, seriesOfRun(i)});
    }
    entries.append({tr("failed"), LegendSample::Hatch, -1});
    m_designs->setEntries(entries);
    const HeatRange range = HeatRange::around(strips);
    m_legend->setRange(range);
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        m_strips[i]->setVisible(i < m_runs.size());
        if (i >= m_runs.size())
            continue;
        m_strips[i]->setTimeSpan(m_seconds);
        m_strips[i]->setMarks(marksOf(*m_runs[i], i));
        m_strips[i]->setStrip(m_runs[i]->name(), m_runs[i]->fairness(), range);
    }
}

} // namespace cachescope::ui
