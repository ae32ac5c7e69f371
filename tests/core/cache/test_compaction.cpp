// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/compactor.h"
#include "tests/core/cache/cache_fixture.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;
using sqlite::LockPhase;

/// Making a file as small as what it holds.
class TestCompaction : public QObject
{
    Q_OBJECT

private:
    static constexpr int kCount = 600;
    static constexpr int kKept = 20;
    static QByteArray valueOf(int i) { return QByteArray(10'000 + i, static_cast<char>('a' + i % 26)); }

    static void storeAll(BlobCache &cache)
    {
        QList<NewEntry> entries;
        for (int i = 0; i < kCount; ++i)
            entries << NewEntry{key(i), valueOf(i), {}};
        VERIFY_OK(cache.putMany(entries));
    }

    /// Removes all but the first, as another program would: without giving anything back.
    static void removeMost(CacheFixture &fixture)
    {
        const auto stranger = fixture.stranger();
        VERIFY_OK(
            stranger->execute("DELETE FROM cache WHERE rowid > " + std::to_string(kKept), LockPhase::Write));
    }

    static void makeProductionFile(CacheFixture &fixture)
    {
        const auto stranger = fixture.stranger();
        VERIFY_OK(
            stranger->execute("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER "
                              "NOT NULL, created_at REAL NOT NULL, last_accessed REAL NOT NULL, pinned "
                              "INTEGER NOT NULL DEFAULT 0)",
                              LockPhase::Write));
    }

    /// A bloated file of production's, without auto-vacuum.
    static void makeBloatedProductionFile(CacheFixture &fixture)
    {
        makeProductionFile(fixture);
        storeAll(*fixture.open());
        removeMost(fixture);
    }

    static void verifyWhole(CacheFixture &fixture, BlobCache &cache, int entries)
    {
        const auto stranger = fixture.stranger();
        QCOMPARE(stranger->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
        QCOMPARE(cache.stats()->entries, entries);
        for (int i = 0; i < kKept; ++i)
            QCOMPARE(**cache.get(key(i)), valueOf(i));
    }

    static Result<void> nothingBetween() { return {}; }

private Q_SLOTS:
    void aFileShrinksToWhatItHolds()
    {
        CacheFixture fixture;
        fixture.options.newFilePageSize = 4096; // the file is small: few bytes of its pages may be unused
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const qint64 before = cache->stats()->fileBytes;
        const auto done = cache->compact();
        VERIFY_OK(done);
        QVERIFY(done->compacted);
        QCOMPARE(done->reclaimedBytes, before - cache->stats()->fileBytes);
        QVERIFY2(cache->stats()->bloatRatio < 2.0, qPrintable(QString::number(cache->stats()->bloatRatio)));
        QCOMPARE(cache->stats()->walBytes, 0);
        verifyWhole(fixture, *cache, kKept);
    }

    void storesAndReadsGoOnBesideIt()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        std::atomic<bool> done{false};
        std::atomic<int> stored{0};
        std::atomic<int> failed{0};
        std::thread user([&] {
            while (!done || stored < 50) {
                const int i = 1000 + stored;
                failed += cache->put(key(i), valueOf(i)) && cache->get(key(i))->has_value() ? 0 : 1;
                ++stored;
            }
        });
        const auto compacted = cache->compact();
        done = true;
        user.join();
        VERIFY_OK(compacted);
        QCOMPARE(failed, 0);
        QCOMPARE(fixture.monitor.totalErrors(), 0);
        verifyWhole(fixture, *cache, kKept + stored);
        QTRY_VERIFY(cache->stats()->fileBytes < kCount * 10'000);
    }

    /// It waits for another program's lock until a flush and behind it the store are queued.
    void aStoreDuringItIsDoneBeforeItEnds()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = std::chrono::minutes(1);
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        std::thread flusher;
        std::optional<QFuture<Result<void>>> store;
        const auto compacted = cache->compact(1.0, [&](double) {
            if (!flusher.joinable()) {
                flusher = std::thread([&cache] { VERIFY_OK(cache->flush()); });
            } else if (!store) {
                store = cache->putAsync(key(1000), "stored meanwhile");
                VERIFY_OK(stranger->execute("ROLLBACK", LockPhase::Write));
            }
        });
        const bool storedBeforeItEnded = store && store->isFinished();
        flusher.join();
        VERIFY_OK(compacted);
        QVERIFY(storedBeforeItEnded);
        VERIFY_OK(store->result());
    }

    void storesGoBetweenTheSteps()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const auto connection = fixture.stranger();
        CompactionProgress progress;
        Compactor compactor(*connection, fixture.path(), progress, nullptr);
        int steps = 0;
        double last = 0.0;
        VERIFY_OK(compactor.run([&]() -> Result<void> {
            ++steps;
            if (progress.share() < last)
                return Error{ErrorCode::Internal, QStringLiteral("Progress went back")};
            last = progress.share();
            return cache->put(key(steps), valueOf(steps));
        }));
        QVERIFY2(steps > 3, qPrintable(QString::number(steps)));
        QVERIFY(last > 0.9); // the stores took some of the free pages
        verifyWhole(fixture, *cache, kKept);
    }

    void anErrorBetweenTheStepsEndsIt()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const auto connection = fixture.stranger();
        CompactionProgress progress;
        Compactor compactor(*connection, fixture.path(), progress, nullptr);
        const auto done = compactor.run([] { return Error{ErrorCode::FileReplaced, QString()}; });
        QCOMPARE(done.error().code, ErrorCode::FileReplaced);
        verifyWhole(fixture, *cache, kKept);
    }

