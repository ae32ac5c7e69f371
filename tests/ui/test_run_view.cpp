// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/unnamed_controls.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/stacked_time_chart.h"
#include "ui/charts/time_series_chart.h"
#include "ui/load/ablation_view.h"
#include "ui/load/live/fairness_card.h"
#include "ui/load/live/lock_event_card.h"
#include "ui/load/live/run_facts.h"
#include "ui/load/live/run_list_card.h"
#include "ui/load/live/run_text.h"
#include "ui/load/live/run_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/verdict_line.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestRunView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QScrollArea> m_area;
    RunView *m_view = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        m_area = std::make_unique<QScrollArea>();
        m_area->setWidgetResizable(true);
        m_view = new RunView(*m_theme);
        m_area->setWidget(m_view);
        m_area->resize(700, 600);
        m_area->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_area.get()));
    }

    void cleanup() { m_area.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void showsFiguresOfBothDesigns()
    {
        m_view->start({QStringLiteral("legacy"), QStringLiteral("corrected")}, 10.0);
        QCOMPARE(m_view->lockErrorTile()->figure(0), QStringLiteral("–"));
        m_view->takeSample(0, sample(1.0, 40));
        m_view->takeSample(1, sample(1.0, 0));
        m_view->refresh();
        QCOMPARE(m_view->lockErrorTile()->figure(0), QStringLiteral("40"));
        QCOMPARE(m_view->lockErrorTile()->figure(1), QStringLiteral("0"));
        QCOMPARE(m_view->throughputTile()->figure(0), QStringLiteral("1,000"));
        QCOMPARE(m_view->facts()->figure(0, RunFacts::Users), QStringLiteral("7"));
        QCOMPARE(m_view->facts()->figure(0, RunFacts::Checked), QStringLiteral("–"));
        QCOMPARE(m_view->charts()->throughputChart()->lines().size(), std::size_t{2});
        QCOMPARE(m_view->charts()->latencyChart()->lines().size(), std::size_t{6});
        QVERIFY(!m_view->list()->isVisible());
        QVERIFY(test::unnamedControls(m_view).isEmpty());
    }

    void whatIsNewIsDrawnWithoutBeingAsked()
    {
        m_view->start({QStringLiteral("corrected")}, 10.0);
        m_view->takeSample(0, sample(1.0, 0));
        QTRY_COMPARE(m_view->throughputTile()->figure(0), QStringLiteral("1,000"));
    }

    void chartsOutOfSightWaitUntilTheyAreSeen()
    {
        m_view->start({QStringLiteral("corrected")}, 10.0);
        QVERIFY(m_area->verticalScrollBar()->maximum() > 0);
        load::RunSample moment = sample(1.0, 0);
        moment.userMoments = {{3, 0, 2.0}, {3, 0, 4.0}};
        m_view->takeSample(0, moment);
        m_view->refresh();
        QVERIFY(m_view->fairness()->strip(0)->strip().isEmpty());
        m_area->verticalScrollBar()->setValue(m_area->verticalScrollBar()->maximum());
        QTRY_COMPARE(m_view->fairness()->strip(0)->strip().users(), 2);
        QVERIFY(!m_view->fairness()->strip(1)->isVisible());
    }

    void aHiddenViewTakesOverAllWhenItIsShown()
    {
        m_view->start({QStringLiteral("corrected")}, 10.0);
        m_area->hide();
        m_view->takeSample(0, sample(1.0, 3));
        m_view->refresh();
        QCOMPARE(m_view->lockErrorTile()->figure(0), QStringLiteral("–"));
        m_area->show();
        QTRY_COMPARE(m_view->lockErrorTile()->figure(0), QStringLiteral("3"));
    }

    void errorsAreStackedByCauseAndPerSecond()
    {
        m_view->start({QStringLiteral("legacy"), QStringLiteral("corrected")}, 10.0);
        for (int i = 1; i <= 10; ++i)
            m_view->takeSample(0, sample(i, 10 * i));
        m_view->refresh();
        StackedTimeChart *chart = m_view->charts()->lockChart();
        QTRY_COMPARE(chart->layers(), QStringList{QStringLiteral("BUSY, read")});
        QCOMPARE(chart->stacks().front().total(9), 100.0);
        for (SegmentedSwitch *button : m_view->charts()->findChildren<SegmentedSwitch *>())
            button->setCurrent(1);
        QCOMPARE(chart->stacks().front().total(9), 10.0);
    }

    void changesAreMarkedInEveryChart()
    {
        m_view->start({QStringLiteral("corrected")}, 10.0);
        m_view->takeSample(0, sample(1.0, 0));
        m_view->takeChange(0, {1.0, load::ChangeKind::Users, QStringLiteral("7"), QStringLiteral("3")});
        m_view->refresh();
        QVERIFY(
            m_view->charts()->throughputChart()->textAt(1.0).contains(QStringLiteral("users from 7 to 3")));
        QVERIFY(m_view->charts()->latencyChart()->textAt(1.0).contains(QStringLiteral("users from 7 to 3")));
    }

    void ofManyDesignsTwoAreCompared()
    {
        QStringList names;
        for (int i = 0; i < 8; ++i)
            names.append(QStringLiteral("design %1").arg(i));
        m_view->start(names, 10.0);
        const QAbstractItemModelTester tester(m_view->list()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(m_view->list()->isVisible());
        QCOMPARE(m_view->list()->model()->rowCount(), 8);
        m_view->begin(5);
        m_view->takeSample(0, sample(1.0, 1));
        m_view->takeSample(5, sample(1.0, 6));
        m_view->refresh();
        QCOMPARE(m_view->lockErrorTile()->figure(0), QStringLiteral("1"));
        QCOMPARE(m_view->lockErrorTile()->figure(1), QStringLiteral("6"));
        QCOMPARE(m_view->lockEvents()->model()->columnCount(), LockEventModel::FirstCount + 8);
        const QModelIndex errors = m_view->list()->model()->index(5, RunTableModel::LockErrors);
        QCOMPARE(errors.data().toString(), QStringLiteral("6"));
        QCOMPARE(errors.siblingAtColumn(RunTableModel::State).data().toString(), QStringLiteral("running"));
        // Who has chosen is not led on.
        Q_EMIT m_view->list()->table()->activated(m_view->list()->model()->index(2, 0));
        m_view->begin(6);
        QCOMPARE(m_view->list()->second(), 2);
        m_view->list()->box(1)->setCurrentIndex(0);
        Q_EMIT m_view->list()->box(1)->activated(0);
        QCOMPARE(m_view->charts()->throughputChart()->lines().size(), std::size_t{1});
    }

    void theAxisGrowsWhereNobodyKnowsItsEnd()
    {
        m_view->start({QStringLiteral("corrected")}, 0.0);
        m_view->takeSample(0, sample(100.0, 0));
        m_view->refresh();
        QVERIFY(m_view->charts()->throughputChart()->textAt(100.0).contains(QStringLiteral("corrected")));
    }

    void aSavedDocumentIsShownAgain()
    {
        load::RunReport report;
        report.design = QStringLiteral("corrected");
        report.operationsPerSecond = 1912.0;
        load::SeriesPoint point;
        point.atSeconds = 1.0;
        point.seconds = 1.0;
        point.operations = 1912;
        report.series = {point};
        const QJsonObject document{{QStringLiteral("runs"), QJsonArray{report.toJson(), report.toJson()}}};
        m_view->showRecorded(document);
        QCOMPARE(m_view->runs().size(), std::size_t{2});
        QCOMPARE(m_view->runs().back().name(), QStringLiteral("corrected (2)"));
        QCOMPARE(m_view->throughputTile()->figure(1), QStringLiteral("1,912"));
        m_view->showRecorded(QJsonObject());
        QVERIFY(m_view->runs().empty());
        QVERIFY(!m_view->notice()->isVisible());
    }

    void anAblationIsShownAgain()
    {
        load::AblationMatrix matrix;
        matrix.bases.push_back({QStringLiteral("legacy"),
                                {},
                                {{QStringLiteral("connection"),
                                  QStringLiteral("operation"),
                                  QStringLiteral("thread"),
                                  QStringLiteral("legacy+connection=thread"),
                                  {},
                                  -12}}});
        m_view->showRecorded({{QStringLiteral("ablation"), matrix.toJson()}});
        QVERIFY(m_view->ablation()->isVisible());
        QSignalSpy told(m_view, &RunView::told);
        Q_EMIT m_view->ablation()->told(Tone::Good, QStringLiteral("Copied."));
        QCOMPARE(told.count(), 1);
        matrix.bases.front().factors.clear();
        m_view->showAblation(matrix);
        QVERIFY(!m_view->ablation()->isVisible());
    }

    void runsThatDidNotComeAreSaid()
    {
        m_view->start({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, 10.0);
        m_view->takeReport(0, load::RunReport());
        m_view->takeSample(1, sample(1.0, 0));
        m_view->endRuns();
        QCOMPARE(m_view->runs().at(0).state(), RunState::Ended);
        QCOMPARE(stateText(m_view->runs().at(1)), QStringLiteral("broke off"));
        QCOMPARE(stateText(m_view->runs().at(2)), QStringLiteral("not run"));
    }

    void rowsOfLockErrorsAreSortedAndExplained()
    {
        m_view->start({QStringLiteral("legacy"), QStringLiteral("corrected")}, 10.0);
        LockEventCard *card = m_view->lockEvents();
        card->setCauses(
            0, {{QStringLiteral("SQLITE_BUSY"), QStringLiteral("read"), QStringLiteral("noneSet"), 5},
                {QStringLiteral("SQLITE_BUSY"), QStringLiteral("write"), QStringLiteral("never"), 9}});
        QTableView *table = card->table();
        QVERIFY(card->meaning().contains(QStringLiteral("Choose a row")));
        table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(card->meaning().contains(QStringLiteral("BEGIN IMMEDIATE")));
        const auto click = [table](int column) {
            QHeaderView *header = table->horizontalHeader();
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              QPoint(header->sectionViewportPosition(column) + 10, 8));
        };
        click(LockEventModel::FirstCount);
        QCOMPARE(table->model()->index(0, LockEventModel::FirstCount).data().toString(), QStringLiteral("9"));
        click(LockEventModel::FirstCount);
        QCOMPARE(table->model()->index(0, LockEventModel::FirstCount).data().toString(), QStringLiteral("5"));
        click(LockEventModel::Phase);
        QCOMPARE(table->model()->index(0, LockEventModel::Phase).data().toString(), QStringLiteral("read"));
    }

    void lockEventsAreAModel()
    {
        LockEventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDesigns({QStringLiteral("a"), QStringLiteral("b")});
        const QString busy = QStringLiteral("SQLITE_BUSY");
        model.setCauses(0, {{busy, QStringLiteral("begin"), QStringLiteral("noneSet"), 1204},
                            {busy, QStringLiteral("write"), QStringLiteral("asked"), 34}});
        model.setCauses(1, {{busy, QStringLiteral("begin"), QStringLiteral("noneSet"), 2}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(model.index(0, LockEventModel::Code).data().toString(), busy);
        QCOMPARE(model.index(0, LockEventModel::FirstCount).data().toString(), QStringLiteral("1,204"));
        QCOMPARE(model.index(0, LockEventModel::FirstCount + 1).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(1, LockEventModel::FirstCount + 1).data().toString(), QStringLiteral("0"));
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("timeout")));
        model.setDesigns({QStringLiteral("a")});
        QCOMPARE(model.rowCount(), 0);
    }

private:
    static load::RunSample sample(double seconds, qint64 errors)
    {
        load::RunSample sample;
        sample.atSeconds = seconds;
        sample.users = 7;
        sample.operations = static_cast<qint64>(1000 * seconds);
        sample.p50Ms = 1.0;
        sample.p95Ms = 5.0;
        sample.p99Ms = 9.0;
        sample.locks.totalErrors = static_cast<quint64>(errors);
        if (errors > 0)
            sample.locks.errors = {
                {5, sqlite::LockPhase::Read, sqlite::HandlerAsked::NoneSet, static_cast<quint64>(errors)}};
        return sample;
    }
};

QTEST_MAIN(TestRunView)
#include "test_run_view.moc"
