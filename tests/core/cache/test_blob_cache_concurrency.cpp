// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"

#include <barrier>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

namespace {

/// Runs `work(thread number)` in `count` threads that start together, and waits for them.
template <typename Work>
void inThreads(int count, Work work)
{
    std::barrier start(count);
    std::vector<std::thread> threads;
    for (int t = 0; t < count; ++t) {
        threads.emplace_back([&start, &work, t] {
            start.arrive_and_wait();
            work(t);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace

/// Many threads on one cache, on a real file.
class TestBlobCacheConcurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyReadersOfOneKey()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        const QByteArray value(50'000, 'v');
        VERIFY_OK(cache->put(key(1), value));
        std::atomic<int> right{0};
        inThreads(50, [&](int) {
            for (int i = 0; i < 50; ++i) {
                const auto read = cache->get(key(1));
                right += read && *read && **read == value ? 1 : 0;
            }
        });
        QCOMPARE(right, 2500);
        QCOMPARE(fixture.monitor.totalErrors(), 0);
        QCOMPARE(cache->stats()->hits, 2500);
    }

    void readersBesideWritersSeeWholeValues()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 2'000'000;
        const auto cache = fixture.open();
        // Every value is one byte repeated, so that a mixture of two would show.
        const auto valueOf = [](int i) {
            return QByteArray(1000 + i % 5000, static_cast<char>('a' + i % 26));
        };
        std::atomic<int> torn{0};
        std::atomic<int> failed{0};
        inThreads(16, [&](int t) {
            for (int i = 0; i < 150; ++i) {
                if (t < 4) {
                    failed += cache->put(key(i % 40), valueOf(i * 7 + t)) ? 0 : 1;
                    continue;
                }
                const auto read = cache->get(key(i % 40));
                failed += read ? 0 : 1;
                if (read && *read)
                    torn += (*read)->count((*read)->front()) == (*read)->size() ? 0 : 1;
            }
        });
        QCOMPARE(torn, 0);
        QCOMPARE(failed, 0);
        QCOMPARE(fixture.monitor.totalErrors(), 0);
    }

    void readsGoOnWhileAnotherProgramHoldsTheWriteLock()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = std::chrono::milliseconds(50);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        inThreads(4, [&](int) {
            for (int i = 0; i < 100; ++i)
                QVERIFY(cache->get(key(1))->has_value());
        });
        QCOMPARE(fixture.monitor.snapshot().waits, 0);
        // And the lock was real: a store waits for it, and says so.
        QCOMPARE(cache->put(key(2), "y").error().code, ErrorCode::Busy);
        QCOMPARE(fixture.monitor.totalErrors(), 1);
        VERIFY_OK(stranger->execute("ROLLBACK", sqlite::LockPhase::Write));
        VERIFY_OK(cache->put(key(2), "y"));
    }

    void manyWritersShareTransactions()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        // While a stranger holds the write lock, stores pile up behind the first of them.
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        std::atomic<int> started{0};
        std::atomic<int> failed{0};
        std::thread writers([&] {
            inThreads(32, [&](int t) {
                ++started;
                for (int i = 0; i < 20; ++i)
                    failed += cache->put(key(t * 100 + i), "value") ? 0 : 1;
            });
        });
        QTRY_COMPARE(started, 32);
        VERIFY_OK(stranger->execute("ROLLBACK", sqlite::LockPhase::Write));
        writers.join();
        QCOMPARE(failed, 0);
        const auto stats = cache->stats();
        QCOMPARE(stats->entries, 640);
        QCOMPARE(stats->stores, 640);
        QVERIFY2(stats->storeCommits < 640, qPrintable(QString::number(stats->storeCommits)));
    }

    void oneBadStoreDoesNotHarmItsBatch()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 1'000'000;
        const auto cache = fixture.open();
        std::atomic<int> refused{0};
        std::atomic<int> stored{0};
        inThreads(20, [&](int t) {
            const auto done = cache->put(key(t), QByteArray(t % 4 == 0 ? 1'000'001 : 100, 'x'));
            (done ? stored : refused) += 1;
        });
        QCOMPARE(refused, 5);
        QCOMPARE(stored, 15);
        QCOMPARE(cache->stats()->entries, 15);
    }

    void twoCachesOnOneFileSeeEachOther()
    {
        CacheFixture fixture;
        fixture.options.maxBytes = 100'000;
        const auto one = fixture.open();
        const auto two = fixture.open();
        std::atomic<int> failed{0};
        inThreads(8, [&](int t) {
            BlobCache &mine = t % 2 == 0 ? *one : *two;
            for (int i = 0; i < 40; ++i)
                failed += mine.put(key(t * 1000 + i), QByteArray(1000, 'x')) && mine.get(key(i)) ? 0 : 1;
        });
        QCOMPARE(failed, 0);
        QCOMPARE(fixture.monitor.totalErrors(), 0);
        QCOMPARE(one->stats()->dataBytes, two->stats()->dataBytes);
        QVERIFY(one->stats()->dataBytes <= 100'000);
    }

    void theLogStaysBoundedUnderConstantReaders()
    {
        CacheFixture fixture;
        fixture.options.checkpointBytes = 200'000;
        fixture.options.maxWalBytes = 1'000'000;
        fixture.options.maxBytes = 2'000'000;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), QByteArray(50'000, 'x'), true));
        std::atomic<bool> done{false};
        std::atomic<qint64> largest{0};
        inThreads(7, [&](int t) {
            while (t > 0 && !done)
                QVERIFY(cache->get(key(0))->has_value());
            for (int i = 0; t == 0 && i < 300; ++i) {
                QVERIFY(cache->put(key(i), QByteArray(50'000, 'x')));
                largest = std::max(largest.load(), QFileInfo(fixture.path() + QStringLiteral("-wal")).size());
            }
            if (t == 0)
                done = true;
        });
        // 300 stores write 15 MB; a try at restarting that failed once would let it grow by checkpointBytes.
        QVERIFY2(largest < 5'000'000, qPrintable(QString::number(largest)));
        QCOMPARE(fixture.monitor.totalErrors(), 0);
    }

    void theTimerFlushesUnderSteadyStores()
    {
        CacheFixture fixture;
        fixture.options.flushInterval = std::chrono::milliseconds(50);
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "read me"));
        fixture.clock.advance(5);
        std::atomic<bool> done{false};
        std::thread putters([&] {
            inThreads(30, [&](int t) {
                for (int i = 0; !done; ++i)
                    QVERIFY(cache->put(key(t * 10 + 1 + i % 10), "stored"));
            });
        });
        VERIFY_OK(cache->get(key(0)));
        const bool flushed = QTest::qWaitFor(
            [&] { return fixture.columnInFile("last_accessed", key(0)) == fixture.clock.nowSeconds(); });
        done = true;
        putters.join();
        QVERIFY(flushed);
    }

    void manyThreadsComeAndGo()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        for (int round = 0; round < 10; ++round)
            inThreads(10, [&](int) { QVERIFY(cache->get(key(1))->has_value()); });
        // Each thread's connection went with its thread: what is left is this thread's and the writer's.
        QVERIFY(QSqlDatabase::connectionNames().size() <= 2);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheConcurrency)
#include "test_blob_cache_concurrency.moc"
