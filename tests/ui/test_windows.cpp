// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/load/history/run_store.h"
#include "tests/support/support.h"
#include "ui/dialogs/quit_question.h"
#include "ui/file/demo_maker.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/start_page.h"
#include "ui/preview/preview_pane.h"
#include "ui/runs/kept_runs_view.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_choice.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/tile.h"
#include "ui/window/window_menu.h"
#include "ui/window/windows.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

/// All windows of the program, through what a person does.
class TestWindows : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Windows> m_windows;

    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
    const QString m_documents = test::dataFile(QStringLiteral("document.db"));

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        start();
    }

    void cleanup()
    {
        m_windows.reset();
        m_settings.reset();
        setFormatStyle({});
        setThemeChoice(*m_theme, ThemeChoice::System);
    }

    void cleanupTestCase() { m_theme.reset(); }

    void withoutFilesThereIsOneWindowWithTheStartPage()
    {
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 1);
        QVERIFY(window(0)->startPage()->isVisible());
    }

    void eachFileGetsAWindow()
    {
        m_windows->begin({m_audio, m_documents}, Page::Entries);
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        QVERIFY(window(0)->isVisible() && window(1)->isVisible());
    }

    void aFileIsOpenedInTheWindowThatShowsNothing()
    {
        m_windows->begin({}, std::nullopt);
        m_windows->take({m_audio}, Page::Entries, {});
        QTRY_VERIFY(isOpen(0, m_audio));
        QTRY_VERIFY(window(0)->entriesPage()->isVisible());
        m_windows->take({m_documents}, std::nullopt, {});
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(isOpen(1, m_documents));
    }

    void aFileThatIsOpenComesToTheFront()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        QTRY_VERIFY(window(1)->isActiveWindow());
        m_windows->open(window(1), {m_audio}, OpenWhere::Here);
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(window(0)->isActiveWindow());
        QVERIFY(isOpen(1, m_documents));
    }

    void theSameFileIsOpenedAnewInItsOwnWindow()
    {
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        QSignalSpy opened(&window(0)->inspector(), &inspect::Inspector::opened);
        m_windows->open(window(0), {m_audio}, OpenWhere::Here);
        QVERIFY(opened.wait());
        QCOMPARE(m_windows->windows().size(), 1);
    }

    void aNewWindowShowsTheStartPage()
    {
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        trigger(window(0), QStringLiteral("New window"));
        QCOMPARE(m_windows->windows().size(), 2);
        QVERIFY(window(1)->startPage()->isVisible());
    }

    void recentFilesOpenInANewWindowToo()
    {
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        Q_EMIT window(0)->menu()->openRequested(m_documents, true);
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(isOpen(1, m_documents));
        QVERIFY(isOpen(0, m_audio));
    }

    void whatWasOpenIsOpenedAgain()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        look(window(0));
        window(0)->resize(1111, 700);
        const WindowState before = window(0)->state();
        m_windows->quit();
        QTRY_VERIFY(m_windows->windows().isEmpty());

        restart();
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        QTRY_VERIFY(window(0)->entriesPage()->isVisible());
        QCOMPARE(window(0)->height(), 700); // the test's screen is narrower than the window
        QCOMPARE(window(0)->filters().conditions().text(), QStringLiteral("ts"));
        EntryTableModel *model = window(0)->entriesPage()->model();
        QTRY_VERIFY(!model->isLoading() && model->rowCount() > 0);
        QCOMPARE(model->query().sort, inspect::EntrySort::Size);
        QVERIFY(!model->query().descending);
        QTRY_COMPARE(window(0)->state().entries.current, before.entries.current);
        QCOMPARE(window(0)->state().conditions, before.conditions);
        QVERIFY(window(1)->overviewPage()->isVisible());
    }

    void theLastWindowTakesWhatItShowsWithIt()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        window(0)->close();
        QTRY_COMPARE(m_windows->windows().size(), 1);
        window(0)->close();
        QTRY_VERIFY(m_windows->windows().isEmpty());
        restart();
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 1);
        QTRY_VERIFY(isOpen(0, m_documents));
    }

    void whatIsOpenIsKeptWhileItRuns()
    {
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        const SessionStore store(m_settings->sessionFile());
        QTRY_VERIFY_WITH_TIMEOUT(store.read().hasFiles(), 3 * Windows::kSettleMs);
        QCOMPARE(store.read().windows.at(0).path, m_audio);
        look(window(0));
        const auto kept = [&store] { return store.read().windows.at(0).entries; };
        QTRY_COMPARE_WITH_TIMEOUT(kept().current, window(0)->state().entries.current, 3 * Windows::kSettleMs);
        QCOMPARE(kept().sort, inspect::EntrySort::Size);
        window(0)->entriesPage()->preview()->setTab(PreviewTab::Hex);
        QTRY_COMPARE_WITH_TIMEOUT(kept().tab, PreviewTab::Hex, 3 * Windows::kSettleMs);
    }

    void aFileThatIsGoneIsToldInPlace()
    {
        keep({QStringLiteral("/nowhere/gone.db"), m_audio}, false);
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 2);
        QTRY_VERIFY(window(0)->banner()->isVisible());
        QVERIFY(window(0)->banner()->text().contains(QStringLiteral("gone.db")));
        QTRY_VERIFY(isOpen(1, m_audio));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    void whatEndedTheProgramIsOnlyOffered()
    {
        keep({m_audio}, true);
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 1);
        QVERIFY(window(0)->path().isEmpty());
        auto *offer = window(0)->findChild<QWidget *>(QStringLiteral("sessionOffer"));
        QVERIFY(offer->isVisible());
        offer->findChild<QPushButton *>()->click();
        QTRY_COMPARE(m_windows->windows().size(), 1);
        QTRY_VERIFY(isOpen(0, m_audio));
    }

    void restoringIsASetting()
    {
        keep({m_audio}, false);
        Preferences preferences;
        preferences.restoresSession = false;
        m_settings->setPreferences(preferences);
        restart();
        m_windows->begin({}, std::nullopt);
        QVERIFY(window(0)->path().isEmpty());
        QVERIFY(window(0)->findChild<QWidget *>(QStringLiteral("sessionOffer"))->isVisible());
    }

    void filesOnTheCommandLineComeInsteadOfThoseOfTheLastTime()
    {
        keep({m_audio}, false);
        m_windows->begin({m_documents}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 1);
        QTRY_VERIFY(isOpen(0, m_documents));
    }

    void settingsCountAtOnceInAllWindows()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(window(0)->inspector().summary() && window(1)->inspector().summary());
        m_windows->showSettings(window(0));
        Preferences chosen = m_windows->settingsDialog()->preferences();
        chosen.bytes = ByteUnits::Binary;
        chosen.theme = ThemeChoice::Dark;
        Q_EMIT m_windows->settingsDialog()->changed(chosen);
        for (MainWindow *each : m_windows->windows()) {
            QVERIFY2(each->overviewPage()->tiles().at(1)->figure().endsWith(QStringLiteral("iB")),
                     qPrintable(each->overviewPage()->tiles().at(1)->figure()));
            QVERIFY(each->header()->content().facts.contains(QStringLiteral("iB")));
        }
        QVERIFY(m_theme->tokens().dark);
        QCOMPARE(m_settings->preferences(), chosen);
        m_windows->settingsDialog()->close();
    }

    void whatIsUnfinishedIsAskedFor()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        startGenerating(window(0));
        QCOMPARE(window(0)->unfinished().size(), 1);
        window(0)->close();
        auto *question = window(0)->findChild<QuitQuestion *>();
        QVERIFY(question && question->isVisible());
        question->reject();
        QVERIFY(window(0)->isVisible());
        QVERIFY(!window(0)->unfinished().isEmpty()); // it goes on
        QTRY_VERIFY(!window(0)->findChild<QuitQuestion *>());
        window(0)->close();
        window(0)->findChild<QuitQuestion *>()->accept();
        QTRY_COMPARE(m_windows->windows().size(), 1);
        QVERIFY(!QFile::exists(demo()));
    }

    void quittingAsksOnceForAllWindows()
    {
        m_windows->begin({m_audio, m_documents}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio) && isOpen(1, m_documents));
        startGenerating(window(1));
        m_windows->quit();
        QList<QuitQuestion *> questions;
        for (MainWindow *each : m_windows->windows())
            questions += each->findChildren<QuitQuestion *>();
        QCOMPARE(questions.size(), 1);
        QCOMPARE(m_windows->windows().size(), 2);
        questions.first()->accept();
        QTRY_VERIFY(m_windows->windows().isEmpty());
        restart();
        m_windows->begin({}, std::nullopt);
        QCOMPARE(m_windows->windows().size(), 2);
    }

    void aWindowStaysWhileALoadTestCannotBeKept()
    {
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        QFile inTheWay(m_settings->runsDirectory());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        load::LoadDocument document;
        document.runs.resize(1);
        window(0)->runsPage()->keep(document);
        m_windows->quit();
        QTRY_VERIFY(window(0)->banner()->isVisible());
        QVERIFY(window(0)->banner()->text().contains(m_settings->runsDirectory()));
        QCOMPARE(window(0)->banner()->buttons().size(), 1); // to save it elsewhere
        QVERIFY(window(0)->isVisible());
        m_windows->quit(); // told once
        QTRY_VERIFY(m_windows->windows().isEmpty());
    }

    void aWindowClosesOnceItsLoadTestIsKept()
    {
        m_windows->begin({}, std::nullopt);
        load::LoadDocument document;
        document.runs.resize(1);
        window(0)->runsPage()->keep(document);
        window(0)->close();
        QTRY_VERIFY(m_windows->windows().isEmpty());
        QCOMPARE(load::RunStore(m_settings->runsDirectory()).list()->runs.size(), std::size_t(1));
    }

    // Nobody is asked when the desktop ends.
    void savingKeepsWhatALoadTestMeasured()
    {
        m_windows->begin({}, std::nullopt);
        load::Scenario scenario;
        scenario.users = 2;
        scenario.keyCount = 10;
        scenario.valueBytes = 1000;
        scenario.duration = std::chrono::hours(1);
        window(0)->loadPage()->repeat(scenario);
        QSignalSpy progressed(window(0)->loadPage(), &LoadPage::progressed);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 5, 30'000);
        m_windows->saveNow();
        const auto list = load::RunStore(m_settings->runsDirectory()).list();
        QVERIFY(list && list->runs.size() == 1);
        QTRY_VERIFY(!window(0)->loadPage()->isRunning());
    }

    void theActiveWindowOfTheLastTimeStaysSoWithoutTheOthers()
    {
        const QString extraction = test::dataFile(QStringLiteral("extraction.db"));
        keep({m_audio, m_documents, extraction}, true, 1);
        m_windows->begin({m_audio}, std::nullopt);
        QTRY_VERIFY(isOpen(0, m_audio));
        Q_EMIT window(0)->restoreRequested();
        QCOMPARE(m_windows->windows().size(), 3);
        QTRY_VERIFY(window(1)->isActiveWindow());
        QCOMPARE(window(1)->path(), m_documents);
    }

    void runsAreFoundWithoutAFile()
    {
        m_windows->begin({}, std::nullopt);
        window(0)->showPage(Page::Load);
        trigger(window(0), QStringLiteral("Find a key"));
        QVERIFY(!filterOfRuns()->hasFocus());
        window(0)->showPage(Page::Runs);
        load::LoadDocument document;
        document.runs.resize(1);
        window(0)->runsPage()->keep(document);
        QTRY_VERIFY(filterOfRuns()->isVisible());
        QTRY_VERIFY(window(0)->isActiveWindow());
        trigger(window(0), QStringLiteral("Find a key"));
        QVERIFY(filterOfRuns()->hasFocus());
    }

    void aDemoThatIsOpenElsewhereIsShownThere()
    {
        m_windows->begin({}, std::nullopt);
        m_windows->newWindow();
        m_windows->open(window(0), {m_audio}, OpenWhere::Here);
        QTRY_VERIFY(isOpen(0, m_audio));
        Q_EMIT window(1)->findChild<DemoMaker *>()->generated(m_audio);
        QTRY_VERIFY(window(0)->isActiveWindow());
        QVERIFY(window(1)->path().isEmpty());
    }

