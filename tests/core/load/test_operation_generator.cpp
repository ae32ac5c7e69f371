// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/operation_generator.h"
#include "core/load/operations/workload.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// What users do, and that they do it again.
class TestOperationGenerator : public QObject
{
    Q_OBJECT

private:
    static QList<Operation> sequence(const Scenario &scenario, int user, int length = 1000)
    {
        const auto workload = Workload::load(scenario, QString());
        if (!workload)
            qFatal("%s", qPrintable(workload.error().message));
        OperationGenerator generator(**workload, user);
        QList<Operation> operations;
        for (int i = 0; i < length; ++i)
            operations << generator.next();
        return operations;
    }
    static QList<qint64> keysOf(const QList<Operation> &operations)
    {
        QList<qint64> keys;
        for (const Operation &operation : operations)
            keys << operation.key;
        return keys;
    }
    static QList<nanoseconds> pausesOf(const QList<Operation> &operations)
    {
        QList<nanoseconds> pauses;
        for (const Operation &operation : operations)
            pauses << operation.pause;
        return pauses;
    }
    static Scenario anyScenario()
    {
        Scenario scenario;
        scenario.keyCount = 500;
        scenario.users = 4;
        return scenario;
    }
    static Scenario rated(Arrivals arrivals)
    {
        Scenario scenario = anyScenario();
        scenario.arrivalRate = 1000.0; // every 4 ms for each of 4 users
        scenario.arrivals = arrivals;
        return scenario;
    }
    Scenario traced(const QByteArray &csv)
    {
        Scenario scenario = anyScenario();
        scenario.keys = KeyDistribution::Trace;
        scenario.users = 2;
        scenario.traceFile = m_directory.filePath(QStringLiteral("trace.csv"));
        QFile file(scenario.traceFile);
        if (file.open(QIODevice::WriteOnly))
            file.write(csv);
        return scenario;
    }

    const QTemporaryDir m_directory;

private Q_SLOTS:
    void theSameSeedGivesTheSameSequence_data()
    {
        QTest::addColumn<KeyDistribution>("keys");
        QTest::newRow("uniform") << KeyDistribution::Uniform;
        QTest::newRow("zipf") << KeyDistribution::Zipf;
        QTest::newRow("hotspot") << KeyDistribution::Hotspot;
        QTest::newRow("latest") << KeyDistribution::Latest;
        QTest::newRow("sessions") << KeyDistribution::Sessions;
    }
    void theSameSeedGivesTheSameSequence()
    {
        QFETCH(KeyDistribution, keys);
        Scenario scenario = anyScenario();
        scenario.keys = keys;
        scenario.valueSizes = SizeDistribution::LogNormal;
        QVERIFY(sequence(scenario, 3) == sequence(scenario, 3));
    }

    void anotherSeedOrUserGivesAnother()
    {
        Scenario scenario = anyScenario();
        const auto first = sequence(scenario, 3);
        QVERIFY(first != sequence(scenario, 2));
        scenario.seed = 43;
        QVERIFY(first != sequence(scenario, 3));
    }

    void theDesignsAndTheDiskChangeNothing()
    {
        Scenario scenario = anyScenario();
        const auto first = sequence(scenario, 0);
        scenario.designs = {QStringLiteral("legacy")};
        scenario.disk = *DiskModel::fromText(QStringLiteral("sync=5ms"));
        scenario.processes = 2;
        scenario.valueCheck = ValueCheck::Off;
        QVERIFY(first == sequence(scenario, 0));
    }

    void aDifferentThinkTimeMixOrSizeKeepsTheKeys_data()
    {
        QTest::addColumn<KeyDistribution>("keys");
        QTest::newRow("zipf") << KeyDistribution::Zipf;
        QTest::newRow("uniform") << KeyDistribution::Uniform;
        QTest::newRow("hotspot") << KeyDistribution::Hotspot;
        QTest::newRow("sessions") << KeyDistribution::Sessions;
    }
    void aDifferentThinkTimeMixOrSizeKeepsTheKeys()
    {
        QFETCH(KeyDistribution, keys);
        Scenario scenario = anyScenario();
        scenario.keys = keys;
        const auto before = keysOf(sequence(scenario, 0));
        scenario.mix.setWeight(OperationKind::GetMany, 3.0);
        QCOMPARE(keysOf(sequence(scenario, 0)), before);
        scenario.thinkTime = milliseconds(0);
        QCOMPARE(keysOf(sequence(scenario, 0)), before);
        scenario.valueSizes = SizeDistribution::Uniform;
        QCOMPARE(keysOf(sequence(scenario, 0)), before);
        scenario.arrivalRate = 100.0;
        QCOMPARE(keysOf(sequence(scenario, 0)), before);
        scenario.arrivals = Arrivals::Together;
        QCOMPARE(keysOf(sequence(scenario, 0)), before);
    }

