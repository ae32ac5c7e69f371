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

private:
    static load::RunSample sampleAt(int second)
    {
        load::RunSample sample;
        sample.atSeconds = second;
        sample.operationsPerSecond = 1000.0;
        return sample;
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "test_run_history.moc"
