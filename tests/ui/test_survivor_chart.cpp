// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/miss_ratio_meter.h"
#include "ui/charts/survivor_chart.h"
#include "ui/charts/survivor_text.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace cachescope;
using namespace cachescope::ui;
using inspect::EntryFilter;

namespace {

constexpr double kDay = 86'400.0;
constexpr double kStart = 1'772'323'200.0; // 2026-03-01

/// A hundred entries of 10 kB, one read each day; each tenth is pinned.
std::shared_ptr<const inspect::SurvivorCurve> curveOf(int entries, bool tied = false)
{
    const auto index = std::make_shared<inspect::EntryIndex>();
    for (int i = 0; i < entries; ++i) {
        inspect::EntryIndex::Row row;
        row.rowid = i + 1;
        row.sizeBytes = 10'000;
        row.lastAccessed = tied ? kStart : kStart + i * kDay;
        row.pinned = i % 10 == 9;
        index->append(row);
    }
    inspect::EntryOrders orders(index);
    return std::make_shared<const inspect::SurvivorCurve>(
        inspect::EvictionReplay(index, {orders.by(inspect::EntrySort::LastAccessed), {}}, 1.0));
}

} // namespace

class TestSurvivorChart : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SurvivorChart> m_chart;

    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(m_chart->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_chart->viewport(), (from + to) / 2);
        QTest::mouseMove(m_chart->viewport(), to);
        QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_chart = std::make_unique<SurvivorChart>(*m_theme);
        m_chart->setCurve(curveOf(100));
        m_chart->resize(600, 300);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }
    void cleanup() { m_chart.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void beginsInTheMiddle()
    {
        QCOMPARE(m_chart->budget(), 450'000);
        QCOMPARE(m_chart->accessibleDescription(), m_chart->statement());
    }

    void saysWhatTheBudgetDrops()
    {
        m_chart->setBudget(300'000);
        QCOMPARE(m_chart->statement(), QStringLiteral("300 kB drops 60 entries read before 6 May"));
        m_chart->setBudget(890'000);
        QCOMPARE(m_chart->statement(), QStringLiteral("890 kB drops 1 entry read before 2 Mar"));
        m_chart->setBudget(900'000);
        QCOMPARE(m_chart->statement(), QStringLiteral("900 kB drops nothing"));
        m_chart->setBudget(1);
        QCOMPARE(m_chart->statement(), QStringLiteral("1 B drops 90 entries: all that are not pinned"));
    }

    void saysDaysAsTheyAreTold()
    {
        QCOMPARE(dayText(kStart, kStart + 30 * kDay), QStringLiteral("1 Mar"));
        QCOMPARE(dayText(kStart, kStart + 400 * kDay), QStringLiteral("1 Mar 2026"));
        QCOMPARE(dayText(kStart, kStart + kDay), QStringLiteral("1 Mar 00:00"));
        QVERIFY(!dayText(1e300, kStart).isEmpty());
        QCOMPARE(dayText(std::nan(""), kStart), QStringLiteral("never"));
    }

    void keepsTheBudgetWithinTheCurve()
    {
        QSignalSpy moved(m_chart.get(), &SurvivorChart::budgetMoved);
        m_chart->setBudget(5'000'000);
        QCOMPARE(m_chart->budget(), 900'000);
        m_chart->setBudget(-4);
        QCOMPARE(m_chart->budget(), 1);
        m_chart->setBudget(200'000);
        m_chart->setCurve(curveOf(80));
        QCOMPARE(m_chart->budget(), 200'000);
        m_chart->setCurve(curveOf(10));
        QCOMPARE(m_chart->budget(), 45'000);
        QCOMPARE(moved.count(), 0);
    }

    void tellsExactFigures()
    {
        const auto curve = curveOf(100);
        QCOMPARE(forecastFigures(curve->at(300'000), curve->total()),
                 QStringLiteral(
                     "Budget 300 kB\nkeeps 400 kB (40.0 %) · 40 entries (40.0 %)\ndrops 600 kB (60.0 %) · "
                     "60 entries (60.0 %)\nreaches back 4.7 weeks"));
    }

    void movesByMouse()
    {
        QSignalSpy moved(m_chart.get(), &SurvivorChart::budgetMoved);
        QSignalSpy dropped(m_chart.get(), &SurvivorChart::droppedChosen);
        const QPoint handle = m_chart->handle();
        drag(handle, handle + QPoint(60, 0));
        QVERIFY(moved.count() > 0);
        QVERIFY(m_chart->budget() > 500'000);
        QCOMPARE(moved.last().first().toLongLong(), m_chart->budget());
        QVERIFY(std::abs(m_chart->handle().x() - handle.x() - 60) <= 1);
        drag(m_chart->handle(), QPoint(m_chart->viewport()->width() - 1, 50));
        QCOMPARE(m_chart->budget(), 900'000);
        QCOMPARE(dropped.count(), 0);
    }

    void choosesASideByAClick()
    {
        QSignalSpy dropped(m_chart.get(), &SurvivorChart::droppedChosen);
        QSignalSpy kept(m_chart.get(), &SurvivorChart::keptChosen);
        m_chart->setBudget(300'000);
        const QPoint handle = m_chart->handle();
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, handle + QPoint(40, 0));
        QCOMPARE(dropped.count(), 1);
        const auto filter = dropped.first().first().value<EntryFilter>();
        QCOMPARE(filter.pinned.value(), false);
        QCOMPARE(filter.accessedTo.value(), kStart + 66 * kDay); // of 66 days before, six are pinned
        QVERIFY(dropped.first().at(1).toString().contains(QStringLiteral("300 kB")));
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, handle - QPoint(40, 0));
        QCOMPARE(kept.count(), 1);
        QCOMPARE(kept.first().first().value<EntryFilter>().accessedFrom.value(), kStart + 66 * kDay);
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, handle); // the line itself
        QCOMPARE(dropped.count() + kept.count(), 2);
    }

    void worksByKeyboard()
    {
        QSignalSpy dropped(m_chart.get(), &SurvivorChart::droppedChosen);
        QSignalSpy kept(m_chart.get(), &SurvivorChart::keptChosen);
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(m_chart->budget(), 459'000);
        QTest::keyClick(m_chart.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_chart->budget(), 369'000);
        QTest::keyClick(m_chart.get(), Qt::Key_PageUp);
        QCOMPARE(m_chart->budget(), 459'000);
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(dropped.count(), 1);
        QTest::keyClick(m_chart.get(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(kept.count(), 1);
        QTest::keyClick(m_chart.get(), Qt::Key_End);
        QCOMPARE(m_chart->budget(), 900'000);
        QTest::keyClick(m_chart.get(), Qt::Key_Return); // nothing is dropped
        QCOMPARE(dropped.count(), 1);
        QTest::keyClick(m_chart.get(), Qt::Key_Home);
        QCOMPARE(m_chart->budget(), 1);
    }

    void saysFiguresUnderThePointer()
    {
        m_chart->setBudget(300'000);
        QTest::mouseMove(m_chart->viewport(), m_chart->handle() + QPoint(60, 2)); // from another place
        QTest::mouseMove(m_chart->viewport(), m_chart->handle() + QPoint(60, 0));
        QTRY_COMPARE(m_chart->viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseMove(m_chart->viewport(), m_chart->handle());
        QTRY_COMPARE(m_chart->viewport()->cursor().shape(), Qt::SplitHCursor);
        m_chart->setCurve(curveOf(100, true));
        QTest::mouseMove(m_chart->viewport(), m_chart->handle() + QPoint(60, 0));
        QTRY_COMPARE(m_chart->viewport()->cursor().shape(), Qt::ArrowCursor); // no filter tells them apart
        QVERIFY(!m_chart->grab().isNull());
    }

    void choosesNothingThatNoFilterTellsApart()
    {
        QSignalSpy dropped(m_chart.get(), &SurvivorChart::droppedChosen);
        m_chart->setCurve(curveOf(100, true));
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(dropped.count(), 0);
    }

    void drawsNothingWithoutACurve()
    {
        QSignalSpy moved(m_chart.get(), &SurvivorChart::budgetMoved);
        m_chart->setCurve(nullptr);
        QCOMPARE(m_chart->budget(), 0);
        QVERIFY(m_chart->statement().isEmpty());
        m_chart->setFocus();
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, QPoint(300, 100));
        drag(QPoint(200, 100), QPoint(300, 100));
        QVERIFY(!m_chart->grab().isNull());
        QCOMPARE(moved.count(), 0);
        m_chart->setCurve(curveOf(0));
        QCOMPARE(m_chart->budget(), 0);
        QVERIFY(!m_chart->grab().isNull());
    }

    void saysTheMissRatioOfATrace()
    {
        inspect::MissRatioMeter meter(inspect::Sampling::exact());
        for (const qint64 key : {1, 2, 1, 2})
            meter.read(key, 0, 400'000);
        m_chart->setMissRatios(std::make_shared<const inspect::MissRatioCurve>(meter.curve()));
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("misses 100.0 % of reads")));
        m_chart->setBudget(850'000);
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("misses 50.0 % of reads")));
        QVERIFY(!m_chart->grab().isNull());
        m_chart->setMissRatios(nullptr);
        QVERIFY(!m_chart->accessibleDescription().contains(QStringLiteral("misses")));
    }
};

QTEST_MAIN(TestSurvivorChart)
#include "test_survivor_chart.moc"
