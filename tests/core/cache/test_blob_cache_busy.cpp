// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"
#include "tests/support/support.h"

#include <QTimer>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

using std::chrono::milliseconds;

namespace {

/// Another program's write lock, held as long as it lives.
class ForeignLock
{
public:
    explicit ForeignLock(CacheFixture &fixture)
        : ForeignLock(fixture, fixture.path())
    {
    }
    ForeignLock(CacheFixture &fixture, const QString &path)
        : m_connection(fixture.stranger(path))
    {
        if (!m_connection || !m_connection->execute("BEGIN IMMEDIATE", LockPhase::Begin))
            qFatal("The test cannot lock its file");
    }

private:
    const std::unique_ptr<Connection> m_connection; // closing it ends its transaction
};

} // namespace

/// Another program that holds the write lock for longer than callers are ready to wait, or for less.
class TestBlobCacheBusy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void writesThatWaitTooLongFailAndChangeNothing()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        QCOMPARE(*cache->pin({key(0)}), 1);
        fixture.clock.advance(10);
        VERIFY_OK(cache->get(key(1)));
        {
            const ForeignLock lock(fixture);
            VERIFY_FAILS(cache->put(key(10), "x"), ErrorCode::Busy);
            VERIFY_FAILS(cache->put(key(1), "x"), ErrorCode::Busy);
            VERIFY_FAILS(fill(*cache, 9, 12), ErrorCode::Busy);
            VERIFY_FAILS(cache->remove(key(1)), ErrorCode::Busy);
            VERIFY_FAILS(cache->pin({key(1)}), ErrorCode::Busy);
            VERIFY_FAILS(cache->unpinAll(), ErrorCode::Busy);
            VERIFY_FAILS(cache->flush(), ErrorCode::Busy);
            QCOMPARE(cache->stats()->pendingTouches, 1);
            QCOMPARE(cache->stats()->stores, 10);
            QCOMPARE(wrongValues(*cache, 0, 9), 0); // and reads go on
        }
        QCOMPARE(fixture.monitor.totalErrors(), 7);
        VERIFY_WHOLE(fixture, cache);
        QCOMPARE(cache->stats()->entries, 10);
        QCOMPARE(cache->stats()->pinnedEntries, 1);

        QCOMPARE(*cache->flush(), 10);
        QCOMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
        VERIFY_OK(cache->put(key(10), valueOf(10, 20'000)));
        QCOMPARE(*cache->remove(key(1)), true);
        QCOMPARE(*cache->unpinAll(), 1);
        QCOMPARE(wrongValues(*cache, 2, 10), 0);
        QCOMPARE(fixture.monitor.totalErrors(), 7);
        VERIFY_WHOLE(fixture, cache);
    }

    /// The store comes after the flush in the writer's thread: once it has failed, so has the flush.
    void notesThatCouldNotBeFlushedInTheBackgroundAreWrittenOnceTheLockIsGone()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        fixture.options.maxPendingTouches = 2; // the first note asks for a flush
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        fixture.clock.advance(10);
        {
            const ForeignLock lock(fixture);
            VERIFY_OK(cache->get(key(1)));
            VERIFY_FAILS(cache->put(key(2), "x"), ErrorCode::Busy);
            QTRY_COMPARE(cache->stats()->pendingTouches, 1);
        }
        QTRY_COMPARE(cache->stats()->pendingTouches, 0);
        QTRY_COMPARE(fixture.columnInFile("last_accessed", key(1)), fixture.clock.nowSeconds());
        QCOMPARE(fixture.monitor.totalErrors(), 1); // the store's
    }

    void everyStoreOfABatchIsToldThatItIsBusy()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        const auto cache = fixture.open();
        QList<QFuture<Result<void>>> stores;
        {
            const ForeignLock lock(fixture);
            for (int i = 0; i < 20; ++i)
                stores << cache->putAsync(key(i), "x");
            for (const auto &store : stores)
                VERIFY_FAILS(store.result(), ErrorCode::Busy);
        }
        QCOMPARE(cache->stats()->entries, 0);
        VERIFY_OK(cache->put(key(1), "x"));
        VERIFY_WHOLE(fixture, cache);
    }

    void aBudgetThatCannotBeReachedYetIsReachedByTheNextStore()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        {
            const ForeignLock lock(fixture);
            VERIFY_FAILS(cache->setMaxBytes(100'000), ErrorCode::Busy);
            QCOMPARE(cache->stats()->entries, 10);
        }
        VERIFY_OK(fill(*cache, 10, 10));
        QCOMPARE(cache->stats()->dataBytes, 80'000); // at most 95 %
        QCOMPARE(wrongValues(*cache, 10, 10), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void compactingWaitsForItsTurnOrSaysThatItIsBusy_data()
    {
        QTest::addColumn<bool>("production");
        QTest::newRow("in steps") << false;
        QTest::newRow("by a rewrite") << true;
    }
    void compactingWaitsForItsTurnOrSaysThatItIsBusy()
    {
        QFETCH(bool, production);
        CacheFixture fixture;
        const QString path = production ? copyOfDataFile(QStringLiteral("audio.db"), fixture.directory.path())
                                        : fixture.path();
        fixture.options.busyTimeout = milliseconds(20);
        const auto cache = fixture.open(path);
        QVERIFY(cache);
        QCOMPARE(*fill(*cache, 0, 19), 20);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(*cache->remove(key(i)), true);
        {
            const ForeignLock lock(fixture, path);
            VERIFY_FAILS(cache->compact(), ErrorCode::Busy);
        }
        QCOMPARE(wrongValues(*cache, 10, 19), 0);
        QCOMPARE(complaintAbout(*cache, *fixture.stranger(path)), QString());
        VERIFY_OK(cache->compact());
        QCOMPARE(*fixture.stranger(path)->queryInt("PRAGMA freelist_count"), 0);
        QCOMPARE(wrongValues(*cache, 10, 19), 0);
        QCOMPARE(complaintAbout(*cache, *fixture.stranger(path)), QString());
    }

    void aCloseThatCannotFlushSaysSoAndCloses()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 4), 5);
        VERIFY_OK(cache->get(key(1)));
        {
            const ForeignLock lock(fixture);
            VERIFY_FAILS(cache->close(), ErrorCode::Busy);
            VERIFY_FAILS(cache->put(key(1), "x"), ErrorCode::Closed);
        }
        cache = fixture.open();
        QCOMPARE(wrongValues(*cache, 0, 4), 0);
        VERIFY_WHOLE(fixture, cache);
    }

    void aFileThatNeedsNoChangeIsOpenedBesideTheLock()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(20);
        VERIFY_OK(fixture.open()->put(key(1), "x"));
        const ForeignLock lock(fixture);
        const auto cache = fixture.open();
        QVERIFY(cache);
        VERIFY_VALUE(cache, key(1), "x");
        QCOMPARE(fixture.monitor.totalErrors(), 0);
    }

    void aFileThatIsBusyCanBeOpenedLater()
    {
        CacheFixture fixture;
        const QString path = copyOfDataFile(QStringLiteral("audio.db"), fixture.directory.path());
        fixture.options.busyTimeout = milliseconds(20);
        {
            const ForeignLock lock(fixture, path);
            const auto opened = BlobCache::open(path, fixture.options);
            VERIFY_FAILS(opened, ErrorCode::Busy);
            QVERIFY2(opened.error().message.contains(path), qPrintable(opened.error().message));
        }
        const auto cache = fixture.open(path);
        QVERIFY(cache);
        QCOMPARE(cache->stats()->entries, 113);
        QCOMPARE(complaintAbout(*cache, *fixture.stranger(path)), QString());
    }

    /// The lock goes while a store waits for it: tried again until a store did wait.
    void nobodyHearsOfALockThatIsHeldForLess()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = milliseconds(60'000);
        const auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        fixture.clock.advance(10);
        int stored = 10;
        for (int tries = 0; tries < 50 && fixture.monitor.snapshot().waits == 0; ++tries) {
            auto lock = std::make_unique<ForeignLock>(fixture);
            QTimer timer;
            timer.setSingleShot(true);
            timer.callOnTimeout([&lock] { lock.reset(); });
            timer.start(milliseconds(20));
            QVERIFY(cache->get(key(1))->has_value());
            const auto store = cache->putAsync(key(stored), valueOf(stored, 20'000));
            QTRY_VERIFY_WITH_TIMEOUT(store.isFinished(), 60'000);
            QVERIFY(!lock);
            VERIFY_OK(store.result());
            ++stored;
        }
        QVERIFY(fixture.monitor.snapshot().waits > 0);
        QCOMPARE(fixture.monitor.totalErrors(), 0);
        QCOMPARE(*cache->flush(), 1);
        QCOMPARE(wrongValues(*cache, 0, stored - 1), 0);
        VERIFY_WHOLE(fixture, cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheBusy)
#include "test_blob_cache_busy.moc"
