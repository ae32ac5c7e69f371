// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_history.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestRunHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverySampleOfAShortRun()
    {
        RunHistory history(QStringLiteral("corrected"));
        for (int i = 1; i <= 100; ++i)
            history.append(sampleAt(i));
        QCOMPARE(history.throughput().size(), 100);
        QCOMPARE(history.throughput().last(), QPointF(100.0, 1000.0));
    }

    void staysBoundedInALongRun()
    {
        RunHistory history(QStringLiteral("corrected"));
        for (int i = 1; i <= 50'000; ++i)
            history.append(sampleAt(i));
        QVERIFY(history.throughput().size() <= RunHistory::kMaxPoints);
        QVERIFY(history.throughput().size() > RunHistory::kMaxPoints / 4);
        QCOMPARE(history.throughput().size(), history.lockErrors().size());
        QVERIFY(history.throughput().first().x() < 100.0);
        QVERIFY(history.throughput().last().x() > 49'000.0);
        QCOMPARE(history.last()->atSeconds, 50'000.0);
    }

    void ratesAreThoseOfTheLastSecond()
    {
        RunHistory history(QStringLiteral("legacy"));
        load::RunSample sample;
        // Ten operations end in every second tenth of a second, none in the others: 50 a second.
        for (int i = 1; i <= 30; ++i) {
            sample.atSeconds = i / 10.0;
            sample.operations += i % 2 == 0 ? 10 : 0;
            sample.p99Ms = i % 2 == 0 ? 80.0 : 0.0;
            history.append(sample);
        }
        QVERIFY(qAbs(history.operationsPerSecond() - 50.0) < 6.0);
        QCOMPARE(history.p99Ms(), 80.0);
    }

    void aSampleOfAnInstantDoesNotMakeARate()
    {
        RunHistory history(QStringLiteral("legacy"));
        history.append(sampleAt(1));
        load::RunSample last = sampleAt(1);
        last.atSeconds = 1.001;
        last.operations += 100;
        history.append(last);
        QCOMPARE(history.operationsPerSecond(), 1000.0);
        QCOMPARE(history.throughput().size(), 1);
        QCOMPARE(history.last()->operations, last.operations);
    }

private:
    static load::RunSample sampleAt(int second)
    {
        load::RunSample sample;
        sample.atSeconds = second;
        sample.operations = 1000 * qint64{second};
        return sample;
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "test_run_history.moc"
