// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"
#include "ui/load/form/scenario_form.h"
#include "ui/models/lock_event_model.h"
#include "ui/pages/load_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/run_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
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
        QVERIFY(m_page->form()->scenario().sourceFile.isEmpty());
    }

    void runsBothDesignsInTurn()
    {
        QSignalSpy ended(m_page.get(), &LoadPage::ended);
        QTest::mouseClick(start(), Qt::LeftButton);
        QVERIFY(!start()->isEnabled());
        QVERIFY(stop()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
        QCOMPARE(m_page->header().chips.size(), 2);
        QVERIFY(m_page->runView()->throughputChart()->pointCount(0) > 0);
        QVERIFY(m_page->runView()->throughputChart()->pointCount(1) > 0);
        QCOMPARE(m_page->runView()->lockErrorTile()->figure(1), QStringLiteral("0"));
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
        QTRY_VERIFY_WITH_TIMEOUT(m_page->runView()->throughputChart()->pointCount(0) > 0, 30'000);
        QTest::mouseClick(stop(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30'000);
        QVERIFY(progressed.count() > 0);
        QVERIFY(!m_page->isRunning());
        QVERIFY(!stop()->isEnabled());
    }

    void lockEventsAreAModel()
    {
        LockEventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDesigns({QStringLiteral("a"), QStringLiteral("b")});
        model.setErrors(0, {{5, sqlite::LockPhase::Begin, sqlite::HandlerAsked::NoneSet, 1204},
                            {517, sqlite::LockPhase::Write, sqlite::HandlerAsked::Never, 34}});
        model.setErrors(1, {{5, sqlite::LockPhase::Begin, sqlite::HandlerAsked::NoneSet, 2}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(model.index(0, LockEventModel::Code).data().toString(), QStringLiteral("SQLITE_BUSY"));
        QCOMPARE(model.index(0, LockEventModel::FirstCount).data().toString(), QStringLiteral("1,204"));
        QCOMPARE(model.index(0, LockEventModel::FirstCount + 1).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(1, LockEventModel::FirstCount + 1).data().toString(), QStringLiteral("0"));
        model.setDesigns({QStringLiteral("a")});
        QCOMPARE(model.rowCount(), 0);
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

    QPushButton *start() const { return m_page->findChild<QPushButton *>(QStringLiteral("startRun")); }
    QPushButton *stop() const { return m_page->findChild<QPushButton *>(QStringLiteral("stopRun")); }
};

QTEST_MAIN(TestLoadPage)
#include "test_load_page.moc"
