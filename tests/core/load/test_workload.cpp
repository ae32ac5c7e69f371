// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/run_keys.h"
#include "core/load/operations/workload.h"
#include "core/load/verify/stamped_value.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

#include <set>

using namespace cachescope;
using namespace cachescope::load;

/// What all users of a run share.
class TestWorkload : public QObject
{
    Q_OBJECT

private:
    static Scenario anyScenario()
    {
        Scenario scenario;
        scenario.keyCount = 20;
        scenario.valueBytes = 1000;
        return scenario;
    }
    Scenario tracedScenario(const QByteArray &csv)
    {
        Scenario scenario = anyScenario();
        scenario.keys = KeyDistribution::Trace;
        scenario.traceFile = m_directory.filePath(QStringLiteral("trace.csv"));
        QFile file(scenario.traceFile);
        if (file.open(QIODevice::WriteOnly))
            file.write(csv);
        return scenario;
    }
    static Result<void> execute(const QString &path, const QByteArray &sql)
    {
        sqlite::ConnectionOptions options;
        options.fileName = path;
        const auto connection = sqlite::Connection::open(options);
        return connection ? (*connection)->execute(sql.constData(), sqlite::LockPhase::Write)
                          : connection.error();
    }
    static Result<void> empty(const QString &path) { return execute(path, "DELETE FROM cache"); }

    const QTemporaryDir m_directory;

private Q_SLOTS:
    void aFreshFileHasMadeUpKeys()
    {
        const Scenario scenario = anyScenario();
        const auto workload = Workload::load(scenario, QString());
        VERIFY_OK(workload);
        const Workload &loaded = **workload;
        QCOMPARE(&loaded.scenario(), &scenario);
        QCOMPARE(loaded.keyCount(), 20);
        QCOMPARE(loaded.keys().size(), 20);
        QCOMPARE(std::set<QString>(loaded.keys().begin(), loaded.keys().end()).size(), std::size_t{20});
        for (qint64 key = 0; key < 20; ++key) {
            QCOMPARE(loaded.keys().at(key), freshKey(key));
            QCOMPARE(loaded.keyHash(key), stampKeyHash(freshKey(key)));
        }
        QVERIFY(!loaded.trace());
        QVERIFY(!loaded.isScheduled());
    }

    void madeUpKeysLookLikeHashesAndNeverChange()
    {
        QCOMPARE(freshKey(0).size(), 64);
        // printf 'load key 0' | sha256sum
        QCOMPARE(freshKey(0),
                 QStringLiteral("945a3803ad285897ef2cbcc96f60c954cfe28a7259e9b7cfb66b229697e3883a"));
    }

    void aSourceFilesOwnKeysAreUsedInTheirOrder()
    {
        const QString copy = test::copyOfDataFile(QStringLiteral("extraction.db"), m_directory.path());
        Scenario scenario = anyScenario();
        scenario.sourceFile = copy;
        const auto some = Workload::load(scenario, copy);
        VERIFY_OK(some);
        QCOMPARE((*some)->keyCount(), 20);
        QVERIFY(std::ranges::is_sorted((*some)->keys()));
        scenario.keyCount = 2000;
        const auto all = Workload::load(scenario, copy);
        VERIFY_OK(all);
        QCOMPARE((*all)->keyCount(), 138);
        QCOMPARE((*all)->keys().mid(0, 20), (*some)->keys());
    }

    void keysThatNobodyCanAskForAreLeftOut()
    {
        const QTemporaryDir directory;
        const QString copy = test::copyOfDataFile(QStringLiteral("extraction.db"), directory.path());
        for (const char *key : {"NULL", "CAST(x'61ff62' AS TEXT)", "x'6162'", "CAST(x'efbbbf6b' AS TEXT)"})
            VERIFY_OK(
                execute(copy, QByteArray("INSERT INTO cache(key, data, size, created_at, last_accessed) "
                                         "VALUES(")
                                  .append(key)
                                  .append(", x'00', 1, 0, 0)")));
        Scenario scenario = anyScenario();
        scenario.sourceFile = copy;
        scenario.keyCount = 2000;
        const auto all = Workload::load(scenario, copy);
        VERIFY_OK(all);
        QCOMPARE((*all)->keyCount(), 138);
        scenario.keyCount = 138; // those left out take nobody's place
        const auto some = Workload::load(scenario, copy);
        VERIFY_OK(some);
        QCOMPARE((*some)->keys(), (*all)->keys());
        QVERIFY(!(*all)->keys().contains(QString()));
    }

