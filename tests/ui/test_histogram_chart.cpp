// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_chart.h"
#include "ui/theme/theme.h"

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
};

QTEST_MAIN(TestHistogramChart)
#include "test_histogram_chart.moc"
