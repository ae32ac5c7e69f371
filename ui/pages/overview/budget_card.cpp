// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/budget_card.h"

#include "core/base/format.h"
#include "ui/charts/survivor_chart.h"
#include "ui/pages/overview/trace_link.h"

#include <QPushButton>

namespace cachescope::ui {

BudgetCard::BudgetCard(const Theme &theme, inspect::Inspector &inspector, QWidget *parent)
    : BudgetCard(theme, inspector, new SurvivorChart(theme), parent)
{
}

BudgetCard::BudgetCard(const Theme &theme, inspect::Inspector &inspector, SurvivorChart *chart,
                       QWidget *parent)
    : ChartCard(
          theme, tr("What a budget would keep"), chart, [chart] { return tableOf(*chart); }, parent)
    , m_inspector(inspector)
    , m_chart(chart)
    , m_show(new QPushButton(tr("show dropped"), this))
    , m_trace(new TraceLink(inspector, this))
    , m_forecaster(inspector)
{
    setSubtitle(tr("replays the cache's own eviction"));
    setRole(m_show, QStringLiteral("link"));
    m_show->setAccessibleName(tr("Show the entries that this budget drops"));
    addCorner(m_trace);
    addCorner(m_show);
    m_show->hide();
    connect(&inspector, &inspect::Inspector::opened, this, [this] {
        m_chart->setCurve(nullptr);
        m_chart->setPlaceholder(tr("The forecast comes after the scan."));
        showCurve();
    });
    connect(&inspector, &inspect::Inspector::scanFinished, this, &BudgetCard::ask);
    connect(&inspector, &inspect::Inspector::scanFailed, this, [this] {
        if (!m_chart->curve())
            m_chart->setPlaceholder(tr("A forecast needs a complete scan."));
    });
    connect(&m_forecaster, &inspect::Forecaster::curveReady, this, [this] {
        m_chart->setPlaceholder(QString());
        m_chart->setCurve(m_forecaster.curve());
        showCurve();
    });
    connect(&m_forecaster, &inspect::Forecaster::failed, this, [this](const Error &error) {
        m_chart->setCurve(nullptr);
        m_chart->setPlaceholder(error.message);
        showCurve();
    });
    connect(m_chart, &SurvivorChart::budgetMoved, this, &BudgetCard::showCurve);
    connect(m_chart, &SurvivorChart::droppedChosen, this, &BudgetCard::chosen);
    connect(m_chart, &SurvivorChart::keptChosen, this, &BudgetCard::chosen);
    connect(m_show, &QPushButton::clicked, this, &BudgetCard::showDropped);
    connectTrace();
}

void BudgetCard::connectTrace()
{
    connect(m_trace, &TraceLink::told, this,
            [this](const std::shared_ptr<const inspect::MissRatioCurve> &misses, const QString &text) {
                m_chart->setMissRatios(misses);
                setSubtitle(text.isEmpty() ? tr("replays the cache's own eviction") : text);
            });
    connect(m_trace, &TraceLink::measuring, this, &BudgetCard::setSubtitle);
    connect(m_trace, &TraceLink::failed, this, &BudgetCard::setSubtitle);
}

void BudgetCard::ask()
{
    if (m_forecaster.requestCurve())
        return;
    m_chart->setCurve(nullptr);
    m_chart->setPlaceholder(tr("No forecast while others write to the file."));
    showCurve();
}

void BudgetCard::showCurve()
{
    const auto &curve = m_chart->curve();
    const bool can = curve && curve->droppedFilter(m_chart->budget());
    m_show->setVisible(curve != nullptr);
    m_trace->setVisible(curve != nullptr);
    m_show->setEnabled(can);
    m_show->setToolTip(
        can ? QString()
            : tr("No filter tells just these entries: of those read at one moment, some go and some stay. "
                 "Move the line a little."));
}

void BudgetCard::refreshFigures()
{
    m_chart->setCurve(m_chart->curve());
}

void BudgetCard::showDropped()
{
    const auto &curve = m_chart->curve();
    const auto filter = curve ? curve->droppedFilter(m_chart->budget()) : std::nullopt;
    if (filter)
        Q_EMIT chosen(*filter, tr("Dropped by a budget of %1").arg(formatBytes(m_chart->budget())));
}

QList<QStringList> BudgetCard::tableOf(const SurvivorChart &chart)
{
    QList<QStringList> lines{
        {QStringLiteral("budget_bytes"), QStringLiteral("kept_entries"), QStringLiteral("kept_bytes")}};
    if (!chart.curve())
        return lines;
    for (const inspect::SurvivorPoint &point : chart.curve()->points())
        lines.append({QString::number(point.budgetBytes), QString::number(point.kept.entries),
                      QString::number(point.kept.bytes)});
    return lines;
}

} // namespace cachescope::ui
