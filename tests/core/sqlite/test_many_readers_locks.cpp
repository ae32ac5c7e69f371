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

/// Connections that may keep their read locks, and those who want them for themselves: what must hold
/// whatever happens to be kept.
class TestManyReadersLocks : public QObject
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

    static qint64 read(Connection &connection) { return connection.queryInt("SELECT sum(n) FROM t").value(); }
    /// Enough to be kept, if the machine lets them follow each other fast.
    static void readOften(Connection &connection)
    {
        for (int i = 0; i < 20; ++i)
            read(connection);
    }
    /// Whether it could begin the log anew, for which it must have all read locks for itself, at once.
    static bool emptiesLog(Connection &connection)
    {
        const PatienceScope scope(connection, std::chrono::milliseconds(0));
        return connection.queryInt("PRAGMA wal_checkpoint(TRUNCATE)").value() == 0;
    }

private Q_SLOTS:
    void oneOfThisProcessGetsThemAtOnce()
    {
        const Rig rig;
        const auto first = rig.openReader();
        const auto second = rig.openReader();
        readOften(*first);
        readOften(*second);
        QVERIFY(emptiesLog(*rig.writer));
        QCOMPARE(read(*first), 0);
    }

    void anotherProcessGetsThemSoonAfterTheLastRead()
    {
        const Rig rig;
        const auto reader = rig.openReader();
        const auto stranger = rig.openStranger();
        for (int round = 0; round < 5; ++round) {
            readOften(*reader);
            QTRY_VERIFY(emptiesLog(*stranger));
            rig.run("UPDATE t SET n = n + 1");
        }
    }

    void aReadThatGoesOnKeepsItsSnapshot()
    {
        const Rig rig;
        rig.run("INSERT INTO t VALUES(2, 20)");
        const auto reader = rig.openReader();
        readOften(*reader);
        auto statement = reader->prepare("SELECT n FROM t ORDER BY id");
        QVERIFY(*statement->step(LockPhase::Read));
        rig.run("UPDATE t SET n = 99");
        QVERIFY(!emptiesLog(*rig.writer));
        QVERIFY(*statement->step(LockPhase::Read));
        QCOMPARE(statement->columnInt(0), 20);
        QVERIFY(!*statement->step(LockPhase::Read));
        QVERIFY(emptiesLog(*rig.writer));
    }

    void whatWasCommittedMeanwhileIsSeen()
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

    /// A stranger who empties the log holds the write lock and waits for our reader's; we wait for the write
    /// lock. Without anybody giving way one of the two would fail.
    void nobodyWaitsInACircle()
    {
        const Rig rig;
        const auto reader = rig.openReader();
        std::atomic<bool> stop{false};
        std::atomic<int> failed{0};
        std::thread other([&] {
            const auto stranger = rig.openStranger();
            while (!stop)
                failed += stranger->queryInt("PRAGMA wal_checkpoint(TRUNCATE)").value() == 0 ? 0 : 1;
        });
        for (int round = 1; round <= 60; ++round) {
            readOften(*reader);
            VERIFY_OK(rig.writer->execute("UPDATE t SET n = n + 1", LockPhase::Write));
        }
        stop = true;
        other.join();
        QCOMPARE(failed, 0);
        QCOMPARE(read(*reader), 60);
    }

    /// Connections that close while their locks are being given up leave none behind.
    void nothingIsLeftByConnectionsThatCloseBesideOthers()
    {
        const Rig rig;
        std::atomic<bool> stop{false};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                while (!stop)
                    readOften(*rig.openReader());
            });
        }
        for (int round = 0; round < 150; ++round) {
            rig.run("UPDATE t SET n = n + 1");
            emptiesLog(*rig.writer);
        }
        stop = true;
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(emptiesLog(*rig.openStranger()));
    }

    void readersWriterAndSweeperDoNotDisturbEachOther()
    {
        const Rig rig;
        rig.run("INSERT INTO t VALUES(2, 0)");
        std::atomic<bool> stop{false};
        std::atomic<int> torn{0};
        std::atomic<int> backwards{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 6; ++t) {
            readers.emplace_back([&] {
                const auto reader = rig.openReader();
                for (qint64 last = 0; !stop;) {
                    const qint64 both = read(*reader);
                    torn += both % 2 == 0 ? 0 : 1;
                    backwards += both >= last ? 0 : 1;
                    last = both;
                }
            });
        }
        int begunAnew = 0;
        for (int round = 1; round <= 120; ++round) {
            rig.run("UPDATE t SET n = n + 1");
            if (round % 4 == 0)
                begunAnew += rig.writer->queryInt("PRAGMA wal_checkpoint(RESTART)").value() == 0 ? 1 : 0;
        }
        stop = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(torn, 0);
        QCOMPARE(backwards, 0);
        QVERIFY(begunAnew > 0);
        QCOMPARE(read(*rig.writer), 240);
        QCOMPARE(rig.writer->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestManyReadersLocks)
#include "test_many_readers_locks.moc"
