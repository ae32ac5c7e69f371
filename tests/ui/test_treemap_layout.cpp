// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/treemap_layout.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cachescope::ui;

class TestTreemapLayout : public QObject
{
    Q_OBJECT

    static double worstRatio(const std::vector<QRectF> &cells)
    {
        double worst = 1.0;
        for (const QRectF &cell : cells)
            worst = std::max({worst, cell.width() / cell.height(), cell.height() / cell.width()});
        return worst;
    }

private Q_SLOTS:
    /// The example of the paper, figure 4.
    void laysOutAsThePaperDoes()
    {
        const auto cells = squarify({6, 6, 4, 3, 2, 2, 1}, QRectF(0, 0, 6, 4));
        QCOMPARE(cells.size(), std::size_t{7});
        QCOMPARE(cells[0], QRectF(0, 0, 3, 2));
        QCOMPARE(cells[1], QRectF(0, 2, 3, 2));
        QVERIFY(qAbs(cells[2].width() - 12.0 / 7.0) < 1e-9); // 4 and 3 beside each other, on top
        QVERIFY(qAbs(cells[2].height() - 7.0 / 3.0) < 1e-9);
        QVERIFY(qAbs(cells[3].height() - 7.0 / 3.0) < 1e-9);
        QVERIFY(worstRatio(cells) < 3.0);
    }

    void cellsFillTheAreaInProportion()
    {
        std::mt19937 random(7);
        std::vector<double> values;
        for (int i = 0; i < 64; ++i)
            values.push_back(std::pow(10.0, static_cast<double>(random() % 6000) / 1000.0));
        std::ranges::sort(values, std::greater());
        const QRectF area(3, 5, 548, 128);
        const auto cells = squarify(values, area);
        double sum = 0.0;
        for (const double value : values)
            sum += value;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const double share = cells[i].width() * cells[i].height() / (area.width() * area.height());
            QVERIFY(qAbs(share - values[i] / sum) < 1e-6);
            QVERIFY(area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(cells[i]));
            for (std::size_t j = 0; j < i; ++j) {
                const QRectF common = cells[i].intersected(cells[j]);
                QVERIFY(common.width() < 1e-6 || common.height() < 1e-6);
            }
        }
    }

    void nothingTakesNoRoom_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("none") << QList<double>{};
        QTest::newRow("all zero") << QList<double>{0, 0};
        QTest::newRow("some zero") << QList<double>{5, 1, 0, 0};
    }
    void nothingTakesNoRoom()
    {
        QFETCH(QList<double>, values);
        const auto cells = squarify({values.begin(), values.end()}, QRectF(0, 0, 100, 50));
        QCOMPARE(static_cast<qsizetype>(cells.size()), values.size());
        for (qsizetype i = 0; i < values.size(); ++i)
            QCOMPARE(cells[static_cast<std::size_t>(i)].isEmpty(), values[i] <= 0.0);
        QVERIFY(squarify({1, 1}, QRectF()).at(0).isEmpty());
    }

    void arrowKeysFindTheNeighbour()
    {
        const std::vector<QRectF> cells{{0, 0, 50, 100}, {50, 0, 50, 40}, {50, 40, 50, 60}};
        QCOMPARE(neighbourOf(cells, 1, -1, 0), std::size_t{0});
        QCOMPARE(neighbourOf(cells, 1, 0, 1), std::size_t{2});
        QCOMPARE(neighbourOf(cells, 2, 0, -1), std::size_t{1});
        QCOMPARE(neighbourOf(cells, 0, 1, 0), std::size_t{2}); // its centre is closer
        QCOMPARE(neighbourOf(cells, 2, 1, 0), std::size_t{2}); // there is none
    }
};

QTEST_GUILESS_MAIN(TestTreemapLayout)
#include "test_treemap_layout.moc"
