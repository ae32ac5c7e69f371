// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/operation_generator.h"
#include "core/load/operations/workload.h"

#include <QTest>

using namespace cachescope::load;
using std::chrono::milliseconds;

/// The number that tells whether two runs did the same.
class TestOperationDigest : public QObject
{
    Q_OBJECT

private:
    static Scenario anyScenario()
    {
        Scenario scenario;
        scenario.keyCount = 500;
        scenario.users = 4;
        return scenario;
    }
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
    static quint64 digestOf(const QList<Operation> &operations, int user)
    {
        OperationDigest digest(user);
        for (const Operation &operation : operations)
            digest.add(operation);
        return digest.value();
    }

private Q_SLOTS:
    void equalSequencesHaveEqualDigests()
    {
        const Scenario scenario = anyScenario();
        QCOMPARE(digestOf(sequence(scenario, 1), 1), digestOf(sequence(scenario, 1), 1));
        QVERIFY(digestOf(sequence(scenario, 1), 1) != digestOf(sequence(scenario, 2), 2));
        QVERIFY(digestOf(sequence(scenario, 1), 1) != digestOf(sequence(scenario, 1, 999), 1));
        QVERIFY(OperationDigest(0).value() != OperationDigest(1).value());
    }

    void aDigestTellsWhatWasDoneAndNotWhen()
    {
        const QList<Operation> plain{{OperationKind::Put, 3, 1, 500, milliseconds(1)},
                                     {OperationKind::Get, 4, 1, 500, milliseconds(1)}};
        const quint64 digest = digestOf(plain, 0);
        auto changed = plain;
        changed[0].pause = milliseconds(9);
        QCOMPARE(digestOf(changed, 0), digest);
        changed = plain;
        changed[0].kind = OperationKind::Get;
        QVERIFY(digestOf(changed, 0) != digest);
        changed = plain;
        changed[0].key = 4;
        QVERIFY(digestOf(changed, 0) != digest);
        changed = plain;
        changed[1].count = 2;
        QVERIFY(digestOf(changed, 0) != digest);
        changed = plain;
        changed[1].valueBytes = 501;
        QVERIFY(digestOf(changed, 0) != digest);
        QVERIFY(digestOf({plain[1], plain[0]}, 0) != digest);
    }

    void digestsOfUsersAddUpInAnyOrderWhateverTheDesign()
    {
        const auto sumOf = [](const Scenario &scenario, const QList<int> &users) {
            quint64 sum = 0;
            for (const int user : users)
                sum += digestOf(sequence(scenario, user, 200), user);
            return sum;
        };
        Scenario scenario = anyScenario();
        const quint64 sum = sumOf(scenario, {0, 1, 2, 3});
        scenario.designs = {QStringLiteral("legacy")};
        QCOMPARE(sumOf(scenario, {3, 1, 0, 2}), sum);
        scenario.seed = 43;
        QVERIFY(sumOf(scenario, {0, 1, 2, 3}) != sum);
    }

    /// Two users that did each other's operations did not do the same.
    void aDigestTellsWhoDidWhat()
    {
        const Scenario scenario = anyScenario();
        const auto first = sequence(scenario, 0, 50);
        const auto second = sequence(scenario, 1, 50);
        QVERIFY(digestOf(first, 0) + digestOf(second, 1) != digestOf(second, 0) + digestOf(first, 1));
    }
};

QTEST_APPLESS_MAIN(TestOperationDigest)
#include "test_operation_digest.moc"
