// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/connection.h"
#include "core/sqlite/fault_vfs.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <latch>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::sqlite;
using std::chrono::milliseconds;

namespace {

using Opened = Result<std::unique_ptr<Connection>>;

/// A file in WAL mode with a table `t(a)`, on a disk that fails on demand.
class Disk
{
public:
    /// `vfsName` empty: through the default VFS.
    [[nodiscard]] Opened openThrough(const QString &vfsName, const QStringList &pragmas = {}) const
    {
        ConnectionOptions options;
        options.fileName = path();
        options.vfs = vfsName;
        options.pragmas =
            QStringList{QStringLiteral("journal_mode=WAL"), QStringLiteral("wal_autocheckpoint=0"),
                        QStringLiteral("synchronous=FULL")} +
            pragmas;
        return Connection::open(options);
    }
    [[nodiscard]] Opened open(const QStringList &pragmas = {}) const
    {
        return openThrough(vfs.name(), pragmas);
    }

    /// A connection that is there, with the table made.
    [[nodiscard]] std::unique_ptr<Connection> connect(const QStringList &pragmas = {}) const
    {
        auto opened = open(pragmas);
        if (!opened || !(*opened)->execute("CREATE TABLE IF NOT EXISTS t(a)", LockPhase::Write))
            qFatal("The test's file cannot be made");
        return std::move(*opened);
    }

    [[nodiscard]] QString path() const { return directory.filePath(QStringLiteral("a b.db")); }

    QTemporaryDir directory;
    FaultVfs vfs{1};
};

Result<void> insert(Connection &connection)
{
    return connection.execute("INSERT INTO t VALUES(1)", LockPhase::Write);
}

/// 64 rows of 4 kB: some 80 pages.
Result<void> insertMany(Connection &connection)
{
    return connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<64) "
                              "INSERT INTO t SELECT randomblob(4000) FROM n",
                              LockPhase::Write);
}

Result<void> checkpoint(Connection &connection)
{
    return connection.execute("PRAGMA wal_checkpoint(TRUNCATE)", LockPhase::Checkpoint);
}

Result<qint64> readAll(Connection &connection)
{
    return connection.queryInt("SELECT sum(length(hex(a))) FROM t");
}

const QString kMmap = QStringLiteral("mmap_size=100000000");

} // namespace

