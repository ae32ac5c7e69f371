// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/walk.h"

#include "tests/bench/window/process_figures.h"
#include "ui/charts/survivor_chart.h"
#include "ui/charts/type_bars.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/overview/budget_card.h"
#include "ui/pages/overview/key_card.h"
#include "ui/pages/overview_page.h"
#include "ui/table/entry_table.h"
#include "ui/widgets/filter_strip.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

namespace cachescope::bench {

namespace {

using ui::EntryTableModel;

constexpr double kMegabyte = 1e6;

struct NamedSort
{
    const char *name;
    inspect::EntrySort sort;
};

constexpr NamedSort kSorts[] = {{"key", inspect::EntrySort::Key},
                                {"size", inspect::EntrySort::Size},
                                {"last read", inspect::EntrySort::LastAccessed},
                                {"stored", inspect::EntrySort::Created}};

} // namespace

Walk::Walk(ui::MainWindow &window, QString path)
    : m_window(window)
    , m_path(std::move(path))
{
    m_heartbeat.start();
}

bool Walk::waitFor(const std::function<bool()> &done)
{
    constexpr qint64 tenMinutesMs = 600'000;
    QElapsedTimer since;
    since.start();
    while (!done() && since.elapsed() < tenMinutesMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done();
}

void Walk::begin()
{
    m_heartbeat.takeWorstMs();
    m_timer.start();
}

double Walk::msSinceBegin() const
{
    constexpr double nsInMs = 1e6;
    return static_cast<double>(m_timer.nsecsElapsed()) / nsInMs;
}

void Walk::print(const QString &what, double ms) const
{
    std::printf(
        "%-44s %9.1f ms   worst stall %6.1f ms   memory %7.1f MB, peak %7.1f MB   from disk %8.1f MB\n",
        qPrintable(what), ms, m_heartbeat.takeWorstMs(), static_cast<double>(memoryBytes()) / kMegabyte,
        static_cast<double>(peakMemoryBytes()) / kMegabyte, static_cast<double>(bytesFromDisk()) / kMegabyte);
    std::fflush(stdout);
}

bool Walk::isRowShown(int row) const
{
    const EntryTableModel *model = m_window.entriesPage()->model();
    return row < model->rowCount() && model->index(row, 0).data(EntryTableModel::LoadedRole).toBool();
}

bool Walk::open(const char *heading)
{
    std::printf("%s\n", heading);
    const inspect::Inspector &inspector = m_window.inspector();
    begin();
    m_window.openFile(m_path);
    m_window.showPage(ui::Page::Entries);
    if (!waitFor([this, &inspector] { return inspector.isOpen() && isRowShown(0); }))
        return false;
    print(QStringLiteral("first rows"), msSinceBegin());
    if (!waitFor([&inspector] { return inspector.summary() != nullptr; }))
        return false;
    print(QStringLiteral("exact sizes and ages (from opening)"), msSinceBegin());
    if (!waitFor([this] { return !m_window.entriesPage()->model()->isLoading(); }))
        return false;
    print(QStringLiteral("all rows in the table (from opening)"), msSinceBegin());
    if (!waitFor([&inspector] { return inspector.types() && inspector.types()->exact; }))
        return false;
    print(QStringLiteral("types of all values (from opening)"), msSinceBegin());
    return true;
}

void Walk::close()
{
    m_window.inspector().close();
}

void Walk::measureQuery(const QString &what, const inspect::EntryQuery &query)
{
    EntryTableModel *model = m_window.entriesPage()->model();
    bool changed = false;
    const auto connection =
        QObject::connect(model, &EntryTableModel::viewChanged, model, [&changed] { changed = true; });
    begin();
    model->setQuery(query);
    waitFor([this, model, &changed] { return changed && (model->rowCount() == 0 || isRowShown(0)); });
    print(what + QStringLiteral(": first rows"), msSinceBegin());
    if (model->isLoading()) {
        waitFor([model] { return !model->isLoading(); });
        print(what + QStringLiteral(": all %1 rows").arg(model->rowCount()), msSinceBegin());
    }
    QObject::disconnect(connection);
}

void Walk::sortByEachColumn()
{
    for (const char *turn : {"first time", "again"}) {
        for (const NamedSort &sort : kSorts) {
            for (const bool descending : {false, true})
                measureQuery(QStringLiteral("sort by %1%2, %3")
                                 .arg(QString::fromLatin1(sort.name),
                                      descending ? QStringLiteral(" down") : QString(),
                                      QString::fromLatin1(turn)),
                             inspect::EntryQuery{sort.sort, descending, {}, -1});
        }
    }
}

void Walk::filter()
{
    const auto measure = [this](const char *what, auto &&change) {
        inspect::EntryQuery query;
        change(query.filter);
        measureQuery(QStringLiteral("filter: %1").arg(QString::fromLatin1(what)), query);
    };
    measure("key contains \"a1\"", [](inspect::EntryFilter &f) { f.contains = QStringLiteral("a1"); });
    measure("key contains what is nowhere",
            [](inspect::EntryFilter &f) { f.contains = QStringLiteral("~~~"); });
    measure("key starts with \"a\"", [](inspect::EntryFilter &f) { f.prefix = QStringLiteral("a"); });
    measure("size from 250", [](inspect::EntryFilter &f) { f.minSizeBytes = 250; });
    measure("pinned", [](inspect::EntryFilter &f) { f.pinned = true; });
    measure("audio", [](inspect::EntryFilter &f) { f.types = inspect::contentTypesNamed(u"audio"); });
    measure("all of them", [](inspect::EntryFilter &f) {
        f.contains = QStringLiteral("a");
        f.minSizeBytes = 250;
        f.pinned = false;
        f.types = inspect::contentTypesNamed(u"audio");
    });
    measureQuery(QStringLiteral("no filter"), inspect::EntryQuery());
}

void Walk::scroll()
{
    constexpr int places = 200;
    ui::EntryTable *table = m_window.entriesPage()->table();
    const int rows = m_window.entriesPage()->model()->rowCount();
    std::uniform_int_distribution<int> anyRow(0, std::max(0, rows - 1));
    std::vector<double> times;
    m_heartbeat.takeWorstMs();
    for (int i = 0; i < places && rows > 0; ++i) {
        m_timer.start();
        const int row = anyRow(m_random);
        table->scrollTo(m_window.entriesPage()->model()->index(row, 0), QAbstractItemView::PositionAtTop);
        waitFor([this, row] { return isRowShown(row); });
        times.push_back(msSinceBegin());
    }
    std::ranges::sort(times);
    if (times.empty())
        return;
    print(QStringLiteral("scroll to any of %1 rows: median").arg(rows), times[times.size() / 2]);
    print(QStringLiteral("scroll to any of %1 rows: worst").arg(rows), times.back());
}

void Walk::selectAll()
{
    begin();
    bool summed = false;
    const auto connection = QObject::connect(&m_window.inspector(), &inspect::Inspector::sumReady, &m_window,
                                             [&summed] { summed = true; });
    m_window.entriesPage()->table()->selectAll();
    waitFor([&summed] { return summed; });
    print(QStringLiteral("select all, until it is summed up"), msSinceBegin());
    QObject::disconnect(connection);
    m_window.entriesPage()->table()->clearSelection();
}

void Walk::measureBrush(const QString &what, const std::function<void()> &brush)
{
    ui::OverviewPage *overview = m_window.overviewPage();
    begin();
    brush();
    waitFor([overview] { return overview->isPartShown(); });
    overview->repaint();
    print(what, msSinceBegin());
}

void Walk::brushCharts()
{
    m_window.showPage(ui::Page::Overview);
    ui::OverviewPage *overview = m_window.overviewPage();
    ui::BudgetCard *budget = overview->budgetCard();
    if (!waitFor([overview, budget] {
            return overview->keyCard()->treemap()->tree() && budget->chart()->curve() &&
                   overview->isPartShown();
        }))
        return;
    for (const ui::HistogramKind kind :
         {ui::HistogramKind::Sizes, ui::HistogramKind::Ages, ui::HistogramKind::Created}) {
        ui::HistogramChart *chart = overview->chart(kind);
        const int last = static_cast<int>(chart->bins().size()) - 1;
        if (last < 0)
            continue;
        measureBrush(QStringLiteral("brush half of “%1”").arg(chart->accessibleName()),
                     [chart, last] { Q_EMIT chart->binsBrushed(last / 2, last); });
        measureBrush(QStringLiteral("another bar of it"), [chart] { Q_EMIT chart->binsBrushed(0, 0); });
        measureBrush(QStringLiteral("nothing of it"), [this] { m_window.filters().clear(); });
    }
    ui::Treemap *keys = overview->keyCard()->treemap();
    for (const quint16 node : std::vector<quint16>(keys->shown()))
        measureBrush(QStringLiteral("a kind of keys"), [keys, node] { Q_EMIT keys->filterWanted(node); });
    for (const inspect::NamedTotal &type : m_window.inspector().types()->shares)
        measureBrush(QStringLiteral("a type besides"),
                     [overview, type] { Q_EMIT overview->typeBars()->typeBrushed(type.name); });
    measureBrush(QStringLiteral("nothing filtered"), [this] { m_window.filters().clear(); });
    begin();
    for (int step = 0; step <= 100; ++step) {
        budget->chart()->setBudget(budget->chart()->curve()->fullBudgetBytes() * step / 100);
        overview->repaint();
    }
    print(QStringLiteral("a hundred moves of the budget"), msSinceBegin());
}

} // namespace cachescope::bench
