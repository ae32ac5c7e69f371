// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Storing, reading, noting accesses, pinning and figures, one thread.
class TestBlobCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndReadsBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("text") << QStringLiteral("k") << QByteArray("hello");
        QTest::newRow("empty value") << QStringLiteral("empty") << QByteArray();
        QTest::newRow("zero bytes inside") << QStringLiteral("nul") << QByteArray("a\0b\0", 4);
        QTest::newRow("unicode key") << QStringLiteral("schlüssel/鍵 '\"%_") << QByteArray("x");
        QTest::newRow("3 MB") << QStringLiteral("large") << QByteArray(3'000'000, 'z');
    }
    void storesAndReadsBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(name, value));
        const auto read = cache->get(name);
        VERIFY_OK(read);
        QVERIFY(read->has_value());
        QCOMPARE(**read, value);
        QVERIFY(!(*read)->isNull());
    }

    void aMissingKeyIsNoError()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        const auto read = cache->get(QStringLiteral("absent"));
        VERIFY_OK(read);
        QVERIFY(!read->has_value());
        QCOMPARE(*cache->contains(QStringLiteral("absent")), false);
        QCOMPARE(cache->stats()->misses, 1);
    }

    void overwritingReplacesTheValueAndCountsOnce()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "first value"));
        VERIFY_OK(cache->put(key(1), "second"));
        QCOMPARE(**cache->get(key(1)), QByteArray("second"));
        const auto stats = cache->stats();
        QCOMPARE(stats->entries, 1);
        QCOMPARE(stats->dataBytes, 6);
    }

    void removesWhatIsThereAndSaysWhenNothingIs()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        QCOMPARE(*cache->remove(key(1)), true);
        QCOMPARE(*cache->remove(key(1)), false);
        QVERIFY(!cache->get(key(1))->has_value());
    }

    void manyKeysAtOnce()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(*cache->putMany({{key(1), "one", {}}, {key(2), "two", true}}), 2);
        const auto read = cache->getMany({key(1), key(2), key(3)});
        VERIFY_OK(read);
        QCOMPARE(*read, (QHash<QString, QByteArray>{{key(1), "one"}, {key(2), "two"}}));
        QCOMPARE(*cache->containsMany({key(3), key(2), key(1)}), (QStringList{key(2), key(1)}));
        QCOMPARE(*cache->putMany({}), 0);
    }

    void putManyIsAllOrNothing()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 100;
        const auto cache = fixture.open();
        const auto stored =
            cache->putMany({{key(1), QByteArray(60, 'a'), {}}, {key(2), QByteArray(60, 'b'), {}}});
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::TooLarge);
        QCOMPARE(cache->stats()->entries, 0);
        QCOMPARE(cache->stats()->stores, 0);
    }

    void aReadLeavesTheFileAloneUntilAFlush()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        const double stored = fixture.clock.nowSeconds();
        fixture.clock.advance(50);
        VERIFY_OK(cache->get(key(1)));
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), stored);
        QCOMPARE(cache->stats()->pendingTouches, 1);
        fixture.clock.advance(50);
        QCOMPARE(*cache->flush(), 1);
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), stored + 50);
        QCOMPARE(fixture.columnInFile("created_at", key(1)), stored);
        QCOMPARE(cache->stats()->pendingTouches, 0);
    }

    void containsIsNoAccess()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        VERIFY_OK(cache->contains(key(1)));
        VERIFY_OK(cache->containsMany({key(1)}));
        QCOMPARE(cache->stats()->pendingTouches, 0);
    }

    void theTimerFlushes()
    {
        CacheFixture fixture;
        fixture.options.flushInterval = std::chrono::milliseconds(20);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(5);
        VERIFY_OK(cache->get(key(1)));
        QTRY_COMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
    }

    void closingFlushes()
    {
        CacheFixture fixture;
        auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(5);
        VERIFY_OK(cache->get(key(1)));
        VERIFY_OK(cache->close());
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
    }

    void destroyingItClosesItToo()
    {
        CacheFixture fixture;
        auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(5);
        VERIFY_OK(cache->get(key(1)));
        cache.reset();
        QVERIFY(!QFile::exists(fixture.path() + QStringLiteral("-wal")));
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
    }

    void notesHalfFullFlushEarly()
    {
        CacheFixture fixture;
        fixture.options.maxPendingTouches = 10;
        const auto cache = fixture.open();
        for (int i = 0; i < 8; ++i)
            VERIFY_OK(cache->put(key(i), "x"));
        fixture.clock.advance(5);
        for (int i = 0; i < 8; ++i)
            VERIFY_OK(cache->get(key(i)));
        QTRY_COMPARE(fixture.columnInFile("last_accessed", key(0)), fixture.clock.nowSeconds());
        QCOMPARE(cache->stats()->droppedTouches, 0);
    }

    void aFailedFlushKeepsItsNotes()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = std::chrono::milliseconds(10);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(5);
        VERIFY_OK(cache->get(key(1)));
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        const auto failed = cache->flush();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Busy);
        QCOMPARE(cache->stats()->pendingTouches, 1);
        VERIFY_OK(stranger->execute("ROLLBACK", sqlite::LockPhase::Write));
        QCOMPARE(*cache->flush(), 1);
    }

    void aLateNoteNeverMovesATimeBack()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        VERIFY_OK(cache->get(key(1)));
        fixture.clock.advance(100);
        VERIFY_OK(cache->put(key(1), "y"));
        QCOMPARE(*cache->flush(), 0);
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
    }

    void pinningAbsentOrPinnedKeysChangesNothing()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        QCOMPARE(*cache->pin({key(1), key(2)}), 1);
        QCOMPARE(*cache->pin({key(1), key(2)}), 0);
        QCOMPARE(cache->stats()->pinnedEntries, 1);
        QCOMPARE(*cache->unpinAll(), 1);
        QCOMPARE(*cache->unpinAll(), 0);
        QCOMPARE(cache->stats()->pinnedBytes, 0);
    }

    void anEntryStaysPinnedWhenItsValueIsReplacedUnlessToldOtherwise()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x", true));
        VERIFY_OK(cache->put(key(1), "yy"));
        QCOMPARE(cache->stats()->pinnedBytes, 2);
        VERIFY_OK(cache->put(key(1), "zzz", false));
        QCOMPARE(cache->stats()->pinnedBytes, 0);
    }

    void figuresOfEmptyFilledAndThinnedCaches()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        auto stats = cache->stats();
        QCOMPARE(stats->entries, 0);
        QCOMPARE(stats->bloatRatio, 0.0);
        for (int i = 0; i < 10; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x'), i < 3));
        stats = cache->stats();
        QCOMPARE(stats->entries, 10);
        QCOMPARE(stats->dataBytes, 1000);
        QCOMPARE(stats->pinnedEntries, 3);
        QCOMPARE(stats->pinnedBytes, 300);
        QCOMPARE(stats->stores, 10);
        QVERIFY(stats->fileBytes > 1000);
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(cache->remove(key(i)));
        stats = cache->stats();
        QCOMPARE(stats->entries, 5);
        QCOMPARE(stats->dataBytes, 500);
        QCOMPARE(stats->pinnedBytes, 0);
    }

    void refusesWhatIsTooLargeAndKeysThatAreNone()
    {
        CacheFixture fixture;
        fixture.options.maxItemBytes = 10;
        const auto cache = fixture.open();
        QCOMPARE(cache->put(key(1), QByteArray(11, 'x')).error().code, ErrorCode::TooLarge);
        QCOMPARE(cache->put(QString(), "x").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(cache->put(QString(QChar(0)), "x").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(cache->stats()->entries, 0);
    }

    void everythingFailsAfterClosing()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        VERIFY_OK(cache->close());
        VERIFY_OK(cache->close());
        QCOMPARE(cache->get(key(1)).error().code, ErrorCode::Closed);
        QCOMPARE(cache->put(key(1), "y").error().code, ErrorCode::Closed);
        QCOMPARE(cache->flush().error().code, ErrorCode::Closed);
        QCOMPARE(cache->stats().error().code, ErrorCode::Closed);
        QCOMPARE(cache->remove(key(1)).error().code, ErrorCode::Closed);
    }

    void whatWasStoredIsThereAfterReopening()
    {
        CacheFixture fixture;
        VERIFY_OK(fixture.open()->put(key(1), "x", true));
        const auto cache = fixture.open();
        QCOMPARE(**cache->get(key(1)), QByteArray("x"));
        QCOMPARE(cache->stats()->pinnedBytes, 1);
        QVERIFY(!QFileInfo::exists(fixture.path() + QStringLiteral("-journal")));
    }
};

QTEST_GUILESS_MAIN(TestBlobCache)
#include "test_blob_cache.moc"
