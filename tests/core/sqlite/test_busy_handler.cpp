// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/result_code.h"
#include "tests/core/sqlite/two_connections.h"
#include "tests/support/verify.h"

#include <sqlite3.h>

#include <future>

using namespace cachescope;
using namespace cachescope::sqlite;
using namespace cachescope::test;
using std::chrono::milliseconds;

/// How a connection waits for a lock, and what is counted.
class TestBusyHandler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsUntilTheOtherHasFinished_data() { policies(); }
    void waitsUntilTheOtherHasFinished()
    {
        QFETCH(int, policy);
        TwoConnections fixture;
        const auto mine = fixture.open(static_cast<BusyPolicy>(policy), milliseconds(60'000));
        // Whether the other still holds the lock when it is asked for is up to the scheduler: each round it
        // holds on for longer, until a wait was seen.
        for (int round = 1; fixture.monitor.snapshot().waits == 0; ++round) {
            std::promise<void> locked;
            std::thread holder([&] { holdLock(fixture, locked, round * 1000); });
            locked.get_future().wait();
            VERIFY_OK(mine->execute("BEGIN IMMEDIATE", LockPhase::Begin));
            VERIFY_OK(mine->execute("COMMIT", LockPhase::Commit));
            holder.join();
        }
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.totalErrors, quint64{0});
        QVERIFY(counted.maxWaitMs > 0.0);
        QVERIFY(counted.worstShareOfTimeout < 1.0);
    }

    void countsAWaitThatEndsInATimeout_data() { policies(); }
    void countsAWaitThatEndsInATimeout()
    {
        QFETCH(int, policy);
        TwoConnections fixture;
        const auto holder = fixture.open(BusyPolicy::FairRetry, milliseconds(5000));
        const auto mine = fixture.open(static_cast<BusyPolicy>(policy), milliseconds(30));
        VERIFY_OK(holder->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        const auto begun = mine->execute("BEGIN IMMEDIATE", LockPhase::Begin);
        QVERIFY(!begun);
        QCOMPARE(begun.error().code, ErrorCode::Busy);
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.waits, quint64{1});
        QVERIFY(counted.maxWaitMs >= 30.0);
        QVERIFY(counted.worstShareOfTimeout >= 1.0);
        QCOMPARE(counted.errors.size(), std::size_t{1});
        QCOMPARE(counted.errors[0].resultCode, SQLITE_BUSY);
        QCOMPARE(counted.errors[0].phase, LockPhase::Begin);
        QCOMPARE(counted.errors[0].asked, HandlerAsked::Asked);
    }

    void failsAtOnceWithoutATimeout()
    {
        TwoConnections fixture;
        const auto holder = fixture.open(BusyPolicy::FairRetry, milliseconds(5000));
        const auto mine = fixture.open(BusyPolicy::Fail, milliseconds(0));
        VERIFY_OK(holder->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QVERIFY(!mine->execute("UPDATE t SET a=2", LockPhase::Write));
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.waits, quint64{0});
        QCOMPARE(counted.totalErrors, quint64{1});
        QCOMPARE(counted.errors[0].phase, LockPhase::Write);
        QCOMPARE(counted.errors[0].asked, HandlerAsked::NoneSet);
    }

    /// A read that becomes a write after another's commit: waiting could not help, so SQLite does not ask.
    void anUpgradeFromAnOldSnapshotIsNeverAsked()
    {
        TwoConnections fixture;
        const auto other = fixture.open(BusyPolicy::FairRetry, milliseconds(5000));
        const auto mine = fixture.open(BusyPolicy::FairRetry, milliseconds(5000));
        VERIFY_OK(mine->execute("BEGIN", LockPhase::Begin));
        QCOMPARE(*mine->queryInt("SELECT a FROM t"), 1);
        VERIFY_OK(other->execute("UPDATE t SET a=2", LockPhase::Write));
        const auto upgraded = mine->execute("UPDATE t SET a=3", LockPhase::Write);
        QVERIFY(!upgraded);
        QCOMPARE(upgraded.error().sqliteCode, SQLITE_BUSY_SNAPSHOT);
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(counted.totalErrors, quint64{1});
        QCOMPARE(counted.errors[0].resultCode, SQLITE_BUSY_SNAPSHOT);
        QCOMPARE(counted.errors[0].asked, HandlerAsked::Never);
        QCOMPARE(counted.waits, quint64{0});
    }

    void anOpenPragmaThatMeetsALockIsCountedAsOpening()
    {
        TwoConnections fixture;
        const auto holder = fixture.open(BusyPolicy::Fail, milliseconds(0));
        VERIFY_OK(holder->execute("PRAGMA locking_mode=EXCLUSIVE", LockPhase::Open));
        VERIFY_OK(holder->execute("UPDATE t SET a=2", LockPhase::Write));
        ConnectionOptions options;
        options.fileName = fixture.path();
        options.busyPolicy = BusyPolicy::Fail;
        options.monitor = &fixture.monitor;
        options.pragmas << QStringLiteral("journal_mode=WAL");
        const auto opened = Connection::open(options);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Busy);
        QCOMPARE(fixture.monitor.snapshot().errors.at(0).phase, LockPhase::Open);
    }

private:
    static void policies()
    {
        QTest::addColumn<int>("policy");
        QTest::newRow("as SQLite") << static_cast<int>(BusyPolicy::SqliteBackoff);
        QTest::newRow("fair") << static_cast<int>(BusyPolicy::FairRetry);
    }

    static void holdLock(TwoConnections &fixture, std::promise<void> &locked, int yields)
    {
        const auto other = fixture.open(BusyPolicy::FairRetry, milliseconds(60'000));
        (void)other->execute("BEGIN IMMEDIATE", LockPhase::Begin);
        locked.set_value();
        for (int i = 0; i < yields; ++i)
            std::this_thread::yield();
        (void)other->execute("COMMIT", LockPhase::Commit);
    }
};

QTEST_GUILESS_MAIN(TestBusyHandler)
#include "test_busy_handler.moc"
