// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/run_view.h"

#include "core/base/format.h"
#include "ui/charts/time_series_chart.h"
#include "ui/models/lock_event_model.h"
#include "ui/table/row_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/counter_tile.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kMaxTableRows = 5;
constexpr int kCauseWidths[] = {200, 84, 128};
constexpr double kOverrun = 1.03; // the last operations of a run end a moment after it

QString hitRatio(qint64 hits, qint64 misses)
{
    return hits + misses > 0 ? formatShare(static_cast<double>(hits) / static_cast<double>(hits + misses))
                             : QStringLiteral("–");
}

} // namespace

RunView::RunView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_throughput(new CounterTile(theme, tr("Operations / s"), this))
    , m_latency(new CounterTile(theme, tr("Latency p99"), this))
    , m_hitRatio(new CounterTile(theme, tr("Hit ratio"), this))
    , m_lockErrors(new CounterTile(theme, tr("Lock errors"), this))
    , m_throughputChart(new TimeSeriesChart(theme, SeriesScale::Count, false, this))
    , m_latencyChart(new TimeSeriesChart(theme, SeriesScale::LatencyLog, false, this))
    , m_lockChart(new TimeSeriesChart(theme, SeriesScale::Count, true, this))
    , m_walChart(new TimeSeriesChart(theme, SeriesScale::Bytes, false, this))
    , m_lockEvents(new LockEventModel(this))
{
    setRole(this, QStringLiteral("clear"));
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (CounterTile *tile : {m_throughput, m_latency, m_hitRatio, m_lockErrors})
        tiles->addWidget(tile, 1);
    auto *charts = new QGridLayout;
    charts->setSpacing(12);
    charts->addWidget(makeChartCard(tr("Throughput"), tr("operations / s"), m_throughputChart), 0, 0);
    charts->addWidget(makeChartCard(tr("Latency"), tr("p99, log"), m_latencyChart), 0, 1);
    charts->addWidget(makeChartCard(tr("Lock errors"), tr("cumulative"), m_lockChart), 1, 0);
    charts->addWidget(makeChartCard(tr("Write-ahead log"), tr("size"), m_walChart), 1, 1);
    for (int i = 0; i < 2; ++i) {
        charts->setColumnStretch(i, 1);
        charts->setRowStretch(i, 1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(tiles);
    layout->addLayout(charts, 1);
    layout->addWidget(makeLockTable(theme));
}

QWidget *RunView::makeChartCard(const QString &heading, const QString &unit, TimeSeriesChart *chart)
{
    auto *card = new Card(heading, this);
    card->setSubtitle(unit);
    chart->setAccessibleName(heading);
    card->addWidget(chart, 1);
    return card;
}

QWidget *RunView::makeLockTable(const Theme &theme)
{
    auto *card = new QFrame(this);
    setRole(card, QStringLiteral("card"));
    auto *header = new SortHeader(theme, {}, card);
    header->setDots([](int section) {
        return section < LockEventModel::FirstCount ? -1
                                                    : seriesOfDesign(section - LockEventModel::FirstCount);
    });
    m_lockTable = new QTableView(card);
    m_lockTable->setAccessibleName(tr("Lock errors by cause"));
    m_lockTable->setHorizontalHeader(header);
    m_lockTable->setModel(m_lockEvents);
    m_lockTable->setItemDelegate(new RowDelegate(theme, m_lockTable));
    m_lockTable->setShowGrid(false);
    m_lockTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lockTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lockTable->setTabKeyNavigation(false);
    m_lockTable->verticalHeader()->hide();
    m_lockTable->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_lockTable->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_noErrors = makeLabel(QStringLiteral("muted"), tr("No lock error so far."), card);
    m_noErrors->setContentsMargins(10, 4, 10, 4);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(5, 4, 5, 6);
    layout->setSpacing(0);
    layout->addWidget(m_lockTable);
    layout->addWidget(m_noErrors);
    connect(m_lockEvents, &QAbstractItemModel::rowsInserted, this, &RunView::fitTable);
    connect(m_lockEvents, &QAbstractItemModel::modelReset, this, &RunView::fitTable);
    fitTable();
    return card;
}

void RunView::fitTable()
{
    const int rows = m_lockEvents->rowCount();
    QHeaderView *header = m_lockTable->horizontalHeader();
    for (int column = 0; column < m_lockEvents->columnCount(); ++column) {
        const bool count = column >= LockEventModel::FirstCount;
        header->setSectionResizeMode(column, count ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (!count)
            header->resizeSection(column, kCauseWidths[column]);
    }
    m_noErrors->setVisible(rows == 0);
    m_lockTable->setFixedHeight(header->sizeHint().height() + std::min(rows, kMaxTableRows) * kRowHeight);
}

void RunView::start(const QStringList &designs, double seconds)
{
    m_seconds = seconds;
    for (CounterTile *tile : {m_throughput, m_latency, m_hitRatio, m_lockErrors})
        tile->setDesigns(designs);
    for (TimeSeriesChart *chart : {m_throughputChart, m_latencyChart, m_lockChart, m_walChart}) {
        chart->setNames(designs);
        chart->setTimeSpan(seconds);
    }
    m_lockEvents->setDesigns(designs);
}

void RunView::show(int design, const RunHistory &history)
{
    showFigures(design, history);
    showLines(design, history);
    const auto &locks = history.report() ? history.report()->locks : history.last()->locks;
    m_lockEvents->setErrors(design, locks.errors);
}

void RunView::showFigures(int design, const RunHistory &history)
{
    const std::optional<load::RunReport> &report = history.report();
    const load::RunSample &last = *history.last();
    m_throughput->setFigure(
        design, formatCount(qRound64(report ? report->operationsPerSecond : history.operationsPerSecond())));
    const double p99 = report ? std::max(report->reads.p99Ms, report->writes.p99Ms) : history.p99Ms();
    m_latency->setFigure(design, p99 > 0.0 ? formatDuration(p99 / 1000.0) : QStringLiteral("–"));
    m_hitRatio->setFigure(design, report ? hitRatio(report->counts.hits, report->counts.misses)
                                         : hitRatio(last.hits, last.misses));
    const quint64 errors = report ? report->locks.totalErrors : last.locks.totalErrors;
    m_lockErrors->setFigure(design, formatCount(static_cast<qint64>(errors)),
                            errors == 0 ? Tone::Good : Tone::Bad);
}

void RunView::showLines(int design, const RunHistory &history)
{
    if (history.last()->atSeconds > m_seconds * kOverrun)
        m_seconds = history.last()->atSeconds;
    for (TimeSeriesChart *chart : {m_throughputChart, m_latencyChart, m_lockChart, m_walChart})
        chart->setTimeSpan(m_seconds);
    m_throughputChart->setPoints(design, history.throughput());
    m_latencyChart->setPoints(design, history.latencyP99());
    m_lockChart->setPoints(design, history.lockErrors());
    m_walChart->setPoints(design, history.walBytes());
}

} // namespace cachescope::ui