    void valuesHaveMaterialForTheLargest()
    {
        Scenario scenario = anyScenario();
        scenario.valueSizes = SizeDistribution::Uniform;
        scenario.valueMaxBytes = 70'000;
        const auto workload = Workload::load(scenario, QString());
        VERIFY_OK(workload);
        QCOMPARE((*workload)->sizes().largest(), 70'000);
        QVERIFY((*workload)->values().material().size() >= 70'000 + ValueBuffer::kOffsets);
        QCOMPARE((*workload)->values().value(quint64{123'456'789}, 70'000).size(), 70'000);
    }

    void equalSeedsGiveEqualMaterial()
    {
        Scenario scenario = anyScenario();
        const auto first = Workload::load(scenario, QString());
        const auto second = Workload::load(scenario, QString());
        QCOMPARE((*first)->values().material(), (*second)->values().material());
        QCOMPARE((*first)->values().value(7, 500), (*second)->values().value(7, 500));
        Scenario other = anyScenario();
        other.seed = 43;
        const auto third = Workload::load(other, QString());
        QVERIFY((*first)->values().material() != (*third)->values().material());
    }

    void aTraceBringsItsKeysAndItsLargestValue()
    {
        const Scenario scenario = tracedScenario("key,bytes\na,5000\nb,100\na,\n");
        const auto workload = Workload::load(scenario, QString());
        VERIFY_OK(workload);
        QVERIFY((*workload)->trace());
        QCOMPARE((*workload)->trace()->rows().size(), std::size_t{3});
        QCOMPARE((*workload)->keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE((*workload)->keyHash(1), stampKeyHash(QStringLiteral("b")));
        QCOMPARE((*workload)->sizes().largest(), 5000);
        QVERIFY((*workload)->values().material().size() >= 5000 + ValueBuffer::kOffsets);
        QVERIFY(!(*workload)->isScheduled());
    }

    void aRateOrTheTimesOfATraceScheduleOperations()
    {
        Scenario rated = anyScenario();
        rated.arrivalRate = 1.0;
        QVERIFY((*Workload::load(rated, QString()))->isScheduled());
        const Scenario timed = tracedScenario("key,ms\na,0\n");
        QVERIFY((*Workload::load(timed, QString()))->isScheduled());
    }

    void whatCannotBeReadIsAnError()
    {
        const Scenario broken = tracedScenario("key\n");
        VERIFY_FAILS(Workload::load(broken, QString()), ErrorCode::InvalidArgument);
        Scenario missing = broken;
        missing.traceFile = m_directory.filePath(QStringLiteral("missing.csv"));
        VERIFY_FAILS(Workload::load(missing, QString()), ErrorCode::NotFound);
        Scenario sizes = anyScenario();
        sizes.valueSizes = SizeDistribution::File;
        sizes.valueSizesFile = m_directory.filePath(QStringLiteral("missing.db"));
        VERIFY_FAILS(Workload::load(sizes, QString()), ErrorCode::NotFound);
        Scenario source = anyScenario();
        source.sourceFile = test::copyOfDataFile(QStringLiteral("document.db"), m_directory.path());
        VERIFY_OK(empty(source.sourceFile));
        VERIFY_FAILS(Workload::load(source, source.sourceFile), ErrorCode::NotACache);
    }

    void loadingCanBeStopped()
    {
        Scenario scenario = anyScenario();
        scenario.valueSizes = SizeDistribution::File;
        scenario.valueSizesFile = test::dataFile(QStringLiteral("audio.db"));
        const std::atomic<bool> stop{true};
        VERIFY_FAILS(Workload::load(scenario, QString(), &stop), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestWorkload)
#include "test_workload.moc"
