// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/chart_card.h"

#include "ui/widgets/segmented_switch.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <utility>

namespace cachescope::ui {

ChartCard::ChartCard(const Theme &theme, const QString &heading, QWidget *chart, ChartActions::Table table,
                     QWidget *parent)
    : Card(heading, parent)
    , m_heading(heading)
    , m_actions(new ChartActions(theme, chart, heading, std::move(table)))
{
    chart->setAccessibleName(heading);
    auto *corner = new QWidget(this);
    m_corner = new QHBoxLayout(corner);
    m_corner->setContentsMargins(0, 0, 0, 0);
    m_corner->setSpacing(8);
    m_corner->addWidget(m_actions->makeButton(corner));
    setCorner(corner);
    addWidget(chart, 1);
}

SegmentedSwitch *ChartCard::addMeasure()
{
    auto *measure = new SegmentedSwitch(tr("Measure of %1").arg(m_heading), {tr("count"), tr("bytes")}, this);
    measure->setCurrent(1);
    addCorner(measure);
    return measure;
}

void ChartCard::addCorner(QWidget *widget)
{
    m_corner->insertWidget(0, widget);
}

} // namespace cachescope::ui
