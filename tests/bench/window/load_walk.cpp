// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/load_walk.h"

#include "tests/bench/window/process_figures.h"
#include "ui/charts/time_series_chart.h"
#include "ui/load/live/run_view.h"
#include "ui/pages/load_page.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/verdict_line.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTimer>

#include <cstdio>

namespace cachescope::bench {

namespace {

constexpr double kMegabyte = 1e6;
constexpr int kBetweenMovesMs = 50;

} // namespace

LoadWalk::LoadWalk(ui::MainWindow &window, load::Scenario scenario)
    : m_window(window)
    , m_scenario(std::move(scenario))
{
    ui::LoadPage *page = window.loadPage();
    page->runView()->throughputTile()->installEventFilter(this); // which the pointer does not touch
    connect(page, &ui::LoadPage::headerChanged, this, [this, page] {
        const QList<ui::Chip> chips = page->header().chips;
        if (chips.isEmpty() || chips == m_chips)
            return;
        m_chips = chips;
        print(chips.last().text);
    });
    connect(page, &ui::LoadPage::failed, this, [this](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        m_failed = true;
    });
    connect(page, &ui::LoadPage::ended, this, [this] { m_ended = true; });
}

bool LoadWalk::run()
{
    m_window.showPage(ui::Page::Load);
    QCoreApplication::processEvents();
    m_heartbeat.start();
    m_heartbeat.takeWorstMs();
    m_heartbeat.takeLong();
    m_since.start();
    QTimer pointer;
    connect(&pointer, &QTimer::timeout, this, &LoadWalk::movePointer);
    pointer.start(kBetweenMovesMs);
    m_window.loadPage()->repeat(m_scenario);
    m_failed = m_failed || !m_window.loadPage()->isRunning();
    while (!m_ended && !m_failed)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return !m_failed && !endedByError();
}

/// The page says it by its notice, and nothing else stops this load test early.
bool LoadWalk::endedByError() const
{
    const ui::VerdictLine *notice = m_window.loadPage()->runView()->notice();
    if (!notice->isHidden())
        std::fprintf(stderr, "%s\n", qPrintable(notice->text()));
    return !notice->isHidden();
}

bool LoadWalk::eventFilter(QObject *watched, QEvent *event)
{
    m_paints += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(watched, event);
}

void LoadWalk::movePointer()
{
    QWidget *plot = m_window.loadPage()->runView()->charts()->throughputChart()->viewport();
    const QPointF place(60 + m_moves++ % 200, 40);
    QMouseEvent move(QEvent::MouseMove, place, plot->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(plot, &move);
}

void LoadWalk::print(const QString &what)
{
    const double seconds = static_cast<double>(m_since.restart()) / 1000.0;
    const double worst = m_heartbeat.takeWorstMs();
    std::printf(
        "%-56s %6.1f s   figures painted %6.1f times a second   worst stall %6.1f ms, over 50 ms: %d   "
        "peak memory %7.1f MB\n",
        qPrintable(what), seconds, seconds > 0.0 ? m_paints / seconds : 0.0, worst, m_heartbeat.takeLong(),
        static_cast<double>(peakMemoryBytes()) / kMegabyte);
    std::fflush(stdout);
    m_paints = 0;
}

} // namespace cachescope::bench
