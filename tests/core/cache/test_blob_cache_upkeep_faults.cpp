// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"
#include "tests/support/support.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

/// A disk that fails while the cache looks after its file: checkpoints and compaction.
class TestBlobCacheUpkeepFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void storesGoOnWhileCheckpointsFail_data()
    {
        QTest::addColumn<FaultRule>("rule");
        using enum DiskOperation;
        using enum DiskFault;
        const auto row = [](const char *name, const FaultRule &rule) { QTest::newRow(name) << rule; };
        row("file full", {.file = DiskFile::Main, .operation = Write, .fault = Full});
        row("file full in the middle",
            {.file = DiskFile::Main, .operation = Write, .fault = Full, .firstCall = 10});
        row("file cannot be written", {.file = DiskFile::Main, .operation = Write});
        row("file cannot be synced", {.file = DiskFile::Main, .operation = Sync});
        row("file is full when synced", {.file = DiskFile::Main, .operation = Sync, .fault = Full});
        row("log cannot be synced", {.file = DiskFile::Wal, .operation = Sync});
        row("log cannot be read", {.file = DiskFile::Wal, .operation = Read, .firstCall = 3, .times = 5});
    }
    void storesGoOnWhileCheckpointsFail()
    {
        FaultFixture fixture;
        fixture.options.checkpointBytes = 60'000;
        fixture.options.maxWalBytes = 200'000;
        const auto cache = fixture.open();
        fixture.disk.addRule(rowsRule());
        for (int i = 0; i < 15; ++i)
            VERIFY_OK(fill(*cache, i, i));
        QTRY_VERIFY(fixture.disk.faults() > 0); // the last checkpoint may still go on
        fixture.disk.clearRules();
        QCOMPARE(wrongValues(*cache, 0, 14), 0);
        VERIFY_WHOLE(fixture, cache);

        for (int i = 15; i < 30; ++i)
            VERIFY_OK(fill(*cache, i, i));
        QCOMPARE(wrongValues(*cache, 0, 29), 0);
        VERIFY_WHOLE(fixture, cache);
        VERIFY_OK(cache->close());
        QVERIFY(!QFile::exists(fixture.path() + QStringLiteral("-wal")));
        const auto reopened = fixture.open();
        QCOMPARE(wrongValues(*reopened, 0, 29), 0);
        VERIFY_WHOLE(fixture, reopened);
    }

    void theLogIsEmptiedOnceTheDiskHasRoomAgain()
    {
        FaultFixture fixture;
        fixture.options.checkpointBytes = 100'000;
        const auto cache = fixture.open();
        fixture.disk.addRule({.file = DiskFile::Main, .fault = DiskFault::Full});
        VERIFY_OK(fill(*cache, 0, 19));
        VERIFY_OK(fill(*cache, 20, 39));
        QTRY_VERIFY(fixture.disk.faults() >= 2);
        fixture.disk.clearRules();
        VERIFY_OK(cache->put(key(100), "x"));
        QTRY_COMPARE_WITH_TIMEOUT(cache->stats()->walBytes, 0, 10'000);
        QCOMPARE(wrongValues(*cache, 0, 39), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void aLogThatCannotBeShortenedIsUsedAgain()
    {
        FaultFixture fixture;
        auto cache = fixture.open();
        VERIFY_OK(fill(*cache, 0, 9));
        fixture.disk.addRule({.operation = DiskOperation::Truncate});
        VERIFY_OK(cache->close());
        QVERIFY(fixture.disk.faults() > 0);
        fixture.disk.clearRules();
        cache = fixture.open();
        VERIFY_OK(fill(*cache, 10, 19));
        QCOMPARE(wrongValues(*cache, 0, 19), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void aRewriteOfTheFileThatFailsLeavesItAsItWas_data()
    {
        QTest::addColumn<FaultRule>("rule");
        QTest::addColumn<int>("entries");
        using enum DiskFault;
        const auto row = [](const char *name, int entries, const FaultRule &rule) {
            QTest::newRow(name) << rule << entries;
        };
        row("log full", 40, {.file = DiskFile::Wal, .fault = Full});
        row("log full in the middle", 40, {.file = DiskFile::Wal, .fault = Full, .firstCall = 300});
        row("log full near the end", 40, {.file = DiskFile::Wal, .fault = Full, .firstCall = 750});
        row("log cannot be written", 40, {.file = DiskFile::Wal, .firstCall = 100});
        row("file cannot be read", 40,
            {.file = DiskFile::Main, .operation = DiskOperation::Read, .firstCall = 100});
        // There is one only for more than the writer's page cache holds, 8 MB.
        row("temporary file full", 200, {.file = DiskFile::Other, .fault = Full, .firstCall = 50});
        row("temporary file cannot be opened", 200,
            {.file = DiskFile::Other, .operation = DiskOperation::Open});
    }
    void aRewriteOfTheFileThatFailsLeavesItAsItWas()
    {
        QFETCH(int, entries);
        FaultFixture fixture;
        const QString path = copyOfDataFile(QStringLiteral("audio.db"), fixture.directory.path());
        const auto cache = fixture.open(path);
        QVERIFY(cache);
        QList<NewEntry> large;
        for (int i = 0; i < entries; ++i)
            large.append({key(i), valueOf(i, 50'000), {}});
        VERIFY_OK(cache->putMany(large));
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(cache->remove(key(i)));
        const auto stranger = fixture.stranger(path);
        QCOMPARE(*stranger->queryInt("PRAGMA auto_vacuum"), 0);
        QVERIFY(fixture.emptyLog(path));
        const QByteArray before = fileHash(path);

        fixture.disk.addRule(rowsRule());
        const auto compacted = cache->compact();
        fixture.disk.clearRules();
        QVERIFY(fixture.disk.faults() > 0);
        const bool opening = rowsRule().operation == DiskOperation::Open;
        VERIFY_FAILS(compacted, opening ? ErrorCode::CannotOpen : rowsCode());
        QCOMPARE(fileHash(path), before);
        QCOMPARE(complaintAbout(*cache, *stranger), QString());

        VERIFY_VALUE(cache, key(20), valueOf(20, 50'000));
        VERIFY_OK(cache->put(key(1), valueOf(1, 50'000)));
        const auto again = cache->compact();
        VERIFY_OK(again);
        QVERIFY(again->compacted && again->reclaimedBytes > 900'000);
        QCOMPARE(*fixture.stranger(path)->queryInt("PRAGMA auto_vacuum"), 2);
        for (int i = 20; i < entries; ++i)
            VERIFY_VALUE(cache, key(i), valueOf(i, 50'000));
        QCOMPARE(complaintAbout(*cache, *fixture.stranger(path)), QString());
    }

    void aCompactionInStepsThatFailsCanBeTakenUpAgain_data()
    {
        QTest::addColumn<FaultRule>("rule");
        using enum DiskFault;
        QTest::newRow("at once") << FaultRule{.file = DiskFile::Wal, .fault = Full};
        QTest::newRow("later") << FaultRule{.file = DiskFile::Wal, .fault = Full, .firstCall = 300};
        QTest::newRow("write error") << FaultRule{.file = DiskFile::Wal, .firstCall = 300};
        QTest::newRow("read error") << FaultRule{
            .file = DiskFile::Main, .operation = DiskOperation::Read, .firstCall = 30};
    }
    void aCompactionInStepsThatFailsCanBeTakenUpAgain()
    {
        FaultFixture fixture;
        fixture.options.newFilePageSize = 8192; // what the calls above are counted for
        const auto cache = fixture.open();
        VERIFY_OK(fill(*cache, 0, 249));
        VERIFY_OK(fixture.stranger()->execute("DELETE FROM cache WHERE rowid <= 150", LockPhase::Write));
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->compact(), rowsCode());
        QVERIFY(fixture.disk.faults() > 0);
        fixture.disk.clearRules();
        QCOMPARE(wrongValues(*cache, 150, 249), 0);
        VERIFY_WHOLE(fixture, cache);

        VERIFY_OK(cache->compact());
        QCOMPARE(*fixture.stranger()->queryInt("PRAGMA freelist_count"), 0);
        QCOMPARE(wrongValues(*cache, 150, 249), 0);
        VERIFY_WHOLE(fixture, cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheUpkeepFaults)
#include "test_blob_cache_upkeep_faults.moc"