    void aProductionFileIsRewrittenAndShrinksInStepsFromThenOn()
    {
        CacheFixture fixture;
        makeBloatedProductionFile(fixture);
        const auto cache = fixture.open();
        QCOMPARE(fixture.stranger()->queryInt("PRAGMA auto_vacuum").value(), 0);
        const auto done = cache->compact();
        VERIFY_OK(done);
        QVERIFY(done->compacted);
        QVERIFY(done->reclaimedBytes > (kCount - kKept) * 10'000 / 2);
        const auto stranger = fixture.stranger();
        QCOMPARE(stranger->queryInt("PRAGMA auto_vacuum").value(), 2);
        QCOMPARE(stranger->queryInt("PRAGMA freelist_count").value(), 0);
        QCOMPARE(stranger->queryText("PRAGMA journal_mode").value(), QStringLiteral("wal"));
        verifyWhole(fixture, *cache, kKept);
        // It is still the cache that it was: it counts, and stores.
        VERIFY_OK(cache->put(key(1000), "after"));
        QCOMPARE(cache->stats()->entries, kKept + 1);
    }

    void belowTheThresholdNothingHappens()
    {
        CacheFixture fixture;
        makeProductionFile(fixture);
        const auto cache = fixture.open();
        storeAll(*cache);
        const auto done = cache->compact(5.0);
        VERIFY_OK(done);
        QCOMPARE(done->compacted, false);
        QCOMPARE(done->reclaimedBytes, 0);
        QCOMPARE(fixture.stranger()->queryInt("PRAGMA auto_vacuum").value(), 0);
    }

    void withoutDataAnyFileIsBloated()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        VERIFY_OK(fixture.stranger()->execute("DELETE FROM cache", LockPhase::Write));
        const auto done = cache->compact(1000.0);
        VERIFY_OK(done);
        QVERIFY(done->compacted);
        QVERIFY(cache->stats()->fileBytes < 200'000);
    }

    void progressNeverGoesBackAndEndsAtOne_data()
    {
        QTest::addColumn<bool>("production");
        QTest::newRow("in steps") << false;
        QTest::newRow("rewritten") << true;
    }
    void progressNeverGoesBackAndEndsAtOne()
    {
        QFETCH(bool, production);
        CacheFixture fixture;
        if (production)
            makeProductionFile(fixture);
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        std::vector<double> shares;
        VERIFY_OK(cache->compact(1.0, [&](double share) { shares.push_back(share); }));
        QVERIFY(!shares.empty());
        QVERIFY(std::is_sorted(shares.cbegin(), shares.cend()));
        QVERIFY(shares.front() >= 0.0);
        QCOMPARE(shares.back(), 1.0);
    }

    void progressStaysWhenTheLogIsEmptiedAfterARewrite()
    {
        CacheFixture fixture;
        makeBloatedProductionFile(fixture);
        const auto connection = fixture.stranger();
        CompactionProgress progress;
        VERIFY_OK(Compactor(*connection, fixture.path(), progress, nullptr).run(nothingBetween));
        const double reached = progress.share();
        QVERIFY(reached >= 0.5);
        VERIFY_OK(connection->execute("PRAGMA wal_checkpoint(TRUNCATE)", LockPhase::Checkpoint));
        QCOMPARE(QFileInfo(fixture.path() + QStringLiteral("-wal")).size(), 0);
        QVERIFY(progress.share() >= reached);
    }

    void aStopThatIsSetBeforeCancelsIt_data() { progressNeverGoesBackAndEndsAtOne_data(); }
    void aStopThatIsSetBeforeCancelsIt()
    {
        QFETCH(bool, production);
        CacheFixture fixture;
        if (production)
            makeProductionFile(fixture);
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        std::atomic<bool> stop{true};
        QCOMPARE(cache->compact(1.0, {}, &stop).error().code, ErrorCode::Cancelled);
        verifyWhole(fixture, *cache, kKept);
        QCOMPARE(fixture.stranger()->queryInt("PRAGMA auto_vacuum").value(), production ? 0 : 2);
        VERIFY_OK(cache->put(key(kKept), valueOf(kKept)));
        // And another time it works.
        stop = false;
        QVERIFY(cache->compact(1.0, {}, &stop)->compacted);
        verifyWhole(fixture, *cache, kKept + 1);
    }

    void aStopBetweenTheStepsLeavesAWholeFileThatHasShrunk()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const auto connection = fixture.stranger();
        const qint64 free = connection->queryInt("PRAGMA freelist_count").value();
        CompactionProgress progress;
        std::atomic<bool> stop{false};
        Compactor compactor(*connection, fixture.path(), progress, &stop);
        const auto done = compactor.run([&]() -> Result<void> {
            stop = progress.share() > 0.4;
            return {};
        });
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QVERIFY(progress.share() > 0.4 && progress.share() < 1.0);
        const qint64 left = connection->queryInt("PRAGMA freelist_count").value();
        QVERIFY(left > 0 && left < free);
        verifyWhole(fixture, *cache, kKept);
    }