/// Real files on a disk that is slow or fails.
class TestFaultVfs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesItWorksAsTheDefaultVfs()
    {
        const Disk disk;
        const auto writer = disk.connect({kMmap});
        const auto reader = disk.connect({kMmap});
        QCOMPARE(*writer->queryText("PRAGMA journal_mode"), QStringLiteral("wal"));
        VERIFY_OK(insertMany(*writer));
        QCOMPARE(*reader->queryInt("SELECT count(*) FROM t"), 64);
        VERIFY_OK(checkpoint(*writer));
        QCOMPARE(*readAll(*reader), 64 * 8000);
        VERIFY_OK(reader->execute("DELETE FROM t", LockPhase::Write));
        QCOMPARE(*writer->queryInt("SELECT count(*) FROM t"), 0);
        QCOMPARE(*writer->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
        QVERIFY(disk.vfs.calls(DiskFile::Main, DiskOperation::Open) >= 2);
        QVERIFY(disk.vfs.calls(DiskFile::Wal, DiskOperation::Write) > 64);
        QVERIFY(disk.vfs.calls(DiskFile::Main, DiskOperation::Write) > 64);
        QVERIFY(disk.vfs.calls(DiskFile::Wal, DiskOperation::Truncate) > 0);
        QCOMPARE(disk.vfs.faults(), 0);
    }

    /// A rollback journal and temporary files, which have no name.
    void otherFilesWorkToo()
    {
        const Disk disk;
        const auto connection =
            disk.connect({QStringLiteral("journal_mode=DELETE"), QStringLiteral("temp_store=FILE"),
                          QStringLiteral("cache_size=10")});
        VERIFY_OK(insertMany(*connection));
        VERIFY_OK(connection->execute("CREATE TEMP TABLE u AS SELECT a, randomblob(4000) FROM t",
                                      LockPhase::Write));
        VERIFY_OK(connection->execute("VACUUM", LockPhase::Write));
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM u JOIN t USING(a)"), 64);
        QVERIFY(disk.vfs.calls(DiskFile::Other, DiskOperation::Write) > 64);
        QCOMPARE(*connection->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
    }

    void aFullDiskFailsTheCommitAndLeavesNothingHalfWritten()
    {
        Disk disk;
        const auto connection = disk.connect();
        VERIFY_OK(insert(*connection));
        disk.vfs.addRule({.file = DiskFile::Wal, .fault = DiskFault::Full, .firstCall = 20});
        const auto full = insertMany(*connection);
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        const auto stillFull = insert(*connection);
        QVERIFY(!stillFull);
        QCOMPARE(stillFull.error().code, ErrorCode::DiskFull);
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM t"), 1);

        disk.vfs.clearRules();
        VERIFY_OK(insert(*connection));
        const auto other = disk.openThrough(QString());
        VERIFY_OK(other);
        QCOMPARE(*(*other)->queryInt("SELECT count(*) FROM t"), 2);
        QCOMPARE(*(*other)->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
    }

    void failedOperationsGiveTheirOwnCodes_data()
    {
        QTest::addColumn<int>("file");
        QTest::addColumn<int>("operation");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, DiskFile file, DiskOperation operation, DiskFault fault,
                            int expected) {
            QTest::newRow(name) << static_cast<int>(file) << static_cast<int>(operation)
                                << static_cast<int>(fault) << expected;
        };
        using enum DiskFile;
        using enum DiskOperation;
        using enum DiskFault;
        row("sync the log", Wal, Sync, IoError, SQLITE_IOERR_FSYNC);
        row("sync the file", Main, Sync, IoError, SQLITE_IOERR_FSYNC);
        row("write the log", Wal, Write, IoError, SQLITE_IOERR_WRITE);
        row("write the file", Main, Write, IoError, SQLITE_IOERR_WRITE);
        row("write a full file", Main, Write, Full, SQLITE_FULL);
        row("sync a full file", Main, Sync, Full, SQLITE_FULL);
        row("truncate the log", Wal, Truncate, IoError, SQLITE_IOERR_TRUNCATE);
        row("read the log", Wal, Read, IoError, SQLITE_IOERR_READ);
        row("read the log in part", Wal, Read, ShortRead, SQLITE_IOERR_SHORT_READ);
        row("a fault that does not suit", Main, Write, ShortRead, SQLITE_IOERR_WRITE);
    }
    /// Something between the insertion and the checkpoint fails; after the fault both work.
    void failedOperationsGiveTheirOwnCodes()
    {
        QFETCH(int, file);
        QFETCH(int, operation);
        QFETCH(int, fault);
        QFETCH(int, expected);
        Disk disk;
        const auto connection = disk.connect();
        VERIFY_OK(insert(*connection));
        disk.vfs.addRule({.file = static_cast<DiskFile>(file),
                          .operation = static_cast<DiskOperation>(operation),
                          .fault = static_cast<DiskFault>(fault)});
        auto done = insert(*connection);
        const int rows = done ? 2 : 1;
        if (done)
            done = checkpoint(*connection);
        QVERIFY(!done);
        QCOMPARE(done.error().sqliteCode, expected);
        QVERIFY(disk.vfs.faults() > 0);

        disk.vfs.clearRules();
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM t"), rows);
        VERIFY_OK(insert(*connection));
        VERIFY_OK(checkpoint(*connection));
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM t"), rows + 1);
        QCOMPARE(*connection->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
    }

    void memoryMapsAreUsedWhileNoRuleConcernsReads()
    {
        Disk disk;
        const auto writer = disk.connect();
        VERIFY_OK(insertMany(*writer));
        VERIFY_OK(checkpoint(*writer));
        const auto reader = disk.connect({kMmap});
        disk.vfs.addRule({.operation = DiskOperation::Write});
        const qint64 before = disk.vfs.calls(DiskFile::Main, DiskOperation::Read);
        VERIFY_OK(readAll(*reader));
        QVERIFY(disk.vfs.calls(DiskFile::Main, DiskOperation::Read) - before < 10);
    }

    void memoryMapsDoNotHideReadErrors()
    {
        Disk disk;
        const auto writer = disk.connect();
        VERIFY_OK(insertMany(*writer));
        VERIFY_OK(checkpoint(*writer));
        const auto reader = disk.connect({kMmap});
        VERIFY_OK(readAll(*reader));
        disk.vfs.addRule(
            {.file = DiskFile::Main, .operation = DiskOperation::Read, .firstCall = 40, .times = 1});
        const auto failed = readAll(*reader);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
        QCOMPARE(failed.error().sqliteCode, SQLITE_IOERR_READ);
        QCOMPARE(*readAll(*reader), 64 * 8000);
    }

    void memoryMapsDoNotHideReadDelays()
    {
        Disk disk;
        const auto writer = disk.connect();
        VERIFY_OK(insertMany(*writer));
        VERIFY_OK(checkpoint(*writer));
        const auto reader = disk.connect({kMmap});
        disk.vfs.setDelay(DiskOperation::Read, {}, {milliseconds(0), std::chrono::microseconds(1)});
        const qint64 before = disk.vfs.calls(DiskFile::Main, DiskOperation::Read);
        VERIFY_OK(readAll(*reader));
        QVERIFY(disk.vfs.calls(DiskFile::Main, DiskOperation::Read) - before > 64);
    }

    /// As a file that another program cut off: SQLite itself does not notice.
    void aShortReadOfTheMainFileIsTakenForItsEnd()
    {
        Disk disk;
        const auto writer = disk.connect();
        VERIFY_OK(writer->execute("INSERT INTO t SELECT replace(hex(zeroblob(50000)), '00', 'xx')",
                                  LockPhase::Write));
        VERIFY_OK(checkpoint(*writer));
        const auto reader = disk.connect();
        // The schema and the row's head are in the first pages; the fifth call is within the long value.
        disk.vfs.addRule({.file = DiskFile::Main,
                          .operation = DiskOperation::Read,
                          .fault = DiskFault::ShortRead,
                          .firstCall = 5,
                          .times = 1});
        auto statement = reader->prepare("SELECT CAST(a AS BLOB) FROM t");
        VERIFY_OK(statement);
        VERIFY_OK(statement->step(LockPhase::Read));
        const QByteArray value = statement->columnBytes(0);
        QCOMPARE(value.size(), 100'000);
        QCOMPARE(disk.vfs.faults(), 1);
        QCOMPARE(value.count('\0'), *reader->queryInt("PRAGMA page_size") / 2);
    }

    void aDatabaseThatCannotBeOpenedSaysSo()
    {
        Disk disk;
        disk.vfs.addRule({.file = DiskFile::Main, .operation = DiskOperation::Open, .times = 1});
        const auto failed = disk.open();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::CannotOpen);
        VERIFY_OK(disk.open());
    }

    void aLogThatCannotBeOpenedSaysSo()
    {
        Disk disk;
        VERIFY_OK(insert(*disk.connect()));
        disk.vfs.addRule({.file = DiskFile::Wal, .operation = DiskOperation::Open});
        const auto failed = disk.open();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::CannotOpen);
    }

    void realFailuresToOpenPassThrough()
    {
        const Disk disk;
        ConnectionOptions options;
        options.fileName = disk.directory.filePath(QStringLiteral("no/such/a.db"));
        options.vfs = disk.vfs.name();
        const auto failed = Connection::open(options);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::CannotOpen);
        QCOMPARE(disk.vfs.calls(DiskFile::Main, DiskOperation::Open), 1);
        QCOMPARE(disk.vfs.faults(), 0);
    }

    void connectionsWithoutItAreUnaffected()
    {
        Disk disk;
        const auto affected = disk.connect();
        const auto plain = disk.openThrough(QString());
        VERIFY_OK(plain);
        const FaultVfs another(1);
        const auto elsewhere = disk.openThrough(another.name());
        VERIFY_OK(elsewhere);
        disk.vfs.addRule({.operation = DiskOperation::Write});
        QVERIFY(!insert(*affected));
        VERIFY_OK(insert(**plain));
        VERIFY_OK(insert(**elsewhere));
        VERIFY_OK(checkpoint(**plain));
        QCOMPARE(*affected->queryInt("SELECT count(*) FROM t"), 2);
    }

    void delaysHoldOperationsUp()
    {
        static constexpr milliseconds kDelay(5);
        Disk disk;
        const auto connection = disk.connect();
        disk.vfs.setDelay(DiskOperation::Sync, DiskFile::Wal, {kDelay, 2 * kDelay});
        const qint64 before = disk.vfs.calls(DiskFile::Wal, DiskOperation::Sync);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(insert(*connection));
        const auto took = std::chrono::steady_clock::now() - start;
        const qint64 syncs = disk.vfs.calls(DiskFile::Wal, DiskOperation::Sync) - before;
        QVERIFY(syncs >= 5);
        QVERIFY(took >= syncs * kDelay);
        QCOMPARE(disk.vfs.faults(), 0);
    }

    void standsBeforeSqlitesOwnVfsToo()
    {
        const QTemporaryDir directory;
        FaultVfs vfs(1, QString());
        ConnectionOptions options;
        options.fileName = directory.filePath(QStringLiteral("test.db"));
        options.vfs = vfs.name();
        const auto connection = Connection::open(options);
        VERIFY_OK(connection);
        VERIFY_OK((*connection)->execute("CREATE TABLE t(a)", LockPhase::Write));
        QVERIFY(vfs.calls(DiskFile::Main, DiskOperation::Sync) > 0);
    }

    /// As SQLite does for a log that may be new: a connection for each operation pays for it each time.
    void theFirstSyncOfAConnectionsLogSyncsTheDirectoryToo()
    {
        Disk disk;
        const auto directorySyncs = [&disk] { return disk.vfs.calls(DiskFile::Other, DiskOperation::Sync); };
        const auto first = disk.connect();
        const qint64 before = directorySyncs();
        const auto second = disk.connect();
        VERIFY_OK(insert(*second));
        QCOMPARE(directorySyncs(), before + 1);
        VERIFY_OK(insert(*second));
        QCOMPARE(directorySyncs(), before + 1);
    }

    void theSeedDecidesWhichCommitsFail()
    {
        const auto drawn = [](quint64 seed) {
            const Disk disk;
            FaultVfs vfs(seed);
            const auto connection = disk.openThrough(vfs.name());
            (void)(*connection)->execute("CREATE TABLE t(a)", LockPhase::Write);
            vfs.addRule({.file = DiskFile::Wal, .operation = DiskOperation::Sync, .probability = 0.5});
            QString seen;
            for (int i = 0; i < 50; ++i)
                seen += QLatin1Char(insert(**connection) ? '.' : 'x');
            return seen;
        };
        const QString seen = drawn(3);
        QVERIFY(seen.contains(QLatin1Char('x')) && seen.contains(QLatin1Char('.')));
        QCOMPARE(drawn(3), seen);
        QVERIFY(drawn(4) != seen);
    }

    void itsNameIsGoneWithIt()
    {
        const Disk disk;
        QString name;
        {
            const FaultVfs vfs;
            name = vfs.name();
            QVERIFY(name != disk.vfs.name());
            VERIFY_OK(disk.openThrough(name));
        }
        const auto failed = disk.openThrough(name);
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(name), qPrintable(failed.error().message));
    }

    /// For the thread sanitizer; and whatever failed, the file is whole.
    void rulesMayChangeWhileOthersReadAndWrite()
    {
        Disk disk;
        const auto connection = disk.connect();
        VERIFY_OK(insertMany(*connection));
        VERIFY_OK(checkpoint(*connection));
        std::latch connected(5);
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto mine = disk.connect({kMmap});
                connected.arrive_and_wait();
                for (int call = 0; call < 50; ++call) {
                    (void)readAll(*mine);
                    (void)insert(*mine);
                }
            });
        }
        connected.arrive_and_wait();
        for (int i = 0; i < 100; ++i) {
            disk.vfs.addRule({.operation = DiskOperation::Read, .times = 1, .probability = 0.1});
            disk.vfs.addRule({.fault = DiskFault::Full, .times = 1, .probability = 0.1});
            disk.vfs.setDelay(DiskOperation::Sync, {}, {milliseconds(0), milliseconds(i % 2)});
            (void)checkpoint(*connection);
            disk.vfs.clearRules();
        }
        for (auto &thread : threads)
            thread.join();
        VERIFY_OK(checkpoint(*connection));
        QCOMPARE(*connection->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestFaultVfs)
#include "test_fault_vfs.moc"
