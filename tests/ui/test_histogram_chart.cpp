// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_chart.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestHistogramChart : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<HistogramChart> m_chart;

    static std::vector<inspect::HistogramBin> decades(double from, int count, qint64 entries)
    {
        std::vector<inspect::HistogramBin> bins;
        for (int i = 0; i < count; ++i, from *= 10.0)
            bins.push_back({from, from * 10.0, entries, entries * 100});
        return bins;
    }

    void hover(int bin)
    {
        QTest::mouseMove(m_chart->viewport(), m_chart->binCentre(bin) + QPoint(1, 1)); // from another place
        QTest::mouseMove(m_chart->viewport(), m_chart->binCentre(bin));
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_chart = std::make_unique<HistogramChart>(*m_theme, HistogramKind::Sizes, 0);
        m_chart->setBins(decades(100.0, 5, 7));
        m_chart->resize(600, 300);
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }
    void cleanup() { m_chart.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void forgetsTheBarUnderThePointerWithTheBars()
    {
        hover(2);
        QTRY_VERIFY(m_chart->accessibleDescription().contains(QStringLiteral("7 entries")));
        m_chart->setBins({});
        QVERIFY(m_chart->accessibleDescription().isEmpty());
        QCOMPARE(m_chart->viewport()->cursor().shape(), Qt::ArrowCursor);
    }

    void saysTheNewFiguresOfTheBarUnderThePointer()
    {
        hover(2);
        QTRY_VERIFY(m_chart->accessibleDescription().contains(QStringLiteral("7 entries")));
        m_chart->setBins(decades(100.0, 5, 8));
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("8 entries")));
    }

    void keepsTheChoiceWhereTheRangesAreTheSame()
    {
        m_chart->setChosen(HistogramChart::BinRange{1, 2});
        const QString range = m_chart->rangeText(*m_chart->chosen());
        m_chart->setBins(decades(100.0, 5, 8));
        QCOMPARE(m_chart->chosen(), (HistogramChart::BinRange{1, 2}));
        m_chart->setBins(decades(10.0, 7, 8)); // a smaller entry was added
        QCOMPARE(m_chart->chosen(), (HistogramChart::BinRange{2, 3}));
        QCOMPARE(m_chart->rangeText(*m_chart->chosen()), range);
    }

    void forgetsTheChoiceWhereTheRangesAreOther()
    {
        m_chart->setChosen(HistogramChart::BinRange{1, 2});
        m_chart->setBins(decades(50.0, 5, 8));
        QVERIFY(!m_chart->chosen());
    }

    void aClickChoosesAndADragBrushes()
    {
        QSignalSpy chosen(m_chart.get(), &HistogramChart::binsChosen);
        QSignalSpy brushed(m_chart.get(), &HistogramChart::binsBrushed);
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, m_chart->binCentre(1));
        QCOMPARE(chosen.takeFirst(), (QVariantList{1, 1}));
        drag(3, 1);
        QCOMPARE(brushed.takeFirst(), (QVariantList{1, 3}));
        QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, Qt::ControlModifier, m_chart->binCentre(2));
        QCOMPARE(brushed.takeFirst(), (QVariantList{2, 2}));
        QVERIFY(chosen.isEmpty());
    }

    void aDragMayLeaveTheBars()
    {
        QSignalSpy brushed(m_chart.get(), &HistogramChart::binsBrushed);
        QTest::mousePress(m_chart->viewport(), Qt::LeftButton, {}, m_chart->binCentre(3));
        QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, QPoint(m_chart->width() - 2, 5));
        QCOMPARE(brushed.takeFirst(), (QVariantList{3, 4}));
    }

    void keysChooseAndBrush()
    {
        QSignalSpy chosen(m_chart.get(), &HistogramChart::binsChosen);
        QSignalSpy brushed(m_chart.get(), &HistogramChart::binsBrushed);
        QTest::keyClick(m_chart.get(), Qt::Key_Home);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QVERIFY(m_chart->accessibleDescription().contains(m_chart->rangeText({1, 1})));
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), (QVariantList{1, 1}));
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("21 entries"))); // of three bins
        QTest::keyClick(m_chart.get(), Qt::Key_Space);
        QCOMPARE(brushed.takeFirst(), (QVariantList{1, 3}));
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), (QVariantList{2, 2})); // a plain arrow key begins anew
    }

    void drawsThePartInColourAndTheRestFaded()
    {
        m_chart->setPart(decades(100.0, 5, 3));
        QCOMPARE(m_chart->drawn(2), std::pair(3.0, 4.0));
        m_chart->setChosen(HistogramChart::BinRange{0, 1}); // the part knows better
        QCOMPARE(m_chart->drawn(2), std::pair(3.0, 4.0));
        m_chart->setPart({});
        QCOMPARE(m_chart->drawn(2), std::pair(0.0, 7.0));
        m_chart->setPart(decades(100.0, 4, 3)); // of other bins: not a part of these
        QVERIFY(m_chart->part().empty());
    }

    void saysExactFiguresOfThePart()
    {
        m_chart->setPart(decades(100.0, 5, 3));
        hover(2);
        QTRY_VERIFY(m_chart->accessibleDescription().contains(QStringLiteral("selected: 3 entries")));
        QCOMPARE(m_chart->table().size(), 6);
        QCOMPARE(m_chart->table().at(1),
                 (QStringList{QStringLiteral("100"), QStringLiteral("1000"), QStringLiteral("7"),
                              QStringLiteral("700"), QStringLiteral("3"), QStringLiteral("300")}));
    }

    void anEstimateSaysHowFarOffItMayBe()
    {
        const std::vector<inspect::Estimated> errors(5, {7.0, 5.6, 8.4});
        m_chart->setErrors(errors, errors);
        hover(2);
        QTRY_VERIFY(m_chart->accessibleDescription().contains(QStringLiteral("≈ 7 entries")));
        QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("± 20.0 %")));
        m_chart->setBins(decades(100.0, 5, 7)); // exact now
        QVERIFY(!m_chart->accessibleDescription().contains(QStringLiteral("≈")));
    }

    void estimatesAndMarksAreSeen()
    {
        const QImage exact = m_chart->grab().toImage();
        m_chart->setMarks({{5000.0, QStringLiteral("median 5 kB")}}, {});
        const QImage marked = m_chart->grab().toImage();
        QVERIFY(marked != exact);
        const std::vector<inspect::Estimated> errors(5, {7.0, 5.6, 8.4});
        m_chart->setErrors(errors, errors);
        QVERIFY(m_chart->grab().toImage() != marked);
        m_chart->setMeasure(HistogramChart::Measure::Bytes);
        QVERIFY(m_chart->marks().isEmpty());
    }

private:
    void drag(int from, int to)
    {
        QTest::mousePress(m_chart->viewport(), Qt::LeftButton, {}, m_chart->binCentre(from));
        QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, m_chart->binCentre(to));
    }
};

QTEST_MAIN(TestHistogramChart)
#include "test_histogram_chart.moc"
