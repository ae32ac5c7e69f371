// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"

#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Stores that nobody waits for at once.
class TestBlobCacheFutures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreIsThereOnceItsFutureIsFinished()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        auto stored = cache->putAsync(key(1), "value", true);
        stored.waitForFinished();
        VERIFY_OK(stored.result());
        QCOMPARE(**cache->get(key(1)), QByteArray("value"));
        QCOMPARE(cache->stats()->pinnedEntries, 1);
    }

    void severalTellHowManyWereStored()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        auto stored = cache->putManyAsync({{key(1), "a", {}}, {key(2), "b", {}}, {key(3), "c", {}}});
        QCOMPARE(*stored.result(), 3);
        QCOMPARE(*cache->putManyAsync({}).result(), 0);
        QCOMPARE(cache->stats()->entries, 3);
    }

    void theDataNeedNotOutliveTheCall()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QList<QFuture<Result<void>>> stored;
        for (int i = 0; i < 200; ++i) {
            QByteArray data(1000, static_cast<char>('a' + i % 26));
            stored << cache->putAsync(key(i), data);
            data.fill('?');
        }
        for (int i = 0; i < 200; ++i) {
            VERIFY_OK(stored[i].result());
            QCOMPARE(**cache->get(key(i)), QByteArray(1000, static_cast<char>('a' + i % 26)));
        }
    }

    void errorsComeThroughTheFuture_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no key") << QString() << 1 << ErrorCode::InvalidArgument;
        QTest::newRow("above the limit for one") << key(1) << 2001 << ErrorCode::TooLarge;
        QTest::newRow("above the budget") << key(1) << 1001 << ErrorCode::TooLarge;
    }
    void errorsComeThroughTheFuture()
    {
        QFETCH(QString, name);
        QFETCH(int, bytes);
        QFETCH(ErrorCode, code);
        CacheFixture fixture;
        fixture.options.maxBytes = 1000;
        fixture.options.maxItemBytes = 2000;
        const auto cache = fixture.open();
        const QByteArray data(bytes, 'x');
        QCOMPARE(cache->putAsync(name, data).result().error().code, code);
        QCOMPARE(cache->putManyAsync({{key(2), "fits", {}}, {name, data, {}}}).result().error().code, code);
        QCOMPARE(cache->stats()->entries, 0);
    }

    void aLockHeldByAnotherProgramIsAnErrorOfTheFuture()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = std::chrono::milliseconds(20);
        const auto cache = fixture.open();
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        auto stored = cache->putAsync(key(1), "x");
        QCOMPARE(stored.result().error().code, ErrorCode::Busy);
        VERIFY_OK(stranger->execute("ROLLBACK", sqlite::LockPhase::Write));
        VERIFY_OK(cache->putAsync(key(1), "x").result());
    }

    void theLastOfTwoStoresOfAKeyStays()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QList<QFuture<Result<void>>> stored;
        for (int i = 0; i < 500; ++i)
            stored << cache->putAsync(key(i % 3), QByteArray::number(i));
        for (auto &future : stored)
            VERIFY_OK(future.result());
        for (int i = 497; i < 500; ++i)
            QCOMPARE(**cache->get(key(i % 3)), QByteArray::number(i));
    }

    void aStoreThatIsWaitedForComesAfterThoseBeforeIt()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        auto early = cache->putAsync(key(1), "early");
        VERIFY_OK(cache->put(key(1), "late"));
        QVERIFY(early.isFinished());
        QCOMPARE(**cache->get(key(1)), QByteArray("late"));
        auto again = cache->putAsync(key(1), "again");
        QCOMPARE(*cache->remove(key(1)), true);
        VERIFY_OK(again.result());
        QCOMPARE(*cache->contains(key(1)), false);
    }

    void closingFinishesAllOfThem()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QList<QFuture<Result<void>>> stored;
        for (int i = 0; i < 1000; ++i)
            stored << cache->putAsync(key(i), QByteArray(100, 'x'));
        auto together = cache->putManyAsync({{key(1000), "x", {}}});
        VERIFY_OK(cache->close());
        for (auto &future : stored) {
            QVERIFY(future.isFinished());
            VERIFY_OK(future.result());
        }
        QVERIFY(together.isFinished());
        QCOMPARE(fixture.stranger()->queryInt("SELECT count(*) FROM cache").value(), 1001);
    }

    void afterClosingTheyFailAtOnce()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->close());
        QCOMPARE(cache->putAsync(key(1), "x").result().error().code, ErrorCode::Closed);
        QCOMPARE(cache->putManyAsync({{key(1), "x", {}}}).result().error().code, ErrorCode::Closed);
    }

    void aFullQueueMakesCallersWaitAndGoesOn()
    {
        CacheFixture fixture;
        fixture.options.maxQueuedBytes = 10'000;
        const auto cache = fixture.open();
        std::atomic<int> failed{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                QList<QFuture<Result<void>>> stored;
                for (int i = 0; i < 100; ++i) // every tenth is larger than the whole queue
                    stored << cache->putAsync(key(t * 1000 + i), QByteArray(i % 10 == 0 ? 20'000 : 900, 'x'));
                for (auto &future : stored)
                    failed += future.result() ? 0 : 1;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed, 0);
        QCOMPARE(cache->stats()->entries, 400);
    }

    void whatFollowsAStoreRunsWithItsResult()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        auto followed =
            cache->putAsync(key(1), "x").then([](const Result<void> &done) { return bool(done); });
        QCOMPARE(followed.result(), true);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheFutures)
#include "test_blob_cache_futures.moc"