    /// The flag is set while the rewrite is at work; whether it is still in its first half by then is up to
    /// the machine, but the file is whole in either case.
    void aStopFromTheProgressLeavesAWholeFile()
    {
        CacheFixture fixture;
        makeBloatedProductionFile(fixture);
        const auto cache = fixture.open();
        storeAll(*cache);
        std::atomic<bool> stop{false};
        const auto done = cache->compact(
            0.0, [&](double) { stop = true; }, &stop);
        QVERIFY(done || done.error().code == ErrorCode::Cancelled);
        verifyWhole(fixture, *cache, kCount);
        QCOMPARE(cache->stats()->dataBytes,
                 fixture.stranger()->queryInt("SELECT sum(size) FROM cache").value());
    }

    void withoutRoomForTheRewriteNothingIsDone()
    {
        CacheFixture fixture;
        makeBloatedProductionFile(fixture);
        const auto cache = fixture.open();
        const auto connection = fixture.stranger();
        CompactionProgress progress;
        const auto none = [](const QString &) { return qint64{1000}; };
        Compactor cramped(*connection, fixture.path(), progress, nullptr, none);
        const auto done = cramped.run(nothingBetween);
        QCOMPARE(done.error().code, ErrorCode::DiskFull);
        QVERIFY(done.error().message.contains(QStringLiteral("are free")));
        QCOMPARE(connection->queryInt("PRAGMA auto_vacuum").value(), 0);
        QVERIFY(connection->queryInt("PRAGMA freelist_count").value() > 0);
        verifyWhole(fixture, *cache, kKept);
        const auto plenty = [](const QString &) { return qint64{1'000'000'000}; };
        Compactor roomy(*connection, fixture.path(), progress, nullptr, plenty);
        VERIFY_OK(roomy.run(nothingBetween));
        verifyWhole(fixture, *cache, kKept);
    }

    void stepsNeedNoRoom()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        storeAll(*cache);
        removeMost(fixture);
        const auto connection = fixture.stranger();
        CompactionProgress progress;
        const auto none = [](const QString &) { return qint64{0}; };
        Compactor cramped(*connection, fixture.path(), progress, nullptr, none);
        VERIFY_OK(cramped.run(nothingBetween));
        QCOMPARE(connection->queryInt("PRAGMA freelist_count").value(), 0);
    }

    void aClosedCacheIsNotCompacted()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->close());
        QCOMPARE(cache->compact().error().code, ErrorCode::Closed);
    }
};

QTEST_GUILESS_MAIN(TestCompaction)
#include "test_compaction.moc"
