// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/operation_generator.h"

#include <QTest>

#include <cmath>

using namespace cachescope::load;
using std::chrono::milliseconds;

/// What users do, and that they do it again.
class TestOperationGenerator : public QObject
{
    Q_OBJECT

private:
    static QList<Operation> sequence(const Scenario &scenario, int user, int length = 1000)
    {
        const KeyPicker picker(scenario.keys, scenario.keyCount, scenario.zipfExponent);
        OperationGenerator generator(scenario, picker, user);
        QList<Operation> operations;
        for (int i = 0; i < length; ++i)
            operations << generator.next();
        return operations;
    }

private Q_SLOTS:
    void theSameSeedGivesTheSameSequence()
    {
        const Scenario scenario;
        QVERIFY(sequence(scenario, 3) == sequence(scenario, 3));
    }

    void anotherSeedOrUserGivesAnother()
    {
        Scenario scenario;
        const auto first = sequence(scenario, 3);
        QVERIFY(first != sequence(scenario, 4));
        scenario.seed = 43;
        QVERIFY(first != sequence(scenario, 3));
    }

    void theDesignsToRunChangeNothing()
    {
        Scenario scenario;
        const auto first = sequence(scenario, 0);
        scenario.designs = {QStringLiteral("legacy")};
        QVERIFY(first == sequence(scenario, 0));
    }

    void aDifferentMixKeepsTheKeys()
    {
        Scenario scenario;
        const auto before = sequence(scenario, 0);
        scenario.storeShare = 0.9;
        scenario.thinkTime = milliseconds(1);
        const auto after = sequence(scenario, 0);
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(after[i].key, before[i].key);
    }

    void storesHaveTheirShare()
    {
        Scenario scenario;
        scenario.storeShare = 0.2;
        int stores = 0;
        for (const Operation &operation : sequence(scenario, 0, 20'000))
            stores += operation.kind == Operation::Kind::Store ? 1 : 0;
        QVERIFY(std::abs(stores - 4000) < 300);
    }

    void pausesHaveTheirMeanAndNoneIsNone()
    {
        Scenario scenario;
        scenario.thinkTime = milliseconds(20);
        double total = 0.0;
        for (const Operation &operation : sequence(scenario, 0, 20'000))
            total += static_cast<double>(operation.thinkTime.count()) / 1e6;
        QVERIFY(std::abs(total / 20'000 - 20.0) < 1.0);
        scenario.thinkTime = milliseconds(0);
        for (const Operation &operation : sequence(scenario, 0))
            QCOMPARE(operation.thinkTime.count(), 0);
    }
};

QTEST_APPLESS_MAIN(TestOperationGenerator)
#include "test_operation_generator.moc"
