// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/dialogs/question.h"
#include "ui/load/ablation_chart.h"
#include "ui/load/ablation_view.h"
#include "ui/load/form/scenario_form.h"
#include "ui/load/live/run_controls.h"
#include "ui/load/live/run_view.h"
#include "ui/pages/load_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/verdict_line.h"

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestLoadPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LoadPage> m_page;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_page = std::make_unique<LoadPage>(*m_theme);
        m_page->resize(1100, 700);
        m_page->show();
        m_page->form()->setScenario(small());
    }

    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void saysWhatStartWillDo()
    {
        const QString text = m_page->findChild<QLabel *>(QStringLiteral("idleText"))->text();
        QVERIFY(text.contains(QStringLiteral("4 simulated users")));
        QVERIFY(text.contains(QStringLiteral("corrected")));
    }

    void theFormMakesTheScenario()
    {
        const load::Scenario scenario = m_page->form()->scenario();
        QCOMPARE(scenario.users, 4);
        QCOMPARE(scenario.duration, std::chrono::milliseconds(1000));
        QCOMPARE(scenario.valueBytes, 1000);
        QCOMPARE(scenario.designs, (QStringList{QStringLiteral("legacy"), QStringLiteral("corrected")}));
        QVERIFY(scenario.sourceFile.isEmpty());
    }

    void theOpenFileCanBeCopied()
    {
        auto *source = m_page->findChild<QComboBox *>(QStringLiteral("sourceFile"));
        m_page->setOpenFile(QStringLiteral("/caches/audio.db"));
        Q_EMIT source->activated(1);
        QCOMPARE(m_page->form()->scenario().sourceFile, QStringLiteral("/caches/audio.db"));
        m_page->setOpenFile(QString());
        QCOMPARE(m_page->form()->scenario().sourceFile, QStringLiteral("/caches/audio.db"));
    }

    void runsBothDesignsInTurn()
    {
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        QTest::mouseClick(start(), Qt::LeftButton);
        QVERIFY(!start()->isEnabled());
        QVERIFY(stop()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
        QCOMPARE(m_page->header().chips.size(), 2);
        for (const RunHistory &run : m_page->runView()->runs())
            QVERIFY(!run.line(RunLine::Throughput).isEmpty());
        QTRY_COMPARE(m_page->runView()->lockErrorTile()->figure(1), QStringLiteral("0"));
        QVERIFY(!m_page->runView()->controls()->isVisible());
        QVERIFY(start()->isEnabled());
    }

    void stopsWhenAsked()
    {
        load::Scenario endless = small();
        endless.duration = std::chrono::hours(1);
        m_page->form()->setScenario(endless);
        QSignalSpy progressed(m_page.get(), &LoadPage::progressed);
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        QTest::mouseClick(start(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(hasPoints(), 30'000);
        QTest::mouseClick(stop(), Qt::LeftButton);
        QVERIFY(!stop()->isEnabled());
        QVERIFY(progressed.last().first().value<JobProgress>().text.startsWith(QStringLiteral("Stopping")));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30'000);
        QVERIFY(progressed.count() > 0);
        QVERIFY(!m_page->isRunning());
        QVERIFY(!stop()->isEnabled());
        QVERIFY(m_page->runView()->notice()->text().contains(QStringLiteral("1 design")));
    }

    // What was measured outlives the window that closes.
    void keepsWhatWasMeasuredWhenTheWindowCloses()
    {
        load::Scenario scenario = m_page->form()->scenario();
        scenario.duration = std::chrono::hours(1);
        QSignalSpy kept(m_page.get(), &LoadPage::runEnded);
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        m_page->stopAndKeep();
        QCOMPARE(kept.count(), 0);
        m_page->repeat(scenario);
        QTRY_VERIFY_WITH_TIMEOUT(hasPoints(), 30'000);
        m_page->stopAndKeep();
        QCOMPARE(kept.count(), 1);
        QVERIFY(kept.first().first().value<load::LoadDocument>().runs.front().interrupted);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(kept.count(), 1); // not told twice
    }

    void pausesAndChangesWhileItRuns()
    {
        load::Scenario scenario = m_page->form()->scenario();
        scenario.duration = std::chrono::hours(1);
        scenario.designs = {QStringLiteral("corrected")};
        m_page->repeat(scenario);
        RunControls *controls = m_page->runView()->controls();
        QVERIFY(controls->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(hasPoints(), 30'000);
        Q_EMIT controls->usersChosen(2);
        QTRY_COMPARE(m_page->runView()->runs().front().figures().users, std::optional(2));
        Q_EMIT controls->plannedRequested();
        QTRY_COMPARE(m_page->runView()->runs().front().figures().users, std::optional(4));
        const auto changes = [this] { return m_page->runView()->runs().front().changes().size(); };
        QTRY_COMPARE(changes(), std::size_t{2});
        m_page->setPaused(true);
        QTRY_COMPARE(changes(), std::size_t{3});
        QVERIFY(controls->pauseButton()->text().contains(QStringLiteral("Resume")));
        m_page->setPaused(false);
        QTRY_COMPARE(changes(), std::size_t{4});
        QVERIFY(controls->pauseButton()->text().contains(QStringLiteral("Pause")));
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        m_page->stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30'000);
        QTRY_COMPARE(changes(), std::size_t{4}); // as the report has them
    }

    void aScenarioThatIsWrongIsSaid()
    {
        load::Scenario scenario;
        scenario.users = -1;
        QSignalSpy told(m_page.get(), &LoadPage::told);
        m_page->repeat(scenario);
        QCOMPARE(told.count(), 1);
        QVERIFY(!m_page->isRunning());
    }

    void aRunThatCannotBePreparedSaysWhy()
    {
        load::Scenario scenario = m_page->form()->scenario();
        scenario.sourceFile = QStringLiteral("/nowhere/audio.db");
        QSignalSpy failed(m_page.get(), &LoadPage::failed);
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        QSignalSpy kept(m_page.get(), &LoadPage::runEnded);
        m_page->repeat(scenario);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30'000);
        QCOMPARE(kept.count(), 0);
        QCOMPARE(failed.count(), 0); // the notice says it
        QVERIFY(m_page->runView()->notice()->isVisible());
        QVERIFY(m_page->runView()->notice()->text().contains(QStringLiteral("Nothing was measured.")));
        QCOMPARE(m_page->runView()->runs().back().state(), RunState::NotRun);
        m_page->hide();
        m_page->repeat(scenario);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
    }

    // The report of one may have come from anywhere.
    void aFileIsNotChangedByRepeating()
    {
        const QTemporaryDir directory;
        load::Scenario scenario = small();
        scenario.sourceFile = directory.filePath(QStringLiteral("audio.db"));
        scenario.inPlace = true;
        scenario.designs = {QStringLiteral("corrected")};
        QVERIFY(QFile::copy(QStringLiteral(CACHESCOPE_TEST_DATA "/audio.db"), scenario.sourceFile));
        QSignalSpy told(m_page.get(), &LoadPage::told);
        m_page->repeat(scenario);
        QVERIFY(!m_page->isRunning());
        QCOMPARE(told.count(), 1);
        QVERIFY(m_page->form()->scenario().inPlace);
        const QString text = m_page->findChild<QLabel *>(QStringLiteral("idleText"))->text();
        QVERIFY(text.contains(QStringLiteral("audio.db itself, and changes it")));
        const QByteArray before = test::fileHash(scenario.sourceFile);
        start()->click();
        auto *question = m_page->findChild<Question *>();
        QVERIFY(question && question->isVisible() && !m_page->isRunning());
        question->reject();
        QTRY_VERIFY(!m_page->findChild<Question *>());
        QVERIFY(!m_page->isRunning());
        QCOMPARE(test::fileHash(scenario.sourceFile), before);
        start()->click();
        m_page->findChild<Question *>()->accept();
        QVERIFY(m_page->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), 30'000);
        QVERIFY(test::fileHash(scenario.sourceFile) != before);
    }

    void oneLoadTestAtATime()
    {
        load::Scenario endless = small();
        endless.duration = std::chrono::hours(1);
        m_page->repeat(endless);
        QVERIFY(m_page->isRunning());
        QSignalSpy told(m_page.get(), &LoadPage::told);
        m_page->repeat(small());
        QCOMPARE(told.count(), 1);
        QCOMPARE(m_page->form()->scenario().duration, endless.duration);
    }

    void aRunThatMeasuredNothingIsNotKept()
    {
        load::Scenario large = small();
        large.keyCount = 50'000;
        large.valueBytes = 20'000;
        QSignalSpy kept(m_page.get(), &LoadPage::runEnded);
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        m_page->repeat(large);
        m_page->stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30'000);
        QCOMPARE(kept.count(), 0);
        QVERIFY(m_page->runView()->notice()->text().contains(QStringLiteral("Nothing was measured.")));
    }

    void anAblationEndsWithItsPicture()
    {
        load::Scenario scenario = small();
        scenario.designs = {QStringLiteral("legacy")};
        scenario.ablation = true;
        scenario.duration = std::chrono::milliseconds(50);
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        m_page->repeat(scenario);
        QVERIFY(!m_page->runView()->ablation()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
        QVERIFY(m_page->runView()->ablation()->isVisible());
        QVERIFY(m_page->runView()->ablation()->chart()->grid().switches.size() > 3);
    }

private:
    static load::Scenario small()
    {
        load::Scenario scenario;
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("corrected")};
        scenario.users = 4;
        scenario.duration = std::chrono::seconds(1);
        scenario.keyCount = 20;
        scenario.valueBytes = 1000;
        return scenario;
    }

    bool hasPoints() const { return !m_page->runView()->runs().front().line(RunLine::Throughput).isEmpty(); }
    QPushButton *start() const { return m_page->findChild<QPushButton *>(QStringLiteral("startRun")); }
    QPushButton *stop() const { return m_page->findChild<QPushButton *>(QStringLiteral("stopRun")); }
};

QTEST_MAIN(TestLoadPage)
#include "test_load_page.moc"
