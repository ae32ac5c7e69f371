// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/fault_vfs.h"
#include "core/sqlite/lock_activity.h"
#include "tests/core/sqlite/two_connections.h"
#include "tests/support/verify.h"

#include <QProcess>

#include <sqlite3.h>

#include <functional>
#include <thread>

using namespace cachescope;
using namespace cachescope::sqlite;
using namespace cachescope::test;
using std::chrono::milliseconds;

/// Who held the write lock, with real connections.
class TestWriteLockWatch : public QObject
{
    Q_OBJECT

private:
    /// What the monitor says of one activity; all zero if nothing.
    static LockMonitor::HoldCount holdsOf(const TwoConnections &fixture, const char *activity)
    {
        for (const auto &hold : fixture.monitor.snapshot().holds) {
            if (hold.activity == QLatin1String(activity))
                return hold;
        }
        return {};
    }

    static constexpr milliseconds kSync{30};

    static double msOf(const std::function<void()> &action)
    {
        const auto begin = std::chrono::steady_clock::now();
        action();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    }

    /// A connection that nobody waits with, and that fails at once.
    static std::unique_ptr<Connection> impatient(TwoConnections &fixture)
    {
        return fixture.open(BusyPolicy::Fail, milliseconds(0));
    }

private Q_SLOTS:
    void init() { setLockUser(-1); }

