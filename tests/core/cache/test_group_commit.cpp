// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/group_commit.h"
#include "tests/core/cache/cache_fixture.h"

#include <future>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Transactions that go wrong in the middle, with a real file under them.
class TestGroupCommit : public QObject
{
    Q_OBJECT

private:
    struct Rig
    {
        Rig()
            : connection(fixture.stranger())
            , schema(openSchema(*connection, 4096))
            , commits(*connection, *schema, fixture.options, maxBytes, notes, counts)
        {
        }

        /// Adds a job to the batch; its future tells how it ended.
        std::future<Result<void>> add(TransactionJob<void>::Function function)
        {
            const auto promise = std::make_shared<std::promise<Result<void>>>();
            jobs.push_back(std::make_unique<TransactionJob<void>>(
                0, std::move(function),
                [promise](const Result<void> &result) { promise->set_value(result); }));
            return promise->get_future();
        }
        Totals totals() { return readTotals(*connection)->totals; }
        std::future<Result<void>> addStore(const QString &name, qsizetype bytes)
        {
            return add([name, bytes](GroupCommit &batch) {
                return batch.store({name, QByteArray(bytes, 'x'), {}});
            });
        }
        qint64 entriesInFile() { return fixture.stranger()->queryInt("SELECT count(*) FROM cache").value(); }

        CacheFixture fixture;
        std::unique_ptr<sqlite::Connection> connection;
        Result<Schema> schema;
        std::atomic<qint64> maxBytes{0};
        AccessLog notes{100};
        WriterCounts counts;
        GroupCommit commits;
        GroupCommit::Jobs jobs;
    };

private Q_SLOTS:
    void aJobThatFailsIsUndoneAlone()
    {
        Rig rig;
        auto good = rig.addStore(key(1), 10);
        auto bad = rig.add([](GroupCommit &batch) {
            (void)batch.store({key(2), "x", {}});
            return Result<void>(Error{ErrorCode::TooLarge, QStringLiteral("no")});
        });
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(good.get());
        QCOMPARE(bad.get().error().code, ErrorCode::TooLarge);
        QCOMPARE(rig.entriesInFile(), 1);
        QCOMPARE(rig.counts.stores, 1);
        QCOMPARE(rig.counts.storeCommits, 1);
    }

    void aTransactionThatFailsRunsItsJobsOneByOne()
    {
        Rig rig;
        auto first = rig.addStore(key(1), 10);
        auto failsAlone = rig.add([](GroupCommit &) {
            return Result<void>(Error{ErrorCode::TooLarge, QStringLiteral("no")});
        });
        auto breaksIt = rig.add([&rig](GroupCommit &) {
            (void)rig.connection->execute("ROLLBACK",
                                          sqlite::LockPhase::Write); // as SQLite does on an I/O error
            return Result<void>(Error{ErrorCode::Io, QStringLiteral("broken")});
        });
        auto last = rig.addStore(key(4), 10);
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(first.get());
        QCOMPARE(failsAlone.get().error().code, ErrorCode::TooLarge);
        QCOMPARE(breaksIt.get().error().code, ErrorCode::Io);
        QVERIFY(last.get());
        QCOMPARE(rig.entriesInFile(), 2);
        QCOMPARE(rig.totals().entries, 2);
        QCOMPARE(rig.counts.stores, 2);
    }

    void aFullFileFailsWhatDoesNotFitAndNothingElse()
    {
        Rig rig;
        VERIFY_OK(rig.connection->execute("PRAGMA max_page_count=20", sqlite::LockPhase::Open));
        auto fits = rig.addStore(key(1), 10'000);
        auto tooMuch = rig.addStore(key(2), 200'000);
        auto alsoFits = rig.addStore(key(3), 10'000);
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(fits.get());
        QCOMPARE(tooMuch.get().error().code, ErrorCode::DiskFull);
        QVERIFY(alsoFits.get());
        QCOMPARE(rig.entriesInFile(), 2);
        QCOMPARE(rig.totals().dataBytes, 20'000);
    }

    void aFailedTransactionDoesNotBringBackFiguresThatAnotherProgramMadeUntrue()
    {
        Rig rig;
        auto first = rig.addStore(key(1), 10);
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(first.get());
        QCOMPARE(rig.totals().entries, 1);
        VERIFY_OK(rig.fixture.stranger()->execute(
            "REPLACE INTO cache(key, data, size, created_at, last_accessed) VALUES('f', 'xx', 2, 1, 1)",
            sqlite::LockPhase::Write));
        auto fails = rig.add([&rig](GroupCommit &) {
            (void)rig.connection->execute("ROLLBACK", sqlite::LockPhase::Write);
            return Result<void>(Error{ErrorCode::DiskFull, QStringLiteral("full")});
        });
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(!fails.get());
        QCOMPARE(rig.totals().entries, 2);
        QCOMPARE(rig.totals().dataBytes, 12);
    }

    void notesThatAnEvictionTookReturnIfItsTransactionFails()
    {
        Rig rig;
        auto stored = rig.addStore(key(1), 100);
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(stored.get());
        rig.notes.note(key(1), rig.fixture.clock.nowSeconds() + 5);
        rig.maxBytes = 150;
        // The trigger lets the eviction itself fail, after it has written the notes.
        VERIFY_OK(rig.fixture.stranger()->execute("CREATE TRIGGER stop BEFORE DELETE ON cache BEGIN "
                                                  "SELECT RAISE(ABORT, 'stopped'); END",
                                                  sqlite::LockPhase::Write));
        auto evicting = rig.addStore(key(2), 100);
        rig.commits.run(std::move(rig.jobs));
        QVERIFY(!evicting.get());
        QCOMPARE(rig.notes.pending(), 1);
        QCOMPARE(rig.entriesInFile(), 1);
        QCOMPARE(rig.counts.evictedEntries, 0);
    }
};

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "test_group_commit.moc"
