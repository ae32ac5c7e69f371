// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/connection.h"
#include "core/sqlite/many_readers_vfs.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::sqlite;

/// Readers that keep their lock from one read to the next, and who wants it.
class TestKeptReadLock : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<Connection> opened(const ConnectionOptions &options)
    {
        auto connection = Connection::open(options);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }

    struct Rig
    {
        Rig()
            : writer(open())
        {
            run("PRAGMA journal_mode=WAL");
            run("PRAGMA wal_autocheckpoint=0");
            run("CREATE TABLE t(id INTEGER PRIMARY KEY, n INTEGER)");
            run("INSERT INTO t VALUES(1, 0)");
        }
        [[nodiscard]] std::unique_ptr<Connection> open(const QString &parameter = {}) const
        {
            ConnectionOptions options;
            options.fileName = fileUri(directory.filePath(QStringLiteral("data.db")), parameter);
            options.isUri = true;
            options.vfs = manyReadersVfs();
            options.checkpointOnClose = false;
            return opened(options);
        }
        [[nodiscard]] std::unique_ptr<Connection> openReader() const
        {
            return open(keepReadLocksParameter());
        }
        /// One that knows nothing of kept locks, as another process.
        [[nodiscard]] std::unique_ptr<Connection> openStranger() const
        {
            ConnectionOptions options;
            options.fileName = directory.filePath(QStringLiteral("data.db"));
            options.busyPolicy = BusyPolicy::Fail;
            return opened(options);
        }
        void run(const char *sql) const
        {
            if (const auto done = writer->execute(sql, LockPhase::Write); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }

        QTemporaryDir directory;
        std::unique_ptr<Connection> writer;
    };

    static qint64 read(Connection &connection) { return connection.queryInt("SELECT n FROM t").value(); }
    /// Whether it could begin the log anew, for which it must have all read locks for itself.
    static bool emptiesLog(Connection &connection)
    {
        const PatienceScope scope(connection, std::chrono::milliseconds(0));
        return connection.queryInt("PRAGMA wal_checkpoint(TRUNCATE)").value() == 0;
    }

private Q_SLOTS:
    void staysAfterTheReadUntilItIsGivenUp()
    {
        const Rig rig;
        const auto reader = rig.openReader();
        const auto stranger = rig.openStranger();
        QCOMPARE(read(*reader), 0);
        QVERIFY(!emptiesLog(*stranger));
        QCOMPARE(giveUpKeptReadLocks(rig.writer->handle()), 1);
        QVERIFY(emptiesLog(*stranger));
        QCOMPARE(giveUpKeptReadLocks(rig.writer->handle()), 0);
        QCOMPARE(read(*reader), 0);
    }

    void isGivenUpAtOnceForOneOfThisProcess()
    {
        const Rig rig;
        const auto first = rig.openReader();
        const auto second = rig.openReader();
        QCOMPARE(read(*first), 0);
        QCOMPARE(read(*second), 0);
        QVERIFY(emptiesLog(*rig.writer));
        QCOMPARE(read(*first), 0);
    }

    void isNotTakenFromAReadThatGoesOn()
    {
        const Rig rig;
        rig.run("INSERT INTO t VALUES(2, 20)");
        const auto reader = rig.openReader();
        auto statement = reader->prepare("SELECT n FROM t ORDER BY id");
        QVERIFY(*statement->step(LockPhase::Read));
        rig.run("UPDATE t SET n = 99");
        QCOMPARE(giveUpKeptReadLocks(rig.writer->handle()), 0);
        QVERIFY(!emptiesLog(*rig.writer));
        QVERIFY(*statement->step(LockPhase::Read));
        QCOMPARE(statement->columnInt(0), 20);
        QVERIFY(!*statement->step(LockPhase::Read));
        QVERIFY(emptiesLog(*rig.writer));
    }

    void doesNotHideWhatWasCommittedMeanwhile()
    {
        const Rig rig;
        const auto reader = rig.openReader();
        for (int n = 1; n < 20; ++n) {
            rig.run(qPrintable(QStringLiteral("UPDATE t SET n = %1").arg(n)));
            QCOMPARE(read(*reader), n);
            QCOMPARE(read(*reader), n);
            if (n % 5 == 0)
                QVERIFY(emptiesLog(*rig.writer));
        }
    }

    void goesWithItsConnection()
    {
        const Rig rig;
        const auto stranger = rig.openStranger();
        auto reader = rig.openReader();
        QCOMPARE(read(*reader), 0);
        reader.reset();
        QCOMPARE(giveUpKeptReadLocks(rig.writer->handle()), 0);
        QVERIFY(emptiesLog(*stranger));
    }

    void isNotKeptByWhoDoesNotAskForIt()
    {
        const Rig rig;
        const auto ordinary = rig.open();
        QCOMPARE(read(*ordinary), 0);
        QVERIFY(emptiesLog(*rig.openStranger()));
    }

    void aConnectionOfAnotherVfsHasNoneToGiveUp()
    {
        const Rig rig;
        QCOMPARE(giveUpKeptReadLocks(rig.openStranger()->handle()), 0);
    }

    void readersWriterAndSweeperDoNotDisturbEachOther()
    {
        const Rig rig;
        rig.run("INSERT INTO t VALUES(2, 0)");
        std::atomic<bool> stop{false};
        std::atomic<int> torn{0};
        std::atomic<int> backwards{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 6; ++t) {
            threads.emplace_back([&] {
                const auto reader = rig.openReader();
                for (qint64 last = 0; !stop;) {
                    const qint64 both = reader->queryInt("SELECT sum(n) FROM t").value();
                    torn += both % 2 == 0 ? 0 : 1;
                    backwards += both >= last ? 0 : 1;
                    last = both;
                }
            });
        }
        threads.emplace_back([&] {
            const auto sweeper = rig.open();
            while (!stop)
                giveUpKeptReadLocks(sweeper->handle());
        });
        int begunAnew = 0;
        for (int round = 1; round <= 120; ++round) {
            rig.run("UPDATE t SET n = n + 1");
            if (round % 4 == 0)
                begunAnew += rig.writer->queryInt("PRAGMA wal_checkpoint(RESTART)").value() == 0 ? 1 : 0;
        }
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(torn, 0);
        QCOMPARE(backwards, 0);
        QVERIFY(begunAnew > 0);
        QCOMPARE(rig.writer->queryInt("SELECT sum(n) FROM t").value(), 240);
        QCOMPARE(rig.writer->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestKeptReadLock)
#include "test_kept_read_lock.moc"