    void aTransactionThatBeginsWithTheLockHoldsItUntilItsEnd_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("immediate, committed") << QByteArray("BEGIN IMMEDIATE") << QByteArray("COMMIT");
        QTest::newRow("immediate, rolled back") << QByteArray("BEGIN IMMEDIATE") << QByteArray("ROLLBACK");
        QTest::newRow("exclusive") << QByteArray("BEGIN EXCLUSIVE") << QByteArray("COMMIT");
    }
    void aTransactionThatBeginsWithTheLockHoldsItUntilItsEnd()
    {
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, end);
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto holder = impatient(fixture);
        {
            const ActivityScope activity("store");
            setLockUser(7);
            VERIFY_OK(holder->execute(begin.constData(), LockPhase::Begin));
        }
        const ActivityScope later("flush"); // what it was when it got the lock counts
        setLockUser(8);
        VERIFY_OK(holder->execute("UPDATE t SET a=2", LockPhase::Write));
        VERIFY_OK(holder->execute("SAVEPOINT s", LockPhase::Write));
        VERIFY_OK(holder->execute("RELEASE s", LockPhase::Write));
        QVERIFY(fixture.monitor.snapshot().holds.empty());
        QVERIFY(!impatient(fixture)->execute("UPDATE t SET a=3", LockPhase::Write));
        VERIFY_OK(holder->execute(end.constData(), LockPhase::Commit));
        const auto holds = fixture.monitor.snapshot().holds;
        QCOMPARE(holds.size(), std::size_t{1});
        QCOMPARE(holds[0].activity, QStringLiteral("store"));
        QCOMPARE(holds[0].count, quint64{1});
        QCOMPARE(holds[0].worstUser, 7);
        QCOMPARE(holds[0].blocked, quint64{1});
        QVERIFY(holds[0].maxMs > 0.0 && holds[0].maxMs == holds[0].totalMs);
    }

    void aDeferredTransactionHoldsItFromItsFirstWrite()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto holder = impatient(fixture);
        const ActivityScope activity("store");
        VERIFY_OK(holder->execute("BEGIN", LockPhase::Begin));
        QCOMPARE(*holder->queryInt("SELECT a FROM t"), 1);
        VERIFY_OK(impatient(fixture)->execute("BEGIN IMMEDIATE", LockPhase::Begin)); // nobody has it yet
        QCOMPARE(holdsOf(fixture, "store").count, quint64{1}); // that one, closed by now
        VERIFY_OK(holder->execute("UPDATE t SET a=2", LockPhase::Write));
        QCOMPARE(holdsOf(fixture, "store").count, quint64{1});
        QVERIFY(!impatient(fixture)->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QCOMPARE(holdsOf(fixture, "store").blocked, quint64{1});
        VERIFY_OK(holder->execute("COMMIT", LockPhase::Commit));
        QCOMPARE(holdsOf(fixture, "store").count, quint64{2});
        QVERIFY(holdsOf(fixture, LockMonitor::kElsewhere).blocked == 0);
    }

    void aDeferredTransactionThatOnlyReadsHoldsNothing()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto reader = impatient(fixture);
        VERIFY_OK(reader->execute("BEGIN", LockPhase::Begin));
        QCOMPARE(*reader->queryInt("SELECT a FROM t"), 1);
        VERIFY_OK(reader->execute("COMMIT", LockPhase::Commit));
        QVERIFY(fixture.monitor.snapshot().holds.empty());
    }

    void aStatementByItselfIsAHoldOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("insert") << QByteArray("INSERT INTO t VALUES(2)");
        QTest::newRow("update") << QByteArray("UPDATE t SET a=2");
        QTest::newRow("delete") << QByteArray("DELETE FROM t WHERE a=1");
        QTest::newRow("all rows deleted") << QByteArray("DELETE FROM t");
        QTest::newRow("no row found") << QByteArray("UPDATE t SET a=2 WHERE a=99");
        QTest::newRow("rows returned") << QByteArray("UPDATE t SET a=2 RETURNING a");
        QTest::newRow("schema") << QByteArray("CREATE TABLE u(b)");
        QTest::newRow("vacuum") << QByteArray("VACUUM");
    }
    void aStatementByItselfIsAHoldOfItsOwn()
    {
        QFETCH(QByteArray, sql);
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto writer = impatient(fixture);
        const ActivityScope activity("touch on read");
        VERIFY_OK(writer->execute(sql.constData(), LockPhase::Write));
        const auto holds = fixture.monitor.snapshot().holds;
        QCOMPARE(holds.size(), std::size_t{1});
        QCOMPARE(holds[0].activity, QStringLiteral("touch on read"));
        QCOMPARE(holds[0].count, quint64{1});
        QVERIFY(holds[0].maxMs > 0.0);
    }

    /// From its first row on others see who is in the way.
    void aStatementByItselfHoldsTheLockWhileItRuns()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto writer = impatient(fixture);
        const auto other = impatient(fixture);
        sqlite3_create_function(
            writer->handle(), "disturb", 0, SQLITE_UTF8, other.get(),
            [](sqlite3_context *context, int, sqlite3_value **) {
                auto *disturber = static_cast<Connection *>(sqlite3_user_data(context));
                (void)disturber->execute("UPDATE t SET a=9", LockPhase::Write);
                sqlite3_result_int(context, 5);
            },
            nullptr, nullptr);
        VERIFY_OK(writer->execute("CREATE TEMP TRIGGER d AFTER UPDATE ON main.t BEGIN SELECT disturb(); END",
                                  LockPhase::Write));
        VERIFY_OK(writer->execute("INSERT INTO t VALUES(2)", LockPhase::Write));
        fixture.monitor.clear();
        const ActivityScope activity("touch on read");
        VERIFY_OK(writer->execute("UPDATE t SET a=2", LockPhase::Write));
        QCOMPARE(holdsOf(fixture, "touch on read").count, quint64{1});
        QVERIFY(holdsOf(fixture, "touch on read").blocked >= 1);
    }

    void whatIsReadHoldsNothing()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto reader = impatient(fixture);
        QCOMPARE(*reader->queryInt("SELECT a FROM t"), 1);
        VERIFY_OK(reader->execute("SELECT a FROM t", LockPhase::Write)); // a phase is no proof
        QVERIFY(fixture.monitor.snapshot().holds.empty());
    }

    void temporaryTablesAreNoHold()
    {
        TwoConnections fixture;
        const auto writer = impatient(fixture);
        VERIFY_OK(writer->execute("BEGIN", LockPhase::Begin));
        VERIFY_OK(writer->execute("CREATE TEMP TABLE own(a)", LockPhase::Write));
        fixture.monitor.clear();
        VERIFY_OK(writer->execute("INSERT INTO own VALUES(1)", LockPhase::Write));
        VERIFY_OK(impatient(fixture)->execute("UPDATE t SET a=3", LockPhase::Write));
        VERIFY_OK(writer->execute("COMMIT", LockPhase::Commit));
        QCOMPARE(holdsOf(fixture, "other").count, quint64{1}); // the other's
    }

    void aFailedStatementInATransactionKeepsTheLock()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto holder = impatient(fixture);
        VERIFY_OK(holder->execute("CREATE UNIQUE INDEX once ON t(a)", LockPhase::Write));
        fixture.monitor.clear();
        VERIFY_OK(holder->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QVERIFY(!holder->execute("INSERT INTO t VALUES(1)", LockPhase::Write));
        QVERIFY(fixture.monitor.snapshot().holds.empty());
        VERIFY_OK(holder->execute("ROLLBACK", LockPhase::Write));
        QCOMPARE(holdsOf(fixture, "other").count, quint64{1});
    }

    void aStatementThatIsGivenUpGivesUpTheLock()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto writer = impatient(fixture);
        auto statement = writer->prepare("UPDATE t SET a=2 RETURNING a");
        VERIFY_OK(statement);
        VERIFY_OK(statement->step(LockPhase::Write));
        QVERIFY(!impatient(fixture)->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QCOMPARE(holdsOf(fixture, "other").blocked, quint64{1});
        QCOMPARE(holdsOf(fixture, "other").count, quint64{0});
        statement->reset();
        QCOMPARE(holdsOf(fixture, "other").count, quint64{1});
    }

    void aConnectionThatClosesHoldsNothing()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        auto holder = impatient(fixture);
        VERIFY_OK(holder->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        holder.reset();
        QCOMPARE(holdsOf(fixture, "other").count, quint64{1});
        VERIFY_OK(impatient(fixture)->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QCOMPARE(holdsOf(fixture, LockMonitor::kElsewhere).blocked, quint64{0});
    }

    void theTimeSpentWaitingIsNotHeld()
    {
        TwoConnections fixture;
        const auto first = fixture.open(BusyPolicy::FairRetry, milliseconds(60'000));
        VERIFY_OK(first->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        fixture.monitor.clear();
        Result<void> done;
        double tookMs = 0.0;
        std::thread second([&] {
            const auto mine = fixture.open(BusyPolicy::FairRetry, milliseconds(60'000));
            const ActivityScope activity("touch on read");
            tookMs = msOf([&] { done = mine->execute("UPDATE t SET a=2", LockPhase::Write); });
        });
        QTRY_COMPARE(holdsOf(fixture, "other").blocked, quint64{1});
        VERIFY_OK(first->execute("COMMIT", LockPhase::Commit));
        second.join();
        VERIFY_OK(done);
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.waits, quint64{1});
        QVERIFY(counted.maxWaitMs >= 0.5); // the shortest pause
        QVERIFY(holdsOf(fixture, "touch on read").maxMs + counted.maxWaitMs <= tookMs);
        QCOMPARE(holdsOf(fixture, "other").blocked, quint64{1}); // one wait, however often it asked
    }

    void whatAStatementDoesWithTheLockIsNoWait()
    {
        TwoConnections fixture;
        FaultVfs disk;
        disk.setDelay(DiskOperation::Sync, {}, {kSync, kSync});
        const auto first = fixture.open(BusyPolicy::FairRetry, milliseconds(60'000));
        VERIFY_OK(first->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        fixture.monitor.clear();
        Result<void> done;
        double tookMs = 0.0;
        std::thread second([&] {
            const auto mine = fixture.open(BusyPolicy::FairRetry, milliseconds(60'000), disk.name());
            tookMs = msOf([&] { done = mine->execute("UPDATE t SET a=2", LockPhase::Write); });
        });
        QTRY_COMPARE(holdsOf(fixture, "other").blocked, quint64{1});
        VERIFY_OK(first->execute("COMMIT", LockPhase::Commit));
        second.join();
        VERIFY_OK(done);
        QVERIFY(disk.calls(DiskFile::Wal, DiskOperation::Sync) >= 1); // of the update's own commit
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.waits, quint64{1});
        QVERIFY(counted.maxWaitMs <= tookMs - static_cast<double>(kSync.count()));
    }

    void anAutomaticCheckpointIsNotHeld_data()
    {
        QTest::addColumn<QStringList>("statements");
        const QString store = QStringLiteral("INSERT INTO t VALUES(zeroblob(6000000))");
        QTest::newRow("by itself") << QStringList{store};
        QTest::newRow("in a transaction")
            << QStringList{QStringLiteral("BEGIN IMMEDIATE"), store, QStringLiteral("COMMIT")};
    }
    void anAutomaticCheckpointIsNotHeld()
    {
        QFETCH(QStringList, statements);
        TwoConnections fixture;
        FaultVfs disk;
        const auto mine = fixture.open(BusyPolicy::Fail, milliseconds(0), disk.name());
        fixture.monitor.clear();
        disk.setDelay(DiskOperation::Sync, {}, {kSync, kSync});
        const ActivityScope activity("store");
        const double tookMs = msOf([&] {
            for (const QString &statement : std::as_const(statements))
                VERIFY_OK(mine->execute(statement.toStdString(), LockPhase::Write));
        });
        QVERIFY(disk.calls(DiskFile::Main, DiskOperation::Sync) >= 1); // there was one
        QCOMPARE(holdsOf(fixture, "store").count, quint64{1});
        QVERIFY(holdsOf(fixture, "store").maxMs <= tookMs - static_cast<double>(kSync.count()));
    }

    void aRollbackJournalIsWatchedToo()
    {
        TwoConnections fixture;
        VERIFY_OK(impatient(fixture)->execute("PRAGMA journal_mode=DELETE", LockPhase::Open));
        fixture.monitor.clear();
        const auto reader = impatient(fixture);
        const auto writer = impatient(fixture);
        const ActivityScope activity("store");
        VERIFY_OK(writer->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        VERIFY_OK(writer->execute("UPDATE t SET a=2", LockPhase::Write));
        auto select = reader->prepare("SELECT a FROM t");
        VERIFY_OK(select);
        VERIFY_OK(select->step(LockPhase::Read));
        // A reader is in the way, who holds no write lock. The transaction goes on.
        QVERIFY(!writer->execute("COMMIT", LockPhase::Commit));
        QCOMPARE(holdsOf(fixture, LockMonitor::kElsewhere).blocked, quint64{1});
        QCOMPARE(holdsOf(fixture, "store").count, quint64{0});
        select->reset();
        VERIFY_OK(writer->execute("COMMIT", LockPhase::Commit));
        QCOMPARE(holdsOf(fixture, "store").count, quint64{1});
    }

    void anotherProcessIsElsewhere()
    {
        TwoConnections fixture;
        VERIFY_OK(impatient(fixture)->execute("CREATE TABLE cache(a)", LockPhase::Write));
        fixture.monitor.clear();
        QProcess other;
        other.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {fixture.path()});
        QVERIFY(other.waitForReadyRead());
        other.readAll();
        other.write("BEGIN IMMEDIATE\n");
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readAll(), QByteArray("done\n"));
        QVERIFY(!impatient(fixture)->execute("UPDATE t SET a=2", LockPhase::Write));
        const auto waiting = fixture.open(BusyPolicy::FairRetry, milliseconds(20));
        QVERIFY(!waiting->execute("UPDATE t SET a=2", LockPhase::Write));
        const auto holds = fixture.monitor.snapshot().holds;
        QCOMPARE(holds.size(), std::size_t{1});
        QCOMPARE(holds[0].activity, QString::fromLatin1(LockMonitor::kElsewhere));
        QCOMPARE(holds[0].blocked, quint64{2});
        QCOMPARE(holds[0].count, quint64{0});
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished());
    }

    void whoGivesWayToOthersIsNotBlocked()
    {
        TwoConnections fixture;
        const auto holder = impatient(fixture);
        VERIFY_OK(holder->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        fixture.monitor.clear();
        const auto polite = fixture.open(BusyPolicy::FairRetry, milliseconds(5000));
        const PatienceScope scope(*polite, milliseconds(5));
        QVERIFY(!polite->execute("UPDATE t SET a=2", LockPhase::Write));
        QVERIFY(fixture.monitor.snapshot().holds.empty());
    }

    void aScopeCountsForWhatHasNoTransaction()
    {
        TwoConnections fixture;
        fixture.monitor.clear();
        const auto holder = impatient(fixture);
        {
            const ActivityScope activity("checkpoint");
            const WriteLockScope scope(*holder);
            fixture.monitor.recordBlocked(nullptr);
        }
        QCOMPARE(holdsOf(fixture, "checkpoint").count, quint64{1});
        QCOMPARE(holdsOf(fixture, "checkpoint").blocked, quint64{1});
        {
            WriteLockScope scope(*holder);
            scope.dismiss();
        }
        QCOMPARE(holdsOf(fixture, "other").count, quint64{0});
        fixture.monitor.recordBlocked(nullptr);
        QCOMPARE(holdsOf(fixture, LockMonitor::kElsewhere).blocked, quint64{1});
    }

    void withoutAMonitorNothingIsWatched()
    {
        const TwoConnections fixture;
        ConnectionOptions options;
        options.fileName = fixture.path();
        const auto connection = Connection::open(options);
        VERIFY_OK(connection);
        // Nobody took its update hook.
        QVERIFY(!sqlite3_update_hook((*connection)->handle(), nullptr, nullptr));
        WriteLockScope scope(**connection);
        VERIFY_OK((*connection)->execute("UPDATE t SET a=2", LockPhase::Write));
        scope.dismiss();
    }

    void theInnermostScopeOfAThreadCounts()
    {
        QCOMPARE(currentActivity(), "other");
        {
            const ActivityScope outer("store");
            {
                const ActivityScope inner("evict");
                QCOMPARE(currentActivity(), "evict");
                std::thread([] { QCOMPARE(currentActivity(), "other"); }).join();
            }
            QCOMPARE(currentActivity(), "store");
        }
        QCOMPARE(currentActivity(), "other");
        setLockUser(3);
        QCOMPARE(lockUser(), 3);
        std::thread([] { QCOMPARE(lockUser(), -1); }).join();
    }
};

QTEST_GUILESS_MAIN(TestWriteLockWatch)
#include "test_write_lock_watch.moc"
