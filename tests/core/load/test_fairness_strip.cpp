// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/fairness_strip.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cachescope::load;
using namespace Qt::StringLiterals;

/// How users fare over time, bounded in both directions.
class TestFairnessStrip : public QObject
{
    Q_OBJECT

private:
    static std::vector<UserMoment> all(int users, const UserMoment &moment)
    {
        return std::vector<UserMoment>(static_cast<std::size_t>(users), moment);
    }

private Q_SLOTS:
    void isEmptyUntilSomethingComes()
    {
        FairnessStrip strip;
        QVERIFY(strip.isEmpty());
        strip.add(1.0, {});
        QVERIFY(strip.isEmpty());
        QCOMPARE(strip.bands(), 0);
        QVERIFY(FairnessStrip::fromJson(strip.toJson()).isEmpty());
    }

    void fewUsersHaveABandEach()
    {
        FairnessStrip strip;
        strip.add(1.0, {{10, 0, 2.0}, {5, 15, 8.0}, {0, 0, 0.0}});
        strip.add(2.0, {{1, 0, 4.0}, {0, 3, 0.0}, {0, 0, 0.0}});
        QCOMPARE(strip.bands(), 3);
        QCOMPARE(strip.columns(), 2);
        QCOMPARE(strip.usersPerBand(), 1);
        QCOMPARE(strip.endOf(1), 2.0);
        QCOMPARE(strip.cell(0, 0).meanMs(), 2.0);
        QCOMPARE(strip.cell(1, 0).failedShare(), 0.75);
        QCOMPARE(strip.cell(1, 1).failedShare(), 1.0);
        QCOMPARE(strip.cell(1, 1).meanMs(), 0.0);
        QCOMPARE(strip.cell(2, 1).failedShare(), 0.0);
    }

    void manyUsersShareBandsAndTheWorstIsSeen()
    {
        FairnessStrip strip;
        auto users = all(2000, {10, 0, 2.0});
        users[1234] = {10, 0, 900.0};
        strip.add(1.0, users);
        QCOMPARE(strip.bands(), FairnessStrip::kMostBands);
        QCOMPARE(strip.usersPerBand(), 20);
        const auto &cell = strip.cell(1234 / 20, 0);
        QCOMPARE(cell.operations, 200);
        QCOMPARE(cell.worstMs, 900.0);
        QCOMPARE(cell.meanMs(), (19 * 2.0 + 900.0) / 20.0);
        QCOMPARE(strip.cell(0, 0).worstMs, 2.0);
    }

    void bandsCoverAllUsers()
    {
        for (const int users : {1, 99, 100, 101, 150, 199, 201, 1999}) {
            FairnessStrip strip;
            strip.add(1.0, all(users, {1, 0, 1.0}));
            QVERIFY(strip.bands() <= FairnessStrip::kMostBands);
            qint64 operations = 0;
            for (int band = 0; band < strip.bands(); ++band)
                operations += strip.cell(band, 0).operations;
            QCOMPARE(operations, users);
        }
    }

    void aLongRunHasWiderColumns()
    {
        FairnessStrip strip;
        for (int second = 1; second <= 1000; ++second)
            strip.add(second, {{1, second == 500 ? 1 : 0, second == 777 ? 50.0 : 1.0}});
        QVERIFY(strip.columns() <= FairnessStrip::kMostColumns);
        QVERIFY(strip.columns() > FairnessStrip::kMostColumns / 2);
        qint64 operations = 0;
        qint64 failed = 0;
        double worst = 0.0;
        for (int column = 0; column < strip.columns(); ++column) {
            operations += strip.cell(0, column).operations;
            failed += strip.cell(0, column).failed;
            worst = std::max(worst, strip.cell(0, column).worstMs);
            QVERIFY(column == 0 || strip.endOf(column) > strip.endOf(column - 1));
        }
        QCOMPARE(operations, 1000);
        QCOMPARE(failed, 1);
        QCOMPARE(worst, 50.0);
        QCOMPARE(strip.endOf(strip.columns() - 1), 1000.0);
    }

    void goesToJsonAndBack()
    {
        FairnessStrip strip;
        strip.add(1.0, {{10, 0, 2.5}, {3, 1, 0.125}});
        strip.add(2.0, {{0, 5, 0.0}, {7, 0, 1250.0}});
        const FairnessStrip back =
            FairnessStrip::fromJson(QJsonDocument::fromJson(QJsonDocument(strip.toJson()).toJson()).object());
        QCOMPARE(back, strip);
    }

    void figuresHaveThreeDigitsAndWhatWasNotMeasuredNone()
    {
        FairnessStrip strip;
        strip.add(1.0, {{3, 0, 123.456789}, {0, 4, 0.0}, {3, 0, 0.0123456}});
        const QJsonArray means = strip.toJson()[u"meanMs"_s].toArray();
        QCOMPARE(means[0].toArray()[0].toDouble(), 123.0);
        QVERIFY(means[1].toArray()[0].isNull());
        QCOMPARE(means[2].toArray()[0].toDouble(), 0.0123);
    }

    void theLargestIsNotLarge()
    {
        FairnessStrip strip;
        for (int second = 1; second <= 120; ++second)
            strip.add(second, all(2000, {98, 7, 123.456789}));
        const auto bytes = QJsonDocument(strip.toJson()).toJson(QJsonDocument::Compact).size();
        QVERIFY2(bytes < 250'000, qPrintable(QString::number(bytes)));
    }

    void nonsenseIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"{}", R"({"users": -5, "atSeconds": [1]})",
                                 R"({"users": 2147483647, "atSeconds": [1]})", R"({"users": "many"})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void nonsenseIsEmpty()
    {
        QFETCH(QByteArray, json);
        QVERIFY(FairnessStrip::fromJson(QJsonDocument::fromJson(json).object()).isEmpty());
    }

    void whatIsMissingInARowIsNothing()
    {
        const auto json = QJsonDocument::fromJson(
            R"({"users": 2, "atSeconds": [1, 2], "operations": [[3]], "failed": [[-4, "x"]], "meanMs": 7})");
        const FairnessStrip strip = FairnessStrip::fromJson(json.object());
        QCOMPARE(strip.columns(), 2);
        QCOMPARE(strip.cell(0, 0).operations, 3);
        QCOMPARE(strip.cell(0, 0).failed, 0);
        QCOMPARE(strip.cell(1, 1), FairnessStrip::Cell());
    }
};

QTEST_APPLESS_MAIN(TestFairnessStrip)
#include "test_fairness_strip.moc"
