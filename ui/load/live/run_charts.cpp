// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_charts.h"

#include "core/sqlite/near_miss.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/stacked_time_chart.h"
#include "ui/charts/time_series_chart.h"
#include "ui/load/live/lock_layers.h"
#include "ui/load/live/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/segmented_switch.h"

#include <QEvent>
#include <QGridLayout>
#include <QMap>
#include <QToolButton>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kChartHeight = 132;

/// Of all runs together, the most frequent first.
QStringList causesOf(const ShownRuns &runs)
{
    QMap<QString, qint64> counts;
    for (const RunHistory *run : runs) {
        const QStringList own = run->errorNames();
        for (const QString &name : own)
            counts[name] += run->errorCount(name);
    }
    QStringList names = counts.keys();
    std::ranges::stable_sort(names, std::ranges::greater(),
                             [&counts](const QString &name) { return counts.value(name); });
    return names;
}

void addTo(QList<double> &sums, const QList<double> &values)
{
    for (qsizetype i = 0; i < sums.size(); ++i)
        sums[i] += values.value(i);
}

TimeStack stackOf(const RunHistory &run, std::size_t position, const QStringList &layers, bool perSecond)
{
    TimeStack stack{run.name(), seriesOfRun(position), run.moments(), {}};
    for (const QString &layer : layers)
        stack.layers.push_back(run.errors(layer, perSecond));
    const QStringList own = run.errorNames();
    for (const QString &name : own) {
        if (!layers.contains(name) && !stack.layers.empty())
            addTo(stack.layers.back(), run.errors(name, perSecond));
    }
    return stack;
}

QList<LegendEntry> designEntries(const ShownRuns &runs)
{
    QList<LegendEntry> entries;
    for (std::size_t i = 0; i < runs.size(); ++i)
        entries.append({runs[i]->name(), LegendSample::Dot, seriesOfRun(i)});
    return entries;
}

} // namespace

int seriesOfRun(std::size_t position)
{
    return seriesOfDesign(static_cast<int>(position));
}

QList<TimeMark> marksOf(const RunHistory &run, std::size_t position)
{
    QList<TimeMark> marks;
    for (const load::RunChange &change : run.changes())
        marks.append(
            {std::max(0.0, change.atSeconds), changeText(run.name(), change), seriesOfRun(position)});
    return marks;
}

RunCharts::RunCharts(const Theme &theme, TimeCursor &cursor, QWidget *parent)
    : QWidget(parent)
    , m_throughput(new TimeSeriesChart(theme, SeriesScale::Rate, cursor, this))
    , m_latency(new TimeSeriesChart(theme, SeriesScale::LatencyLog, cursor, this))
    , m_locks(new StackedTimeChart(theme, cursor, this))
    , m_waits(new TimeSeriesChart(theme, SeriesScale::Share, cursor, this))
    , m_wal(new TimeSeriesChart(theme, SeriesScale::Bytes, cursor, this))
    , m_users(new TimeSeriesChart(theme, SeriesScale::Count, cursor, this))
    , m_lockSwitch(
          new SegmentedSwitch(tr("Lock errors are shown"), {tr("cumulative"), tr("per second")}, this))
    , m_usersSwitch(new SegmentedSwitch(tr("Load is shown as"), {tr("users"), tr("rate")}, this))
    , m_latencyLegend(new ChartLegend(theme, this))
    , m_lockLegend(new ChartLegend(theme, this))
    , m_waitLegend(new ChartLegend(theme, this))
{
    m_waits->setLimit({sqlite::kNearMissShare, tr("near miss: half of the timeout")});
    makeCards(theme);
    connect(m_lockSwitch, &SegmentedSwitch::currentChanged, this, [this] { refill(m_locks); });
    connect(m_usersSwitch, &SegmentedSwitch::currentChanged, this, [this](int shown) {
        m_users->setScale(shown == 0 ? SeriesScale::Count : SeriesScale::Rate);
        refill(m_users);
    });
}

void RunCharts::makeCards(const Theme &theme)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    addCard(theme, grid, tr("Throughput"), tr("operations / s"), m_throughput, [this] { fillThroughput(); });
    addCard(theme, grid, tr("Latency"), tr("log"), m_latency, [this] {
        fillLatency();
    })->addToHeading(m_latencyLegend);
    addCard(theme, grid, tr("Lock errors"), QString(), m_locks, [this] {
        fillLocks();
    })->setCorner(m_lockSwitch);
    addCard(theme, grid, tr("Lock waits"), tr("longest, share of the timeout"), m_waits,
            [this] { fillWaits(); });
    addCard(theme, grid, tr("Write-ahead log"), tr("size"), m_wal,
            [this] { fillLines(m_wal, RunLine::WalBytes); });
    addCard(theme, grid, tr("Load"), tr("active users"), m_users, [this] {
        fillUsers();
    })->setCorner(m_usersSwitch);
    m_parts[2].card->addWidget(m_lockLegend);
    m_parts[3].card->addWidget(m_waitLegend); // so that both plots of the row are as high
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    for (int row = 0; row < 3; ++row)
        grid->setRowStretch(row, 1);
}

