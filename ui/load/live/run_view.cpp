// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_view.h"

#include "core/base/format.h"
#include "core/load/report/ablation_grid.h"
#include "core/load/report/report_fields.h"
#include "core/load/report/run_labels.h"
#include "ui/load/ablation_view.h"
#include "ui/load/live/fairness_card.h"
#include "ui/load/live/lock_event_card.h"
#include "ui/load/live/run_controls.h"
#include "ui/load/live/run_facts.h"
#include "ui/load/live/run_list_card.h"
#include "ui/load/live/run_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/verdict_line.h"

#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr double kOverrun = 1.03; // the last operations of a run end a moment after it
constexpr double kUnknownSeconds = 10.0;
constexpr double kGrowth = 1.5; // of an axis whose end nobody knows
constexpr std::size_t kCompared = 2;

} // namespace

RunView::RunView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_notice(new VerdictLine(theme, this))
    , m_controls(new RunControls(theme, this))
    , m_facts(new RunFacts(theme, this))
    , m_list(new RunListCard(theme, this))
    , m_ablation(new AblationView(theme, this))
    , m_charts(new RunCharts(theme, m_cursor, this))
    , m_fairness(new FairnessCard(theme, m_cursor, this))
    , m_lockEvents(new LockEventCard(theme, this))
{
    setRole(this, QStringLiteral("clear"));
    makeTiles(theme);
    layOut();
    m_notice->hide();
    m_controls->hide();
    m_ablation->hide();
    connect(&m_pace, &PacedRefresh::due, this, &RunView::refresh);
    connect(m_list, &RunListCard::chosen, this, &RunView::compareOthers);
    connect(m_ablation, &AblationView::told, this, &RunView::told);
    connect(m_charts, &RunCharts::told, this, &RunView::told);
    connect(m_fairness, &FairnessCard::told, this, &RunView::told);
}

void RunView::makeTiles(const Theme &theme)
{
    struct Tile
    {
        QString caption;
        QString explanation;
    };
    const std::array<Tile, 4> tiles{
        {{tr("Operations / s"),
          tr("Operations that succeeded: of the last second while a run goes on, of all of "
             "it at its end")},
         {tr("Latency p99"),
          tr("99 of 100 operations that succeeded were quicker: at the end of a run, of reads or of "
             "writes, whichever is worse; while it goes on, in the worst tenth of the last second")},
         {tr("Hit ratio"), tr("Reads that found their entry, as a share of all reads")},
         {tr("Lock errors"), tr("Operations that SQLite refused because of a lock, since the run began")}}};
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        m_tiles.at(i) = new CounterTile(theme, tiles.at(i).caption, this);
        m_tiles.at(i)->setToolTip(plainToolTip(tiles.at(i).explanation));
    }
}

void RunView::layOut()
{
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (CounterTile *tile : m_tiles)
        tiles->addWidget(tile, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(m_controls);
    layout->addLayout(tiles);
    layout->addWidget(m_facts);
    layout->addWidget(m_ablation); // all of them at a glance, before two of them
    layout->addWidget(m_list);
    layout->addWidget(m_charts, 1);
    layout->addWidget(m_fairness);
    layout->addWidget(m_lockEvents);
}

void RunView::start(const QStringList &names, double seconds)
{
    m_knowsLength = seconds > 0.0;
    m_seconds = m_knowsLength ? seconds : kUnknownSeconds;
    std::vector<RunHistory> runs;
    for (const QString &name : names)
        runs.emplace_back(name);
    setNotice(Tone::Neutral, QString());
    setRuns(std::move(runs));
    showAblation({});
}

void RunView::showRecorded(const QJsonObject &document)
{
    const QStringList names = load::runLabels(document);
    std::vector<RunHistory> runs;
    for (const QJsonObject &run : load::objectsAt(document, "runs")) {
        runs.push_back(RunHistory::ofRecorded(run));
        runs.back().setName(names.value(static_cast<qsizetype>(runs.size()) - 1, runs.back().name()));
    }
    m_knowsLength = true;
    m_seconds = 1.0;
    for (const RunHistory &run : runs)
        m_seconds = std::max(m_seconds, run.seconds());
    setNotice(Tone::Neutral, QString());
    setRuns(std::move(runs));
    showAblation(load::ablationFromJson(load::valueAt(document, "ablation").toObject()));
}

void RunView::showAblation(const load::AblationMatrix &matrix)
{
    m_ablation->setMatrix(matrix);
    m_ablation->setVisible(!m_ablation->isEmpty());
}

void RunView::setRuns(std::vector<RunHistory> runs)
{
    m_runs = std::move(runs);
    m_cursor.set(std::nullopt);
    QStringList names;
    for (const RunHistory &run : m_runs)
        names.append(run.name());
    m_lockEvents->setDesigns(names);
    m_list->setRuns(m_runs);
    m_list->setVisible(m_runs.size() > kCompared);
    compareOthers();
}

void RunView::setNotice(Tone tone, const QString &text)
{
    m_notice->setVisible(!text.isEmpty());
    if (!text.isEmpty())
        m_notice->setVerdict(tone, text);
}

void RunView::begin(int run)
{
    m_controls->beginDesign();
    m_list->follow(run);
}

void RunView::takeSample(int run, const load::RunSample &sample)
{
    const auto index = static_cast<std::size_t>(run);
    m_runs.at(index).append(sample);
    m_changed.at(index) = true;
    m_controls->follow(sample);
    m_pace.request();
}

void RunView::takeChange(int run, const load::RunChange &change)
{
    const auto index = static_cast<std::size_t>(run);
    m_runs.at(index).mark(change);
    m_changed.at(index) = true;
    m_pace.request();
}

void RunView::takeReport(int run, const load::RunReport &report)
{
    const auto index = static_cast<std::size_t>(run);
    m_runs.at(index).finish(report);
    m_changed.at(index) = true;
    m_pace.request();
}

void RunView::endRuns()
{
    int last = 0; // that has something to compare
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_runs[i].abandon();
        if (m_runs[i].state() == RunState::Ended)
            last = static_cast<int>(i);
    }
    m_list->follow(last);
    compareOthers();
}

