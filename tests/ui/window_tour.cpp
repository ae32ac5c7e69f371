// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_tour.h"

#include "tests/support/support.h"
#include "ui/help/help_panel.h"
#include "ui/load/form/scenario_form.h"
#include "ui/load/form/switches_dialog.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/preview/preview_pane.h"
#include "ui/preview/preview_reader.h"
#include "ui/runs/comparison_sheet.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/runs/run_sheet.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/window/window_frame.h"
#include "ui/window/window_menu.h"

#include <QAbstractButton>
#include <QDialog>
#include <QTest>

using namespace cachescope::ui;
using namespace Qt::StringLiterals;

namespace cachescope::test {

namespace {

constexpr int kPatienceMs = 30'000;

bool wait(const char *forWhat, const std::function<bool()> &done)
{
    if (QTest::qWaitFor(done, kPatienceMs))
        return true;
    QTest::qFail(forWhat, __FILE__, __LINE__);
    return false;
}

load::Scenario scenario()
{
    load::Scenario small;
    small.designs = {u"legacy"_s, u"corrected"_s};
    small.users = 3;
    small.duration = std::chrono::milliseconds(150);
    small.keyCount = 20;
    small.valueBytes = 1000;
    return small;
}

} // namespace

WindowTour::WindowTour(Theme &theme)
    : m_settings(std::make_unique<Settings>(m_directory.filePath(u"settings.ini"_s)))
    , m_windows(std::make_unique<Windows>(theme, *m_settings))
{
}

WindowTour::~WindowTour() = default;

bool WindowTour::go(QSize windowSize, const Look &look)
{
    m_look = look;
    m_windows->begin({}, std::nullopt);
    window()->resize(windowSize);
    if (!wait("the window is active", [this] { return window()->isActiveWindow(); }))
        return false;
    this->look(u"start page"_s);
    return visitPages() && visitRuns() && visitDialogs();
}

void WindowTour::look(const QString &place, QWidget *window) const
{
    QWidget *seen = window ? window : this->window();
    for (int i = 0; i < 3; ++i) // a layout may lead to another
        QCoreApplication::processEvents();
    m_look(place, seen);
}

bool WindowTour::openFile()
{
    window()->openFile(copyOfDataFile(u"audio.db"_s, m_directory.path()));
    return wait("the file is scanned", [this] {
        return window()->inspector().isOpen() && window()->inspector().types() &&
               window()->inspector().types()->exact;
    });
}

bool WindowTour::runALoadTest()
{
    window()->loadPage()->repeat(scenario());
    return wait("the load test ends", [this] { return !window()->loadPage()->isRunning(); });
}

bool WindowTour::visitPages()
{
    if (!openFile())
        return false;
    window()->showPage(Page::Overview);
    look(u"overview"_s);
    if (!trigger("&What am I looking at?"))
        return false;
    look(u"help"_s);
    window()->frame()->help()->close();

    window()->showPage(Page::Entries);
    EntriesPage *entries = window()->entriesPage();
    if (!wait("rows are listed", [entries] { return entries->model()->entryAt(0).has_value(); }))
        return false;
    entries->table()->selectRow(0);
    auto *pane = entries->preview();
    if (!wait("the entry is shown", [pane] { return pane->reader()->shown() != nullptr; }))
        return false;
    for (const auto &[tab, place] :
         {std::pair(PreviewTab::Preview, u"entries"_s), std::pair(PreviewTab::Hex, u"entries, hex"_s),
          std::pair(PreviewTab::Details, u"entries, details"_s)}) {
        pane->setTab(tab);
        look(place);
    }
    return true;
}

bool WindowTour::visitRuns()
{
    window()->showPage(Page::Runs);
    look(u"no runs"_s);
    window()->showPage(Page::Load);
    look(u"load test, before"_s);
    if (!runALoadTest() || !runALoadTest())
        return false;
    look(u"load test, after"_s);

    window()->showPage(Page::Runs);
    KeptRunsView *list = window()->runsPage()->listView();
    if (!wait("two runs are listed", [list] { return list->model()->rowCount() == 2; }))
        return false;
    look(u"runs"_s);
    list->table()->selectRow(0);
    const QString first = list->table()->selectedIds().value(0);
    Q_EMIT list->openRequested(first);
    if (!wait("the run is opened", [this] { return window()->runsPage()->runSheet()->isVisible(); }))
        return false;
    look(u"a run"_s);
    window()->runsPage()->escape();
    list->table()->selectAll();
    const QStringList both = list->table()->selectedIds();
    Q_EMIT list->compareRequested(both.value(0), both.value(1));
    if (!wait("two are compared", [this] { return window()->runsPage()->comparisonSheet()->isVisible(); }))
        return false;
    look(u"two runs"_s);
    window()->runsPage()->escape();
    return true;
}

bool WindowTour::visitDialogs()
{
    window()->showPage(Page::Overview);
    for (const char *action :
         {"&Settings…", "&Keyboard shortcuts", "&Generate a demo cache…", "Read another &table of this file…",
          "&Proof that it is untouched…", "Check &integrity…"}) {
        if (!visitDialogOf(action))
            return false;
    }
    return true;
}

bool WindowTour::visitDialogOf(const char *action)
{
    if (!trigger(action))
        return false;
    QDialog *dialog = nullptr;
    const bool came = wait(action, [&dialog] {
        const auto windows = QApplication::topLevelWidgets();
        for (QWidget *each : windows) {
            if (each->isVisible() && qobject_cast<QDialog *>(each))
                dialog = static_cast<QDialog *>(each);
        }
        return dialog && dialog->isActiveWindow();
    });
    if (!came)
        return false;
    look(QString::fromUtf8(action).remove(u'&'), dialog);
    dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    window()->activateWindow(); // no window manager does it
    return wait("the window is active again", [this] { return window()->isActiveWindow(); });
}

bool WindowTour::trigger(const char *name)
{
    const QString text = WindowMenu::tr(name);
    const auto actions = window()->menu()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == text) {
            action->trigger();
            return true;
        }
    }
    QTest::qFail(name, __FILE__, __LINE__);
    return false;
}

} // namespace cachescope::test