Card *RunCharts::addCard(const Theme &theme, QGridLayout *grid, const QString &heading,
                         const QString &subtitle, TimeChart *chart, std::function<void()> fill)
{
    const int place = static_cast<int>(m_parts.size());
    auto *card = new Card(heading, this);
    card->setSubtitle(subtitle);
    chart->setAccessibleName(heading);
    chart->setMinimumHeight(kChartHeight);
    card->addWidget(chart, 1);
    auto *strut = new QWidget(card); // headings are as high as those with a switch
    strut->setFixedSize(0, m_lockSwitch->sizeHint().height());
    card->setCorner(strut);
    grid->addWidget(card, place / 2, place % 2);
    m_parts.push_back({card, chart, std::move(fill), false});
    chart->viewport()->installEventFilter(this);
    auto *actions = new ChartActions(theme, chart, heading, [chart] { return chart->table(); });
    connect(actions, &ChartActions::told, this, &RunCharts::told);
    return card;
}

void RunCharts::show(const ShownRuns &runs, double seconds)
{
    m_runs = runs;
    m_seconds = seconds;
    for (Part &part : m_parts)
        part.stale = true;
    catchUp();
}

void RunCharts::catchUp()
{
    QList<TimeMark> marks;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        marks.append(marksOf(*m_runs[i], i));
    for (Part &part : m_parts) {
        if (!part.stale || part.chart->visibleRegion().isEmpty())
            continue;
        part.stale = false;
        part.chart->setTimeSpan(m_seconds);
        part.chart->setMarks(marks);
        part.fill();
    }
}

bool RunCharts::eventFilter(QObject *watched, QEvent *event)
{
    const auto isStale = [watched](const Part &part) {
        return part.stale && part.chart->viewport() == watched;
    };
    if (event->type() == QEvent::Paint && std::any_of(m_parts.begin(), m_parts.end(), isStale))
        QMetaObject::invokeMethod(this, &RunCharts::catchUp, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void RunCharts::refill(TimeChart *chart)
{
    for (Part &part : m_parts)
        part.stale = part.stale || part.chart == chart;
    catchUp();
}

void RunCharts::fillLines(TimeSeriesChart *chart, RunLine line, LineLook look, bool filled)
{
    std::vector<TimeLine> lines;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        lines.push_back({m_runs[i]->name(), QString(), seriesOfRun(i), look, filled, m_runs[i]->line(line)});
    chart->setLines(std::move(lines));
}

void RunCharts::fillThroughput()
{
    fillLines(m_throughput, RunLine::Throughput);
}

void RunCharts::fillLatency()
{
    struct Quantile
    {
        RunLine line;
        QString name;
        LineLook look;
    };
    const Quantile quantiles[] = {{RunLine::P99, tr("p99"), LineLook::Strong},
                                  {RunLine::P95, tr("p95"), LineLook::Plain},
                                  {RunLine::P50, tr("p50"), LineLook::Dotted}};
    std::vector<TimeLine> lines;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        for (const Quantile &quantile : quantiles)
            lines.push_back({m_runs[i]->name(), quantile.name, seriesOfRun(i), quantile.look, false,
                             m_runs[i]->line(quantile.line)});
    }
    m_latency->setLines(std::move(lines));
    // Which colour is whose stands above, and below the chart of waits; here it would be cut.
    m_latencyLegend->setEntries({{tr("p99"), LegendSample::StrongLine, -1},
                                 {tr("p95"), LegendSample::PlainLine, -1},
                                 {tr("p50"), LegendSample::DottedLine, -1}});
}

void RunCharts::fillWaits()
{
    fillLines(m_waits, RunLine::WaitShare, LineLook::Plain, true);
    m_waitLegend->setEntries(designEntries(m_runs));
}

void RunCharts::fillLocks()
{
    const bool perSecond = m_lockSwitch->current() == 1;
    const QStringList causes = causesOf(m_runs);
    m_layers = lockLayers(m_layers, causes, StackedTimeChart::kMostLayers);
    QStringList layers = m_layers;
    if (causes.size() > layers.size())
        layers << tr("other"); // what is more than a chart can tell apart
    std::vector<TimeStack> stacks;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        stacks.push_back(stackOf(*m_runs[i], i, layers, perSecond));
    m_locks->setStacks(layers, std::move(stacks), perSecond);
    QList<LegendEntry> entries;
    for (int i = 0; i < static_cast<int>(layers.size()); ++i)
        entries.append(
            {layers[i], LegendSample::Area, i < StackedTimeChart::kMostLayers ? seriesOfLayer(i) : -1});
    m_lockLegend->setEntries(entries.isEmpty() ? designEntries(m_runs) : entries);
}

void RunCharts::fillUsers()
{
    const bool hasRate = std::any_of(m_runs.begin(), m_runs.end(), [](const RunHistory *run) {
        const QList<QPointF> rates = run->line(RunLine::ArrivalRate);
        return std::any_of(rates.begin(), rates.end(), [](const QPointF &rate) { return rate.y() > 0.0; });
    });
    m_usersSwitch->setVisible(hasRate);
    if (!hasRate)
        m_usersSwitch->setCurrent(0);
    const bool showsUsers = m_usersSwitch->current() == 0;
    m_parts[5].card->setSubtitle(showsUsers ? tr("active users") : tr("arrivals / s"));
    fillLines(m_users, showsUsers ? RunLine::Users : RunLine::ArrivalRate);
}

} // namespace cachescope::ui
