// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/charts/histogram_chart.h"
#include "ui/charts/survivor_chart.h"
#include "ui/charts/type_bars.h"
#include "ui/file/demo_maker.h"
#include "ui/load/form/scenario_form.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/pages/load_page.h"
#include "ui/pages/overview/budget_card.h"
#include "ui/pages/overview/key_card.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/runs_page.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_strip.h"
#include "ui/widgets/tile.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace cachescope;
using namespace cachescope::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void fillsTheOverview()
    {
        openAndScan(QStringLiteral("audio.db"));
        QCOMPARE(m_window->overviewPage()->entriesTile()->figure(), QStringLiteral("113"));
        QVERIFY(!m_window->overviewPage()->chart(HistogramKind::Sizes)->bins().empty());
        QVERIFY(m_window->overviewPage()->isVisible());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("audio.db")));
        QCOMPARE(m_settings->recentFiles().size(), 1);
    }

    void switchesPagesByKeyboard()
    {
        openAndScan(QStringLiteral("audio.db"));
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(m_window->entriesPage()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(m_window->overviewPage()->isVisible());
    }

    void aLoadTestThatEndedIsARunAndIsRepeated()
    {
        load::Scenario scenario;
        scenario.name = QStringLiteral("Small");
        scenario.users = 2;
        scenario.keyCount = 10;
        scenario.valueBytes = 1000;
        scenario.duration = std::chrono::milliseconds(200);
        m_window->loadPage()->repeat(scenario);
        const RunLibrary *library = m_window->runsPage()->library();
        QTRY_COMPARE_WITH_TIMEOUT(library->list().runs.size(), std::size_t(1), 30'000);
        QCOMPARE(library->list().runs.front().name, QStringLiteral("Small"));
        m_window->showPage(Page::Runs);
        QVERIFY(m_window->runsPage()->isVisible());
        QTRY_VERIFY(!m_window->loadPage()->isRunning());
        Q_EMIT m_window->runsPage()->repeatRequested(scenario);
        QVERIFY(m_window->loadPage()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(library->list().runs.size(), std::size_t(2), 30'000);
        QCOMPARE(library->list().runs.front().users, 2);
    }

    void aScenarioThatIsDroppedAnywhereFillsTheForm()
    {
        const QString path = m_directory->filePath(QStringLiteral("nightly.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"users": 77})");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QVERIFY(m_window->loadPage()->isVisible());
        QTRY_COMPARE(m_window->loadPage()->form()->scenario().users, 77);
        QVERIFY(!m_window->loadPage()->isRunning());
    }

    void aFileIsNotOpenedBehindAPageThatNeedsNone()
    {
        m_settings->setPage(Page::Runs);
        m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
        QSignalSpy opened(&m_window->inspector(), &inspect::Inspector::opened);
        m_window->openFile(test::dataFile(QStringLiteral("audio.db"))); // as from the command line
        m_window->show();
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(m_window->overviewPage()->isVisible());
    }

    void entriesNeedAFile()
    {
        m_window->showPage(Page::Entries);
        QVERIFY(!m_window->entriesPage()->isVisible());
    }

    void saysInPlaceWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("text") << QStringLiteral("README.md");
        QTest::newRow("missing") << QStringLiteral("not-there.db");
        QTest::newRow("directory") << QStringLiteral("extraction-live");
    }
    void saysInPlaceWhatIsWrongWithAFile()
    {
        QFETCH(QString, name);
        m_window->openFile(test::dataFile(name));
        QTRY_VERIFY(m_window->banner()->isVisible());
        QVERIFY(m_window->banner()->text().size() > 20);
        QVERIFY(!m_window->inspector().isOpen());
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    void whatIsOpenStaysWhenAnotherFileCannotBeOpened()
    {
        openAndScan(QStringLiteral("audio.db"));
        m_window->showPage(Page::Entries);
        m_window->entriesPage()->findText(QStringLiteral(":ts"));
        QTRY_VERIFY(!model()->isLoading() && model()->rowCount() < 113 && model()->rowCount() > 0);
        const int rows = model()->rowCount();
        m_window->openFile(test::dataFile(QStringLiteral("README.md")));
        QTRY_VERIFY(m_window->banner()->isVisible());
        QVERIFY(m_window->entriesPage()->isVisible());
        QCOMPARE(m_window->path(), test::dataFile(QStringLiteral("audio.db")));
        QCOMPARE(m_window->filters().conditions().text(), QStringLiteral(":ts"));
        QCOMPARE(model()->rowCount(), rows);
        QCOMPARE(m_window->state().page, Page::Entries);
    }

    void aGoodFileTakesTheMessageAway()
    {
        m_window->openFile(test::dataFile(QStringLiteral("not-there.db")));
        QTRY_VERIFY(m_window->banner()->isVisible());
        openAndScan(QStringLiteral("audio.db"));
        QVERIFY(!m_window->banner()->isVisible());
    }

    void filterNarrowsTheRows()
    {
        openAndScan(QStringLiteral("audio.db"));
        m_window->showPage(Page::Entries);
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("keyFilter"));
        QTRY_COMPARE(model()->rowCount(), 113);
        QTest::keyClicks(field, QStringLiteral(":ts"));
        QTRY_VERIFY(!model()->isLoading() && model()->rowCount() < 113 && model()->rowCount() > 0);
        QVERIFY(m_window->entriesPage()->filterBar()->countText().contains(QStringLiteral("of 113 entries")));
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(m_window->entriesPage()->table()->currentIndex().row(), 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(model()->rowCount(), 113);
    }

    void aBarLeadsToItsEntries_data()
    {
        QTest::addColumn<HistogramKind>("kind");
        QTest::newRow("sizes") << HistogramKind::Sizes;
        QTest::newRow("ages") << HistogramKind::Ages;
        QTest::newRow("created") << HistogramKind::Created;
    }
    void aBarLeadsToItsEntries()
    {
        QFETCH(HistogramKind, kind);
        openAndScan(QStringLiteral("audio.db"));
        HistogramChart *chart = m_window->overviewPage()->chart(kind);
        QTRY_VERIFY(!chart->bins().empty());
        for (int bin = 0; bin < static_cast<int>(chart->bins().size()); ++bin) {
            m_window->showPage(Page::Overview);
            QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->binCentre(bin));
            QVERIFY(m_window->entriesPage()->isVisible());
            QTRY_VERIFY(!model()->isLoading());
            QCOMPARE(model()->rowCount(), chart->bins().at(static_cast<std::size_t>(bin)).entries);
        }
        QTest::mouseClick(chips().first(), Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 113);
        QVERIFY(!chart->chosen());
    }

    void aTypeLeadsToItsEntries()
    {
        openAndScan(QStringLiteral("audio.db"));
        TypeBars *types = m_window->overviewPage()->typeBars();
        QTRY_VERIFY(m_window->inspector().types() && m_window->inspector().types()->exact);
        const auto shares = m_window->inspector().types()->shares;
        for (int row = 0; row < qMin(types->rowCount(), 3); ++row) {
            m_window->showPage(Page::Overview);
            QTest::mouseClick(types, Qt::LeftButton, {}, types->rowCentre(row));
            QVERIFY(m_window->entriesPage()->isVisible());
            QTRY_VERIFY(!model()->isLoading());
            QCOMPARE(model()->rowCount(), shares.at(static_cast<std::size_t>(row)).entries);
        }
    }

    void aKindOfKeysLeadsToItsEntries()
    {
        openAndScan(QStringLiteral("audio.db"));
        KeyCard *card = m_window->overviewPage()->keyCard();
        QTRY_VERIFY(card->treemap()->tree());
        const inspect::KeyTreePtr tree = card->treemap()->tree();
        for (quint16 node = 1; node < tree->nodes().size(); ++node) {
            Q_EMIT card->treemap()->chosen(node);
            QTRY_VERIFY(!model()->isLoading());
            QCOMPARE(model()->rowCount(), tree->node(node).entries);
        }
    }

    void aBudgetLeadsToWhatItDrops()
    {
        openAndScan(QStringLiteral("audio.db"));
        BudgetCard *card = m_window->overviewPage()->budgetCard();
        QTRY_VERIFY(card->chart()->curve());
        const qint64 full = card->chart()->curve()->fullBudgetBytes();
        int tested = 0;
        for (int part = 1; part < 8; ++part) {
            const auto dropped = card->chart()->curve()->droppedFilter(full * part / 8);
            if (!dropped)
                continue; // no filter tells them apart
            m_window->showPage(Page::Overview);
            Q_EMIT card->chosen(*dropped, QStringLiteral("Dropped"));
            QVERIFY(m_window->entriesPage()->isVisible());
            QTRY_VERIFY(!model()->isLoading());
            QCOMPARE(model()->rowCount(), card->forecaster().forecast(full * part / 8).dropped.entries);
            ++tested;
        }
        QVERIFY(tested > 0);
    }

    void conditionsOfSeveralChartsHoldTogether()
    {
        openAndScan(QStringLiteral("audio.db"));
        OverviewPage *overview = m_window->overviewPage();
        HistogramChart *sizes = overview->chart(HistogramKind::Sizes);
        const int last = static_cast<int>(sizes->bins().size()) - 1;
        Q_EMIT sizes->binsBrushed(last / 2, last);
        QVERIFY(overview->isVisible()); // a brush stays where it is
        QTRY_VERIFY(overview->typeBars()->rowCount() > 0);
        Q_EMIT overview->typeBars()->typeBrushed(QStringLiteral("audio"));
        QTRY_VERIFY(
            overview->strip()->showButton()->text().contains(QRegularExpression(QStringLiteral("\\d"))));
        const QString left = overview->strip()->showButton()->text();
        overview->strip()->showButton()->click();
        QVERIFY(m_window->entriesPage()->isVisible());
        QTRY_VERIFY(!model()->isLoading());
        QVERIFY(model()->rowCount() > 0 && model()->rowCount() < 113);
        QVERIFY(left.contains(QString::number(model()->rowCount())));
        QCOMPARE(chips().size(), 2);
        chips().first()->click();
        QCOMPARE(chips().size(), 1);
        QVERIFY(sizes->chosen());
        chips().first()->click();
        QVERIFY(!sizes->chosen());
        QTRY_COMPARE(model()->rowCount(), 113);
    }

    void chartsShowWhatIsFilteredElsewhere()
    {
        openAndScan(QStringLiteral("audio.db"));
        HistogramChart *sizes = m_window->overviewPage()->chart(HistogramKind::Sizes);
        m_window->entriesPage()->findText(QStringLiteral(":ts"));
        QTRY_VERIFY(!sizes->part().empty());
        qint64 entries = 0;
        for (const inspect::HistogramBin &bin : sizes->part())
            entries += bin.entries;
        QCOMPARE(model()->rowCount(), 113); // it is hidden, and in no hurry
        m_window->showPage(Page::Entries);
        QTRY_VERIFY(!model()->isLoading());
        QCOMPARE(entries, model()->rowCount());
        m_window->entriesPage()->findText(QString());
        QTRY_VERIFY(sizes->part().empty());
    }

    void selectionIsCountedAndAddedUp()
    {
        openAndScan(QStringLiteral("audio.db"));
        m_window->showPage(Page::Entries);
        QTRY_COMPARE(model()->rowCount(), 113);
        m_window->entriesPage()->table()->selectAll();
        auto *status = m_window->findChild<QLabel *>(QStringLiteral("statusText"));
        QTRY_COMPARE(status->text(), QStringLiteral("113 of 113 selected · 872 kB"));
    }

    void opensADemoByItselfOnlyIfNothingIsOpen()
    {
        auto *demos = m_window->findChild<DemoMaker *>();
        const QString first = m_directory->filePath(QStringLiteral("first.db"));
        QSignalSpy scanned(&m_window->inspector(), &inspect::Inspector::scanFinished);
        demos->start(first, smallDemo());
        QTRY_COMPARE(scanned.count(), 1);
        QCOMPARE(m_window->inspector().info().path, first);
        QSignalSpy generated(demos, &DemoMaker::generated);
        const QString second = m_directory->filePath(QStringLiteral("second.db"));
        demos->start(second, smallDemo());
        QTRY_COMPARE(generated.count(), 1);
        QCOMPARE(m_window->inspector().info().path, first);
        QVERIFY(m_window->banner()->text().contains(second));
        QCOMPARE(m_window->banner()->buttons().size(), 1);
        m_window->banner()->buttons().first()->click();
        QTRY_COMPARE(scanned.count(), 2);
        QCOMPARE(m_window->inspector().info().path, second);
    }

    void aDemoDoesNotStopAFileFromBeingOpened_data()
    {
        QTest::addColumn<bool>("another");
        QTest::newRow("the first file") << false;
        QTest::newRow("in place of another") << true;
    }
    void aDemoDoesNotStopAFileFromBeingOpened()
    {
        QFETCH(bool, another);
        if (another)
            openAndScan(QStringLiteral("document.db"));
        QSignalSpy scanned(&m_window->inspector(), &inspect::Inspector::scanFinished);
        m_window->openFile(test::dataFile(QStringLiteral("audio.db")));
        Q_EMIT m_window->findChild<DemoMaker *>()->generated(test::dataFile(QStringLiteral("document.db")));
        QTRY_COMPARE(scanned.count(), 1);
        QCOMPARE(m_window->inspector().info().path, test::dataFile(QStringLiteral("audio.db")));
    }

    void opensADemoAfterAFileThatCouldNotBeOpened()
    {
        m_window->openFile(test::dataFile(QStringLiteral("not-there.db")));
        QTRY_VERIFY(m_window->banner()->isVisible());
        QSignalSpy scanned(&m_window->inspector(), &inspect::Inspector::scanFinished);
        Q_EMIT m_window->findChild<DemoMaker *>()->generated(test::dataFile(QStringLiteral("audio.db")));
        QTRY_COMPARE(scanned.count(), 1);
    }

    void saysThatADemoIsStillBeingGenerated()
    {
        auto *demos = m_window->findChild<DemoMaker *>();
        QSignalSpy started(demos, &DemoMaker::started);
        QSignalSpy generated(demos, &DemoMaker::generated);
        demos->start(m_directory->filePath(QStringLiteral("first.db")), smallDemo());
        demos->start(m_directory->filePath(QStringLiteral("second.db")), smallDemo());
        QVERIFY(m_window->banner()->text().startsWith(QStringLiteral("A demo cache is still being")));
        demos->ask();
        QVERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(generated.count(), 1);
        QCOMPARE(started.count(), 1);
        QVERIFY(!QFile::exists(m_directory->filePath(QStringLiteral("second.db"))));
    }

    void factsOfTheFileAreWhole_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1024, 640);
        QTest::newRow("usual") << QSize(1280, 800);
    }
    void factsOfTheFileAreWhole()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        openAndScan(QStringLiteral("audio-unpinned-schema.db"));
        const auto lists = m_window->overviewPage()->findChildren<FactList *>();
        QCOMPARE(lists.size(), 2);
        for (const FactList *list : lists) {
            QTRY_VERIFY(!list->findChildren<ElidedLabel *>().isEmpty());
            for (const ElidedLabel *label : list->findChildren<ElidedLabel *>()) {
                if (label->accessibleName() != QLatin1String("Path"))
                    QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
            }
        }
        QCOMPARE(m_window->size(), size);
    }

    void screenReadersHearOfPins()
    {
        openAndScan(QStringLiteral("audio.db"));
        m_window->showPage(Page::Entries);
        QTRY_COMPARE(model()->rowCount(), 113);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_window->entriesPage()->table());
        const auto name = [list](int row) { return list->child(row)->text(QAccessible::Name); };
        QCOMPARE(name(0), QStringLiteral("loading"));
        QTRY_VERIFY(model()->entryAt(0));
        int pinned = 0;
        for (int row = 0; row < list->childCount(); ++row) {
            QCOMPARE(name(row).endsWith(QStringLiteral(", pinned")), model()->entryAt(row)->pinned);
            pinned += model()->entryAt(row)->pinned ? 1 : 0;
        }
        QVERIFY(pinned > 0);
    }

    void everyControlHasAnAccessibleName()
    {
        openAndScan(QStringLiteral("audio.db"));
        QCOMPARE(test::unnamedControls(m_window.get()), QStringList());
    }

    void remembersPageAndOrder()
    {
        openAndScan(QStringLiteral("audio.db"));
        m_window->showPage(Page::Entries);
        model()->sort(EntryTableModel::Size, Qt::AscendingOrder);
        QTRY_VERIFY(!model()->isLoading());
        m_window->close();
        m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
        openAndScan(QStringLiteral("audio.db"));
        m_window->show();
        QVERIFY(m_window->entriesPage()->isVisible());
        QCOMPARE(model()->query().sort, inspect::EntrySort::Size);
        QVERIFY(!model()->query().descending);
    }

private:
    static load::GeneratorOptions smallDemo()
    {
        load::GeneratorOptions options;
        options.entries = 50;
        options.valueBytes = 1000;
        return options;
    }

    void openAndScan(const QString &name)
    {
        QSignalSpy scanned(&m_window->inspector(), &inspect::Inspector::scanFinished);
        m_window->openFile(test::dataFile(name));
        QTRY_COMPARE(scanned.count(), 1);
    }

    EntryTableModel *model() const { return m_window->entriesPage()->model(); }

    QList<QPushButton *> chips() const
    {
        QList<QPushButton *> found;
        for (QPushButton *button : m_window->entriesPage()->filterBar()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().endsWith(QStringLiteral("✕")))
                found.append(button);
        }
        return found;
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