private:
    QLineEdit *filterOfRuns() const
    {
        return window(0)->runsPage()->listView()->findChild<QLineEdit *>(QStringLiteral("runFilter"));
    }

    void start()
    {
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_windows = std::make_unique<Windows>(*m_theme, *m_settings);
    }

    void restart()
    {
        m_windows.reset();
        m_settings.reset();
        start();
    }

    MainWindow *window(int place) const { return m_windows->windows().at(place); }

    bool isOpen(int place, const QString &path) const
    {
        inspect::Inspector &inspector = window(place)->inspector();
        return inspector.isOpen() && inspector.info().path == path;
    }

    /// Sorts, filters and selects something on the page of entries.
    static void look(MainWindow *window)
    {
        window->showPage(Page::Entries);
        EntriesPage *page = window->entriesPage();
        inspect::EntryQuery query = page->model()->query();
        query.sort = inspect::EntrySort::Size;
        query.descending = false;
        page->model()->setQuery(query);
        page->findText(QStringLiteral("ts"));
        QTRY_VERIFY(!page->model()->isLoading() && page->model()->rowCount() > 3);
        page->table()->selectRow(3);
    }

    void keep(const QStringList &paths, bool isBeingRestored, int active = 0) const
    {
        Session session;
        for (const QString &path : paths) {
            session.windows.emplace_back();
            session.windows.back().path = path;
        }
        session.isBeingRestored = isBeingRestored;
        session.active = active;
        SessionStore(m_settings->sessionFile()).save(session);
    }

    static void trigger(const MainWindow *window, const QString &name)
    {
        for (QAction *action : window->menu()->actions()) {
            if (QString(action->text()).remove(QLatin1Char('&')) == name)
                return action->trigger();
        }
        QFAIL("no such action");
    }

    QString demo() const { return m_directory->filePath(QStringLiteral("demo.db")); }

    /// Of more entries than it could write meanwhile.
    void startGenerating(MainWindow *window) const
    {
        load::GeneratorOptions options;
        options.entries = 2'000'000;
        window->findChild<DemoMaker *>()->start(demo(), options);
    }
};

QTEST_MAIN(TestWindows)
#include "test_windows.moc"
