// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/many_entries.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Which entries go when a cache is over its budget.
class TestBlobCacheEviction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGoesUnderTheBudget()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 10);
        QCOMPARE(cache->stats()->entries, 10);
        QCOMPARE(cache->stats()->evictedEntries, 0);
    }

    void theOldestGoFirstDownToTheLowWaterMark()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 0.8;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 11);
        QCOMPARE(survivors(*cache, 11),
                 (QStringList{key(3), key(4), key(5), key(6), key(7), key(8), key(9), key(10)}));
        QCOMPARE(cache->stats()->dataBytes, 800);
        QCOMPARE(cache->stats()->evictedEntries, 3);
        QCOMPARE(cache->stats()->evictedBytes, 300);
    }

    void aReadSavesAnEntryThoughItsNoteIsNotYetFlushed()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 10);
        fixture.clock.advance(1);
        VERIFY_OK(cache->get(key(0)));
        QCOMPARE(cache->stats()->pendingTouches, 1);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(10), QByteArray(100, 'x')));
        QVERIFY(*cache->contains(key(0)));
        QVERIFY(!*cache->contains(key(1)));
        QCOMPARE(cache->stats()->pendingTouches, 0);
    }

    void sizesThatVaryAreCountedExactly()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 10'000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        // One large old entry is enough: the small ones behind it must stay.
        VERIFY_OK(cache->put(key(0), QByteArray(5000, 'x')));
        for (int i = 1; i <= 50; ++i) {
            fixture.clock.advance(1);
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x')));
        }
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(51), QByteArray(10, 'x')));
        QVERIFY(!*cache->contains(key(0)));
        QCOMPARE(cache->stats()->entries, 51);
    }

    void pinnedEntriesSurviveAndDoNotCount()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        for (int i = 100; i < 120; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'p'), true));
        storeInTurn(fixture, *cache, 10);
        QCOMPARE(cache->stats()->entries, 30);
        storeInTurn(fixture, *cache, 12);
        QCOMPARE(cache->stats()->pinnedEntries, 20);
        QVERIFY(cache->stats()->dataBytes - cache->stats()->pinnedBytes <= 1000);
    }

    void anEntryWhosePinIsNullIsNotPinned()
    {
        CacheFixture fixture;
        VERIFY_OK(fixture.stranger()->execute(
            "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT NULL, "
            "created_at REAL NOT NULL, last_accessed REAL NOT NULL, pinned INTEGER)",
            sqlite::LockPhase::Write));
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 10);
        VERIFY_OK(fixture.stranger()->execute("UPDATE cache SET pinned = NULL", sqlite::LockPhase::Write));
        QCOMPARE(*cache->pin({key(0)}), 1);
        QCOMPARE(cache->stats()->pinnedEntries, 1);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(10), QByteArray(300, 'x')));
        QCOMPARE(survivors(*cache, 11),
                 (QStringList{key(0), key(3), key(4), key(5), key(6), key(7), key(8), key(9), key(10)}));
    }

    void anEntryAboveTheBudgetIsRefusedAndEvictsNothing()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 5);
        QCOMPARE(cache->put(key(9), QByteArray(1001, 'x')).error().code, ErrorCode::TooLarge);
        QCOMPARE(cache->stats()->entries, 5);
        VERIFY_OK(cache->put(key(9), QByteArray(1001, 'x'), true));
    }

    void theEntryBeingStoredStaysEvenIfOthersClaimToBeNewer()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open();
        fixture.clock.set(9'000'000'000.0);
        storeInTurn(fixture, *cache, 10);
        fixture.clock.set(1'000'000.0);
        VERIFY_OK(cache->put(key(50), QByteArray(1000, 'x')));
        QCOMPARE(survivors(*cache, 51), (QStringList{key(50)}));
    }

    void loweringTheBudgetEvicts()
    {
        CacheFixture fixture;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 10);
        VERIFY_OK(cache->setMaxBytes(300));
        QCOMPARE(survivors(*cache, 10), (QStringList{key(7), key(8), key(9)}));
        VERIFY_OK(cache->setMaxBytes(0));
        storeInTurn(fixture, *cache, 10);
        QCOMPARE(cache->stats()->entries, 10);
        QCOMPARE(cache->setMaxBytes(-1).error().code, ErrorCode::InvalidArgument);
    }

    void onlyAStoreEvicts()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 100;
        const auto cache = fixture.open();
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(50, 'x'), true));
        QCOMPARE(*cache->unpinAll(), 5);
        QCOMPARE(*cache->remove(QStringLiteral("absent")), false);
        QCOMPARE(*cache->pin({key(0)}), 1);
        QCOMPARE(cache->stats()->entries, 5);
        VERIFY_OK(cache->put(key(9), QByteArray(50, 'x')));
        QVERIFY(cache->stats()->entries < 5);
    }

    void putManyCountsWhatIsPinnedAndKeysThatRepeatAsTheyEndUp()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 100;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), QByteArray(80, 'x'), true));
        VERIFY_OK(cache->putMany({{key(0), QByteArray(80, 'y'), {}}, {key(1), QByteArray(60, 'y'), {}}}));
        VERIFY_OK(cache->putMany({{key(2), QByteArray(60, 'a'), {}}, {key(2), QByteArray(60, 'b'), {}}}));
        QCOMPARE(**cache->get(key(2)), QByteArray(60, 'b'));
    }

    void unpinnedEntriesCanGoAgain()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 500;
        const auto cache = fixture.open();
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x'), true));
        QCOMPARE(*cache->unpinAll(), 20);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(20), QByteArray(100, 'x')));
        QVERIFY(cache->stats()->dataBytes <= 500);
        QVERIFY(*cache->contains(key(20)));
    }

    void entriesOfAnotherProgramCountAtTheNextStore()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 5);
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("REPLACE INTO cache(key, data, size, created_at, last_accessed) "
                                    "VALUES('foreign', zeroblob(900), 900, 1, 1)",
                                    sqlite::LockPhase::Write));
        QCOMPARE(cache->stats()->dataBytes, 1400);
        VERIFY_OK(cache->put(key(5), QByteArray(100, 'x')));
        QVERIFY(!*cache->contains(QStringLiteral("foreign")));
        QCOMPARE(cache->stats()->dataBytes, 600);
    }

    void worksOnTheOlderSchema()
    {
        CacheFixture fixture;
        {
            const auto stranger = fixture.stranger();
            VERIFY_OK(stranger->execute(
                "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT "
                "NULL, created_at REAL NOT NULL, last_accessed REAL NOT NULL)",
                sqlite::LockPhase::Write));
        }
        fixture.options.maxBytes = 1000;
        fixture.options.lowWaterMark = 1.0;
        const auto cache = fixture.open();
        storeInTurn(fixture, *cache, 11);
        QCOMPARE(cache->stats()->entries, 10);
        QCOMPARE(fixture.stranger()->queryInt("SELECT count(*) FROM pragma_table_info('cache')").value(), 5);
        QCOMPARE(*cache->unpinAll(), 0);
        QCOMPARE(*cache->pin({key(5)}), 1);
        QCOMPARE(fixture.stranger()->queryInt("SELECT count(*) FROM pragma_table_info('cache')").value(), 6);
        fixture.clock.advance(1);
        VERIFY_OK(cache->put(key(50), QByteArray(1000, 'x')));
        QCOMPARE(survivors(*cache, 51), (QStringList{key(5), key(50)}));
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheEviction)
#include "test_blob_cache_eviction.moc"