    void operationsHaveTheirShares()
    {
        Scenario scenario = anyScenario();
        for (const auto kind :
             {OperationKind::Get, OperationKind::Put, OperationKind::Pin, OperationKind::Play})
            scenario.mix.setWeight(kind, 2.0);
        QMap<OperationKind, int> counts;
        for (const Operation &operation : sequence(scenario, 0, 20'000))
            ++counts[operation.kind];
        QCOMPARE(counts.size(), 4);
        for (const int count : counts)
            QVERIFY(std::abs(count - 5000) < 310); // five standard deviations
    }

    void batchesTakeSoManyKeys()
    {
        Scenario scenario = anyScenario();
        for (std::size_t i = 0; i < kOperationKinds; ++i)
            scenario.mix.setWeight(static_cast<OperationKind>(i), 1.0);
        scenario.batchSize = 30;
        for (const qint64 keyCount : {500, 7}) {
            scenario.keyCount = keyCount;
            for (const Operation &operation : sequence(scenario, 0)) {
                const bool many = operation.kind == OperationKind::GetMany ||
                                  operation.kind == OperationKind::PutMany ||
                                  operation.kind == OperationKind::Pin;
                QCOMPARE(operation.count, many ? std::min<qint64>(30, keyCount) : 1);
            }
        }
    }

    void latestStoresToNewKeys()
    {
        Scenario scenario = anyScenario();
        scenario.keys = KeyDistribution::Latest;
        scenario.prefill = 0.5;
        qint64 stored = 0;
        for (const Operation &operation : sequence(scenario, 1, 200)) {
            if (operation.kind == OperationKind::Put)
                QCOMPARE(operation.key, 250 + stored++ * 4 + 1);
        }
        QVERIFY(stored > 20);
    }

    void pausesHaveTheirMeanAndNoneIsNone()
    {
        Scenario scenario = anyScenario();
        scenario.thinkTime = milliseconds(20);
        double total = 0.0;
        for (const nanoseconds pause : pausesOf(sequence(scenario, 0, 20'000)))
            total += static_cast<double>(pause.count()) / 1e6;
        QVERIFY(std::abs(total / 20'000 - 20.0) < 0.71); // five standard errors
        scenario.thinkTime = milliseconds(0);
        for (const nanoseconds pause : pausesOf(sequence(scenario, 0)))
            QCOMPARE(pause.count(), 0);
    }

    void poissonArrivalsRiseAtRandomAndHaveTheirRate()
    {
        const auto times = pausesOf(sequence(rated(Arrivals::Poisson), 1, 20'000));
        QVERIFY(std::ranges::is_sorted(times));
        const double meanMs = static_cast<double>(times.last().count()) / 1e6 / 20'000;
        QVERIFY(std::abs(meanMs - 4.0) < 0.15); // five standard errors
        int shorter = 0;
        for (qsizetype i = 1; i < times.size(); ++i)
            shorter += times[i] - times[i - 1] < milliseconds(4) ? 1 : 0;
        QVERIFY(std::abs(shorter - 12'642) < 350); // 1 - 1/e of them
        QVERIFY(times != pausesOf(sequence(rated(Arrivals::Poisson), 2, 20'000)));
    }

    void steadyArrivalsFallEvenlyBetweenThoseOfOthers()
    {
        QList<nanoseconds> all;
        for (int user = 0; user < 4; ++user)
            all += pausesOf(sequence(rated(Arrivals::Steady), user, 100));
        std::ranges::sort(all);
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(all[i], nanoseconds(milliseconds(i + 1)));
    }

    void togetherAllUsersBeginAtTheSameMoments()
    {
        const auto first = pausesOf(sequence(rated(Arrivals::Together), 0, 100));
        for (int user = 1; user < 4; ++user)
            QCOMPARE(pausesOf(sequence(rated(Arrivals::Together), user, 100)), first);
        for (qsizetype i = 0; i < first.size(); ++i)
            QCOMPARE(first[i], nanoseconds(milliseconds(4 * i)));
    }

    /// Their gap may be longer than the run.
    void togetherUsersBeginAsMeasuringDoes_data()
    {
        QTest::addColumn<int>("warmUpMs");
        QTest::addColumn<QList<int>>("momentsMs");
        QTest::newRow("no warm-up") << 0 << QList<int>{0, 4000, 8000};
        QTest::newRow("shorter than the gap") << 1500 << QList<int>{1500, 5500, 9500};
        QTest::newRow("a gap") << 4000 << QList<int>{0, 4000, 8000};
        QTest::newRow("longer than the gap") << 9000 << QList<int>{1000, 5000, 9000};
    }
    void togetherUsersBeginAsMeasuringDoes()
    {
        QFETCH(int, warmUpMs);
        QFETCH(QList<int>, momentsMs);
        Scenario scenario = rated(Arrivals::Together);
        scenario.users = 200;
        scenario.arrivalRate = 50.0;
        scenario.warmUp = milliseconds(warmUpMs);
        const auto moments = pausesOf(sequence(scenario, 199, 3));
        for (qsizetype i = 0; i < moments.size(); ++i)
            QCOMPARE(moments[i], nanoseconds(milliseconds(momentsMs[i])));
    }

    void aTraceIsDealtOutToTheUsersAndBeginsAgain()
    {
        const Scenario scenario = traced("key,op,bytes\na,put,700\nb,remove,\nc,getMany,9\n");
        const auto first = sequence(scenario, 0, 4);
        QCOMPARE(keysOf(first), (QList<qint64>{0, 2, 1, 0}));
        QCOMPARE(keysOf(sequence(scenario, 1, 4)), (QList<qint64>{1, 0, 2, 1}));
        QCOMPARE(first[0].kind, OperationKind::Put);
        QCOMPARE(first[0].valueBytes, 700);
        QCOMPARE(first[0].count, 1);
        QCOMPARE(first[1].kind, OperationKind::GetMany);
        QCOMPARE(first[1].valueBytes, 64); // the least that a value has
        QCOMPARE(first[1].count, 3);       // all keys, fewer than batchSize
        QCOMPARE(first[2].kind, OperationKind::Remove);
        QCOMPARE(first[2].valueBytes, scenario.valueBytes);
    }

    void whatATraceLeavesOutIsDrawn()
    {
        Scenario scenario = traced("key\na\nb\nc\n");
        scenario.thinkTime = milliseconds(20);
        scenario.valueSizes = SizeDistribution::Uniform;
        const auto operations = sequence(scenario, 0, 3000);
        QCOMPARE(keysOf(operations).mid(0, 3), (QList<qint64>{0, 2, 1}));
        int stores = 0;
        double totalMs = 0.0;
        bool isVaried = false;
        for (const Operation &operation : operations) {
            stores += operation.kind == OperationKind::Put ? 1 : 0;
            totalMs += static_cast<double>(operation.pause.count()) / 1e6;
            isVaried = isVaried || operation.valueBytes != operations[0].valueBytes;
        }
        QVERIFY(std::abs(stores - 600) < 110); // five standard deviations
        QVERIFY(std::abs(totalMs / 3000 - 20.0) < 1.9);
        QVERIFY(isVaried);
    }

    void theTimesOfATraceGoOnInTheNextRound()
    {
        // Three rows span 6 ms: 4 ms, and one mean gap of 2 ms.
        const Scenario scenario = traced("key,ms\na,100\nb,101\nc,104\n");
        const QList<nanoseconds> first{milliseconds(0), milliseconds(4), milliseconds(7), milliseconds(12)};
        QCOMPARE(pausesOf(sequence(scenario, 0, 4)), first);
        const QList<nanoseconds> second{milliseconds(1), milliseconds(6), milliseconds(10), milliseconds(13)};
        QCOMPARE(pausesOf(sequence(scenario, 1, 4)), second);
    }

    void aRateGoesOverTheTimesOfATrace()
    {
        Scenario scenario = traced("key,ms\na,100\nb,101\nc,104\n");
        scenario.arrivalRate = 1000.0;
        scenario.arrivals = Arrivals::Together;
        const QList<nanoseconds> times{milliseconds(0), milliseconds(2), milliseconds(4)};
        QCOMPARE(pausesOf(sequence(scenario, 0, 3)), times);
    }
};

QTEST_APPLESS_MAIN(TestOperationGenerator)
#include "test_operation_generator.moc"
