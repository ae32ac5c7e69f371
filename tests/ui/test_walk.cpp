// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/charts/histogram_chart.h"
#include "ui/load/live/run_controls.h"
#include "ui/load/live/run_view.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/start_page.h"
#include "ui/preview/preview_pane.h"
#include "ui/preview/preview_reader.h"
#include "ui/runs/comparison_sheet.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/runs/kept_runs_table.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/tool_bar.h"
#include "ui/widgets/verdict_line.h"
#include "ui/window/window_frame.h"
#include "ui/window/windows.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

/// A person's way through the whole program, by keys and clicks in the real window alone, from the first
/// start to the second. What the program shows is read from its widgets.
class TestWalk : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_directory;
    QTemporaryDir m_elsewhere; ///< nothing is written beside a cache
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Windows> m_windows;
    QString m_audio;
    QByteArray m_audioHash;
    std::optional<qint64> m_current; ///< rowid of the entry that is looked at when the program ends
    int m_filtered = 0;              ///< rows that are left by what is filtered then

    // --- What is seen ---

    MainWindow *window() const { return m_windows->windows().constFirst(); }
    OverviewPage *overview() const { return window()->overviewPage(); }
    EntriesPage *entries() const { return window()->entriesPage(); }
    EntryTableModel *model() const { return entries()->model(); }
    LoadPage *load() const { return window()->loadPage(); }
    RunsPage *runs() const { return window()->runsPage(); }
    KeptRunsTable *runsTable() const { return runs()->listView()->table(); }

    QList<inspect::Entry> rows(int count) const
    {
        QList<inspect::Entry> found;
        for (int row = 0; row < qMin(count, model()->rowCount()); ++row) {
            if (const auto entry = model()->entryAt(row))
                found << *entry;
        }
        return found;
    }

    bool rowsAreThere(int count) const { return !model()->isLoading() && rows(count).size() == count; }

    // --- What is done ---

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window(), key, modifiers);
    }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible() && widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    /// The visible button that reads so, whatever its mnemonic.
    static QPushButton *button(const QWidget *in, const QString &text)
    {
        for (QPushButton *each : in->findChildren<QPushButton *>()) {
            if (each->isVisible() && QString(each->text()).remove(u'&') == text)
                return each;
        }
        return nullptr;
    }

    /// Types into a field of the form of load tests.
    void type(const char *field, const QString &text) const
    {
        auto *line = load()->findChild<QLineEdit *>(QString::fromLatin1(field));
        QVERIFY2(line, field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Tab);
    }

    /// Writes the path into the file dialog that is open, and accepts it.
    void choose(const QString &path) const
    {
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window()->findChild<QFileDialog *>()) && dialog->isVisible());
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(path); // typed, its suggestions would take the keys
        const auto *buttons = dialog->findChild<QDialogButtonBox *>();
        QVERIFY(buttons);
        const auto all = buttons->buttons();
        const auto accept = std::ranges::find_if(all, [buttons](QAbstractButton *button) {
            return buttons->buttonRole(button) == QDialogButtonBox::AcceptRole;
        });
        QVERIFY(accept != all.end());
        QTest::mouseClick(*accept, Qt::LeftButton);
        QTRY_VERIFY(!window()->findChild<QFileDialog *>());
        window()->activateWindow(); // no window manager does it
        QTRY_VERIFY(window()->isActiveWindow());
    }

    void start()
    {
        m_settings = std::make_unique<Settings>(m_directory.filePath(u"settings.ini"_s));
        m_windows = std::make_unique<Windows>(*m_theme, *m_settings);
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 1);
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }

    // --- The way ---

    void startsWithTheStartPage()
    {
        start();
        QVERIFY(window()->startPage()->isVisible());
    }

    void opensAFileAndScansIt()
    {
        press(Qt::Key_O, Qt::ControlModifier);
        choose(m_audio);
        QTRY_VERIFY(overview()->isVisible());
        QTRY_COMPARE(overview()->entriesTile()->figure(), u"113"_s);
        QTRY_VERIFY(window()->inspector().types() && window()->inspector().types()->exact);
        QVERIFY(window()->windowTitle().contains(u"audio.db"_s));
    }

    void sortsBySize()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(entries()->isVisible());
        QTRY_VERIFY(rowsAreThere(10));
        QHeaderView *header = entries()->table()->horizontalHeader();
        const QPoint size(header->sectionViewportPosition(EntryTableModel::Size) + 8, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, size);
        QTRY_COMPARE(model()->query().sort, inspect::EntrySort::Size);
        QTRY_VERIFY(rowsAreThere(10));
        const auto shown = rows(10);
        const bool descending = model()->query().descending;
        QVERIFY(std::ranges::is_sorted(shown, [descending](const auto &a, const auto &b) {
            return descending ? a.sizeBytes > b.sizeBytes : a.sizeBytes < b.sizeBytes;
        }));
    }

    void filtersByABarOfAChart()
    {
        press(Qt::Key_1, Qt::ControlModifier);
        HistogramChart *sizes = overview()->chart(HistogramKind::Sizes);
        QTRY_VERIFY(sizes->isVisible() && !sizes->bins().empty());
        const auto tallest = std::ranges::max_element(sizes->bins(), {}, &inspect::HistogramBin::entries);
        const int bin = static_cast<int>(tallest - sizes->bins().begin());
        m_filtered = static_cast<int>(tallest->entries);
        QTest::mouseClick(sizes->viewport(), Qt::LeftButton, {}, sizes->binCentre(bin));
        QTRY_VERIFY(entries()->isVisible());
        QTRY_COMPARE(model()->rowCount(), m_filtered);
        QVERIFY(m_filtered > 3 && m_filtered < 113);
        QVERIFY2(entries()->filterBar()->countText().contains(u"of 113 entries"_s),
                 qPrintable(entries()->filterBar()->countText()));
    }

    void looksAtAnEntry()
    {
        QTRY_VERIFY(rowsAreThere(3));
        entries()->table()->setFocus();
        press(Qt::Key_Home);
        press(Qt::Key_Down);
        m_current = model()->entryAt(1)->rowid;
        PreviewPane *pane = entries()->preview();
        QTRY_VERIFY(pane->reader()->shown() && pane->reader()->shown()->rowid == *m_current);
        press(Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(pane->tab() == PreviewTab::Hex);
        press(Qt::Key_1, Qt::AltModifier);
        QTRY_VERIFY(pane->tab() == PreviewTab::Preview);
    }

    void exportsWhatIsListed()
    {
        const QString path = m_elsewhere.filePath(u"listed.csv"_s);
        QMenu *menu = window()->frame()->toolBar()->exportMenu();
        menu->popup(window()->mapToGlobal(QPoint(100, 100)));
        QTRY_VERIFY(menu->isVisible());
        const QList<QAction *> actions = menu->actions();
        const auto csv = std::ranges::find_if(actions, [this](const QAction *action) {
            return action->text() == u"List of all %1 that are listed as CSV…"_s.arg(m_filtered);
        });
        QVERIFY(csv != actions.end());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*csv).center());
        choose(path);
        QTRY_VERIFY(window()->banner()->isVisible());
        QVERIFY2(window()->banner()->text().contains(path), qPrintable(window()->banner()->text()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), m_filtered + 1); // and the header
    }

    void runsALoadTestAndStopsIt()
    {
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(load()->isVisible());
        type("users", u"5"_s);
        type("durationMs", u"1h"_s);
        type("keyCount", u"20"_s);
        type("valueBytes", u"1 kB"_s);
        click(load()->findChild<QPushButton *>(u"startRun"_s));
        QTRY_VERIFY(load()->isRunning());
        const RunView *view = load()->runView();
        QTRY_VERIFY_WITH_TIMEOUT(!view->runs().front().line(RunLine::Throughput).isEmpty(), 30'000);
        QTRY_VERIFY(view->throughputTile()->figure(0) != u"–"_s);
        click(view->controls()->stopButton());
        QTRY_VERIFY_WITH_TIMEOUT(!load()->isRunning(), 30'000);
        QTRY_VERIFY(!view->notice()->text().isEmpty());
    }

    void runsItToItsEnd()
    {
        type("durationMs", u"300ms"_s);
        click(load()->findChild<QPushButton *>(u"startRun"_s));
        QTRY_VERIFY(load()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!load()->isRunning(), 30'000);
        for (const RunHistory &run : load()->runView()->runs())
            QVERIFY(run.state() == RunState::Ended);
    }

    void comparesTheTwo()
    {
        press(Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(runs()->isVisible());
        QTRY_COMPARE(runs()->listView()->model()->rowCount(), 2);
        runsTable()->setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        click(button(runs()->listView(), u"Compare"_s));
        QTRY_VERIFY(runs()->comparisonSheet()->isVisible());
        QVERIFY(!runs()->comparisonSheet()->conclusion()->text().isEmpty());
        press(Qt::Key_Escape); // what was said of the export goes first
        QTRY_VERIFY(!window()->banner()->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(runs()->listView()->isVisible());
    }

    void endsAndFindsAllAgain()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(entries()->isVisible());
        press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(m_windows->windows().isEmpty());
        m_windows.reset();
        m_settings.reset();

        start();
        QTRY_COMPARE(window()->path(), m_audio);
        QTRY_VERIFY(entries()->isVisible());
        QTRY_COMPARE(model()->rowCount(), m_filtered);
        QCOMPARE(model()->query().sort, inspect::EntrySort::Size);
        QTRY_COMPARE(window()->state().entries.current, m_current);
        PreviewPane *pane = entries()->preview();
        QTRY_VERIFY(pane->reader()->shown() && pane->reader()->shown()->rowid == *m_current);
        press(Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(runs()->listView()->model()->rowCount(), 2);
    }

    void leavesTheFileAsItWas() { QCOMPARE(test::fileHash(m_audio), m_audioHash); }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        m_theme = std::make_unique<Theme>(*qApp);
        m_audio = test::copyOfDataFile(u"audio.db"_s, m_directory.path());
        m_audioHash = test::fileHash(m_audio);
    }

    void cleanupTestCase()
    {
        m_windows.reset();
        m_settings.reset();
        m_theme.reset();
    }

    void fromTheFirstStartToTheSecond()
    {
        using Step = void (TestWalk::*)();
        const std::pair<const char *, Step> steps[] = {
            {"starts with the start page", &TestWalk::startsWithTheStartPage},
            {"opens a file and scans it", &TestWalk::opensAFileAndScansIt},
            {"sorts by size", &TestWalk::sortsBySize},
            {"filters by a bar of a chart", &TestWalk::filtersByABarOfAChart},
            {"looks at an entry", &TestWalk::looksAtAnEntry},
            {"exports what is listed", &TestWalk::exportsWhatIsListed},
            {"runs a load test and stops it", &TestWalk::runsALoadTestAndStopsIt},
            {"runs it to its end", &TestWalk::runsItToItsEnd},
            {"compares the two", &TestWalk::comparesTheTwo},
            {"ends and finds all again", &TestWalk::endsAndFindsAllAgain},
            {"leaves the file as it was", &TestWalk::leavesTheFileAsItWas},
        };
        for (const auto &[name, step] : steps) {
            (this->*step)();
            if (QTest::currentTestFailed())
                return qWarning("It does not get further than where it %s", name);
        }
    }
};

QTEST_MAIN(TestWalk)
#include "test_walk.moc"