std::pair<int, int> RunView::shownNumbers() const
{
    if (m_runs.size() > kCompared)
        return {m_list->first(), m_list->second()};
    return {0, static_cast<int>(m_runs.size()) - 1};
}

ShownRuns RunView::shown() const
{
    if (m_runs.empty())
        return {};
    const auto [first, second] = shownNumbers();
    ShownRuns shown{&m_runs.at(static_cast<std::size_t>(first))};
    if (second != first)
        shown.push_back(&m_runs.at(static_cast<std::size_t>(second)));
    return shown;
}

void RunView::compareOthers()
{
    const ShownRuns runs = shown();
    QStringList names;
    for (const RunHistory *run : runs)
        names.append(run->name());
    for (CounterTile *tile : m_tiles)
        tile->setDesigns(names);
    const auto [first, second] = shownNumbers();
    m_lockEvents->setShown(first, second == first ? -1 : second);
    m_changed.assign(m_runs.size(), true);
    refresh();
}

void RunView::fitAxis()
{
    for (const RunHistory &run : m_runs) {
        if (run.seconds() > m_seconds * kOverrun)
            m_seconds = m_knowsLength ? run.seconds() : run.seconds() * kGrowth;
    }
}

void RunView::refresh()
{
    if (!isVisible())
        return; // showEvent() comes
    fitAxis();
    const ShownRuns runs = shown();
    for (std::size_t i = 0; i < runs.size(); ++i)
        showFigures(static_cast<int>(i), *runs[i]);
    m_facts->show(runs);
    m_charts->show(runs, m_seconds);
    m_fairness->show(runs, m_seconds);
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (!m_changed[i])
            continue;
        m_changed[i] = false;
        m_lockEvents->setCauses(static_cast<int>(i), m_runs[i].lockCauses());
        m_list->refresh(static_cast<int>(i), m_runs[i]);
    }
}

void RunView::refreshFigures()
{
    m_changed.assign(m_changed.size(), true);
    refresh();
}

void RunView::showFigures(int position, const RunHistory &run)
{
    const RunFigures &figures = run.figures();
    throughputTile()->setFigure(
        position, figures.operationsPerSecond ? formatCount(qRound64(*figures.operationsPerSecond)) : dash());
    latencyTile()->setFigure(position, figures.p99Ms ? formatDuration(*figures.p99Ms / 1000.0) : dash());
    hitRatioTile()->setFigure(position, figures.hitRatio ? formatShare(*figures.hitRatio) : dash());
    if (!figures.lockErrors)
        return lockErrorTile()->setFigure(position, dash());
    lockErrorTile()->setFigure(position, formatCount(*figures.lockErrors),
                               *figures.lockErrors == 0 ? Tone::Good : Tone::Bad);
}

void RunView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    catchUpSoon();
}

// Scrolling moves the whole view.
void RunView::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    catchUpSoon();
}

void RunView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    catchUpSoon();
}

/// What is in sight is known only when everything has its place.
void RunView::catchUpSoon()
{
    const auto catchUp = [this] {
        m_charts->catchUp();
        m_fairness->catchUp();
    };
    QMetaObject::invokeMethod(this, catchUp, Qt::QueuedConnection);
}

} // namespace cachescope::ui
