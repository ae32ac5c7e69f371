// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

/// A disk that is full or reports errors, one operation of the cache at a time.
class TestBlobCacheDiskFaults : public QObject
{
    Q_OBJECT

private:
    /// `values`: whether what is stored is large enough for a fault in the middle of it.
    static void storingRows(bool values = true)
    {
        QTest::addColumn<FaultRule>("rule");
        using enum DiskOperation;
        using enum DiskFault;
        const auto row = [](const char *name, const FaultRule &rule) { QTest::newRow(name) << rule; };
        row("full", {.file = DiskFile::Wal, .operation = Write, .fault = Full});
        row("write error", {.file = DiskFile::Wal, .operation = Write, .fault = IoError});
        row("sync error", {.file = DiskFile::Wal, .operation = Sync, .fault = IoError});
        if (!values)
            return;
        row("full in the middle", {.file = DiskFile::Wal, .operation = Write, .fault = Full, .firstCall = 6});
        row("write error in the middle",
            {.file = DiskFile::Wal, .operation = Write, .fault = IoError, .firstCall = 6});
    }

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void aStoreThatFailsStoresNothing_data() { storingRows(); }
    void aStoreThatFailsStoresNothing()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 19), 20);
        QCOMPARE(*cache->pin({key(3)}), 1);
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->put(key(100), valueOf(100, 90'000)), rowsCode());
        VERIFY_FAILS(cache->put(key(3), valueOf(103, 90'000)), rowsCode());
        QVERIFY(fixture.disk.faults() >= 2);
        QCOMPARE(*cache->contains(key(100)), false);
        QCOMPARE(wrongValues(*cache, 0, 19), 0);
        QCOMPARE(cache->stats()->stores, 20);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        VERIFY_OK(cache->put(key(100), valueOf(100, 90'000)));
        VERIFY_VALUE(cache, key(100), valueOf(100, 90'000));
        QCOMPARE(wrongValues(*cache, 0, 19), 0);
        QCOMPARE(cache->stats()->entries, 21);
        VERIFY_WHOLE(fixture, cache);
    }

    void removingPinningAndUnpinningChangeNothingWhenTheyFail_data() { storingRows(false); }
    void removingPinningAndUnpinningChangeNothingWhenTheyFail()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 19), 20);
        QCOMPARE(*cache->pin({key(3)}), 1);
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->remove(key(1)), rowsCode());
        VERIFY_FAILS(cache->pin({key(1), key(2)}), rowsCode());
        VERIFY_FAILS(cache->unpinAll(), rowsCode());
        QCOMPARE(wrongValues(*cache, 0, 19), 0);
        QCOMPARE(cache->stats()->pinnedEntries, 1);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        QCOMPARE(*cache->remove(key(1)), true);
        QCOMPARE(*cache->pin({key(1), key(2)}), 1);
        QCOMPARE(*cache->unpinAll(), 2);
        VERIFY_WHOLE(fixture, cache);
    }

    void putManyStoresAllOrNothing_data() { storingRows(); }
    void putManyStoresAllOrNothing()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 4), 5);
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(fill(*cache, 3, 12), rowsCode());
        QCOMPARE(cache->stats()->entries, 5);
        QCOMPARE(wrongValues(*cache, 0, 4), 0);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        QCOMPARE(*fill(*cache, 3, 12), 10);
        QCOMPARE(wrongValues(*cache, 0, 12), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void whatDoesNotFitIntoMemoryWhileItIsStoredIsUndoneToo_data() { storingRows(); }
    /// 12 MB in one transaction: the writer's page cache holds 8 MB and spills the rest into the log long
    /// before the commit.
    void whatDoesNotFitIntoMemoryWhileItIsStoredIsUndoneToo()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 4), 5);
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        QList<NewEntry> large;
        for (int i = 0; i < 3; ++i)
            large.append({key(i), QByteArray(4'000'000, 'x'), {}});
        VERIFY_FAILS(cache->putMany(large), rowsCode());
        QCOMPARE(cache->stats()->entries, 5);
        QCOMPARE(wrongValues(*cache, 0, 4), 0);
        fixture.disk.clearRules();
        QCOMPARE(*cache->putMany(large), 3);
        VERIFY_VALUE(cache, key(2), large.last().data);
        VERIFY_WHOLE(fixture, cache);
    }

    /// The batch fails at the first fault and its stores are tried one by one, the first of which meets the
    /// second.
    void ofABatchOnlyWhatMeetsTheFaultByItselfFails()
    {
        FaultFixture fixture;
        fixture.options.maxBytes = 1'000'000;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(100), "older"));
        fixture.disk.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full, .times = 2});
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        // Whatever is queued before the writer takes the first batch, that one fails without writing.
        const auto tooLarge = cache->putAsync(key(99), QByteArray(2'000'000, 'x'));
        QList<QFuture<Result<void>>> stores;
        for (int i = 0; i < 10; ++i)
            stores << cache->putAsync(key(i), valueOf(i, 20'000));
        VERIFY_OK(stranger->execute("ROLLBACK", LockPhase::Write));

        QCOMPARE(tooLarge.result().error().code, ErrorCode::TooLarge);
        QCOMPARE(stores[0].result().error().code, ErrorCode::DiskFull);
        for (int i = 1; i < 10; ++i)
            VERIFY_OK(stores[i].result());
        QCOMPARE(fixture.disk.faults(), 2);
        QCOMPARE(*cache->contains(key(0)), false);
        QCOMPARE(wrongValues(*cache, 1, 9), 0);
        VERIFY_VALUE(cache, key(100), "older");
        QCOMPARE(cache->stats()->stores, 10);
        VERIFY_OK(cache->put(key(0), "x"));
        VERIFY_WHOLE(fixture, cache);
    }

    void aFlushThatFailsKeepsItsNotes_data() { storingRows(); }
    void aFlushThatFailsKeepsItsNotes()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QList<NewEntry> entries;
        for (int i = 0; i < 600; ++i) // several chunks of a flush
            entries.append({key(i), valueOf(i, 100), {}});
        QCOMPARE(*cache->putMany(entries), 600);
        QVERIFY(fixture.emptyLog());
        fixture.clock.advance(10);
        for (int i = 0; i < 600; ++i)
            VERIFY_OK(cache->get(key(i)));
        QCOMPARE(cache->stats()->pendingTouches, 600);
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->flush(), rowsCode());
        QCOMPARE(cache->stats()->pendingTouches, 600);
        QCOMPARE(cache->stats()->droppedTouches, 0);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        QCOMPARE(*cache->flush(), 600);
        QCOMPARE(cache->stats()->pendingTouches, 0);
        for (const int i : {0, 300, 599})
            QCOMPARE(fixture.columnInFile("last_accessed", key(i)), fixture.clock.nowSeconds());
        VERIFY_WHOLE(fixture, cache);
    }

    void theFlushOfTheTimerTriesAgain()
    {
        FaultFixture fixture;
        fixture.options.flushInterval = std::chrono::milliseconds(20);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(10);
        fixture.disk.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full});
        VERIFY_OK(cache->get(key(1)));
        QTRY_VERIFY(fixture.disk.faults() >= 2);
        QVERIFY(fixture.columnInFile("last_accessed", key(1)) < fixture.clock.nowSeconds());
        fixture.disk.clearRules();
        QTRY_COMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
        QTRY_COMPARE(cache->stats()->pendingTouches, 0);
    }

    void aStoreThatCannotEvictStoresNothingAndTheNextOneEvicts_data() { storingRows(); }
    void aStoreThatCannotEvictStoresNothingAndTheNextOneEvicts()
    {
        FaultFixture fixture;
        fixture.options.maxBytes = 400'000;
        const auto cache = fixture.open();
        for (int i = 0; i < 20; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(fill(*cache, i, i));
        }
        QVERIFY(fixture.emptyLog());
        VERIFY_OK(cache->get(key(0))); // a note that the eviction must see, in spite of the fault
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(fill(*cache, 20, 20), rowsCode());
        QCOMPARE(cache->stats()->entries, 20);
        QCOMPARE(cache->stats()->evictedEntries, 0);
        QCOMPARE(cache->stats()->pendingTouches, 1);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        fixture.clock.advance(1);
        VERIFY_OK(fill(*cache, 20, 20));
        QCOMPARE(cache->stats()->evictedEntries, 2); // down to 95 %
        QCOMPARE(cache->stats()->dataBytes, 380'000);
        QCOMPARE(*cache->contains(key(1)), false);
        QCOMPARE(wrongValues(*cache, 0, 0), 0);
        QCOMPARE(wrongValues(*cache, 3, 20), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void aBudgetThatCannotBeReachedYetIsReachedByTheNextStore_data() { storingRows(); }
    void aBudgetThatCannotBeReachedYetIsReachedByTheNextStore()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        for (int i = 0; i < 20; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(fill(*cache, i, i));
        }
        QVERIFY(fixture.emptyLog());
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->setMaxBytes(200'000), rowsCode());
        QCOMPARE(cache->stats()->entries, 20);
        QCOMPARE(wrongValues(*cache, 0, 19), 0);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        QCOMPARE(cache->stats()->maxBytes, 200'000);
        fixture.clock.advance(1);
        VERIFY_OK(fill(*cache, 20, 20));
        QVERIFY(cache->stats()->dataBytes <= 200'000);
        QCOMPARE(*cache->contains(key(20)), true);
        VERIFY_WHOLE(fixture, cache);
    }

    void anEvictionThatFailsInItsMiddleGoesOnLater()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        QList<NewEntry> entries;
        for (int i = 0; i < 2500; ++i) // three batches
            entries.append({key(i), valueOf(i, 100), {}});
        QCOMPARE(*cache->putMany(entries), 2500);
        QVERIFY(fixture.emptyLog());
        // One batch removes about 1,000 entries and writes some dozens of pages.
        const qint64 before = fixture.disk.calls(DiskFile::Wal, DiskOperation::Write);
        fixture.disk.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full, .firstCall = 80});
        VERIFY_FAILS(cache->setMaxBytes(1'000), ErrorCode::DiskFull);
        QCOMPARE(fixture.disk.calls(DiskFile::Wal, DiskOperation::Write) - before, 80);
        const qint64 left = cache->stats()->entries;
        QVERIFY(left > 10 && left < 2500);
        QCOMPARE(left + cache->stats()->evictedEntries, 2500);
        VERIFY_WHOLE(fixture, cache);

        fixture.disk.clearRules();
        VERIFY_OK(cache->setMaxBytes(1'000));
        QCOMPARE(cache->stats()->dataBytes, 900);
        VERIFY_WHOLE(fixture, cache);
    }

    void readsSayThatTheDiskFails_data()
    {
        QTest::addColumn<DiskFile>("file");
        QTest::newRow("reading the file") << DiskFile::Main;
        QTest::newRow("reading the log") << DiskFile::Wal;
    }
    void readsSayThatTheDiskFails()
    {
        QFETCH(DiskFile, file);
        FaultFixture fixture;
        const auto cache = fixture.open();
        const auto onOneDisk = [&] {
            return fill(*cache, 0, 9) && (file != DiskFile::Main || fixture.emptyLog());
        };
        // Before each call the file changes, so that no reader has any page of it left.
        const auto failing = [&](auto call) {
            if (!onOneDisk())
                return ErrorCode::Internal;
            fixture.disk.addRule({.file = file, .operation = DiskOperation::Read, .times = 1});
            const auto result = call();
            fixture.disk.clearRules();
            return result ? ErrorCode::Internal : result.error().code;
        };
        QCOMPARE(failing([&] { return cache->get(key(1)); }), ErrorCode::Io);
        QCOMPARE(wrongValues(*cache, 0, 9), 0);
        QCOMPARE(failing([&] { return cache->contains(key(1)); }), ErrorCode::Io);
        QCOMPARE(*cache->contains(key(1)), true);
        QCOMPARE(failing([&] { return cache->getMany({key(1), key(2)}); }), ErrorCode::Io);
        QCOMPARE(cache->getMany({key(1), key(2)})->value(key(2)), valueOf(2, 20'000));
        QCOMPARE(failing([&] { return cache->containsMany({key(1), key(2)}); }), ErrorCode::Io);
        QCOMPARE(cache->containsMany({key(1), key(2)})->size(), 2);
        QCOMPARE(failing([&] { return cache->stats(); }), ErrorCode::Io);
        QCOMPARE(cache->stats()->entries, 10);
        VERIFY_WHOLE(fixture, cache);
    }

    /// Whichever read of a long value fails, what comes is the whole value or an error, and neither a failed
    /// read nor a missing key is noted.
    void aValueIsWholeOrAnError()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        const QByteArray value = valueOf(1, 500'000);
        VERIFY_OK(cache->put(key(1), value));
        int failed = 0;
        for (int call = 1; call < 150; ++call) {
            VERIFY_OK(cache->put(key(2), "the reader's pages are out of date"));
            QVERIFY(fixture.emptyLog());
            fixture.disk.addRule({.operation = DiskOperation::Read, .firstCall = call});
            const auto read = cache->get(key(1));
            fixture.disk.clearRules();
            if (!read) {
                QCOMPARE(read.error().code, ErrorCode::Io);
                ++failed;
                continue;
            }
            QVERIFY(read->has_value());
            QVERIFY(**read == value);
            break;
        }
        QVERIFY(failed >= 31); // 500 kB in pages of 16 KiB
        VERIFY_VALUE(cache, key(1), value);
        QCOMPARE(cache->stats()->hits, 2);
        QCOMPARE(cache->stats()->misses, 0);
    }

    void aReaderThatCannotOpenTheFileTriesAgain()
    {
        FaultFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.disk.addRule({.file = DiskFile::Main, .operation = DiskOperation::Open, .times = 1});
        VERIFY_FAILS(cache->get(key(1)), ErrorCode::CannotOpen);
        VERIFY_VALUE(cache, key(1), "x");
    }

    void aCloseThatCannotFlushSaysSoAndCloses_data() { storingRows(false); }
    void aCloseThatCannotFlushSaysSoAndCloses()
    {
        FaultFixture fixture;
        auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        fixture.clock.advance(10);
        QVERIFY(fixture.emptyLog());
        VERIFY_OK(cache->get(key(1)));
        fixture.disk.addRule(rowsRule());
        VERIFY_FAILS(cache->close(), rowsCode());
        VERIFY_FAILS(cache->put(key(1), "y"), ErrorCode::Closed);
        VERIFY_FAILS(cache->get(key(1)), ErrorCode::Closed);

        fixture.disk.clearRules();
        cache = fixture.open();
        QCOMPARE(wrongValues(*cache, 0, 9), 0);
        VERIFY_OK(cache->put(key(10), "y"));
        VERIFY_WHOLE(fixture, cache);
    }

    void aCloseThatCannotEmptyTheLogLosesNothing()
    {
        FaultFixture fixture;
        auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        fixture.disk.addRule({.file = DiskFile::Main});
        VERIFY_OK(cache->close());
        QVERIFY(fixture.disk.faults() > 0);
        QVERIFY(QFileInfo(fixture.path() + QStringLiteral("-wal")).size() > 200'000);

        fixture.disk.clearRules();
        cache = fixture.open();
        QCOMPARE(wrongValues(*cache, 0, 9), 0);
        VERIFY_WHOLE(fixture, cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheDiskFaults)
#include "test_blob_cache_disk_faults.moc"
