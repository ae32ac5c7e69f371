// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/log_copier.h"
#include "core/sqlite/fault_vfs.h"
#include "tests/support/verify.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;

/// Copying the write-ahead log, and what an error means for the copies after it.
class TestLogCopier : public QObject
{
    Q_OBJECT

private:
    /// A file with a log, and a copier whose disk fails on demand.
    struct Rig
    {
        Rig()
        {
            ConnectionOptions options;
            options.fileName = path();
            options.checkpointOnClose = false;
            writer = *Connection::open(options);
            for (const char *sql : {"PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0",
                                    "CREATE TABLE t(data BLOB)", "INSERT INTO t VALUES(zeroblob(100000))"})
                run(*writer, sql);
            options.vfs = disk.name();
            copier.emplace(options);
        }
        static void run(Connection &connection, const char *sql)
        {
            if (const auto done = connection.execute(sql, LockPhase::Write); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }
        /// Whether a copy began; it has ended too.
        bool copy()
        {
            const bool began = copier->request();
            copier->waitUntilIdle();
            return began;
        }
        [[nodiscard]] QString path() const { return directory.filePath(QStringLiteral("data.db")); }
        [[nodiscard]] qint64 fileBytes() const { return QFileInfo(path()).size(); }
        [[nodiscard]] qint64 writes() const { return disk.calls(DiskFile::Main, DiskOperation::Write); }

        QTemporaryDir directory;
        FaultVfs disk;
        std::unique_ptr<Connection> writer;
        std::optional<LogCopier> copier;
    };

private Q_SLOTS:
    void copiesWhatTheLogHoldsAndSyncsIt()
    {
        Rig rig;
        QVERIFY(rig.fileBytes() < 100'000);
        QVERIFY(rig.copy());
        QVERIFY(rig.fileBytes() > 100'000);
        QVERIFY(rig.disk.calls(DiskFile::Main, DiskOperation::Sync) > 0);
    }

    void copiesAgainAndAgain()
    {
        Rig rig;
        for (int i = 0; i < 3; ++i) {
            const qint64 before = rig.writes();
            QVERIFY(rig.copy());
            QVERIFY(rig.writes() > before);
            Rig::run(*rig.writer, "INSERT INTO t VALUES(zeroblob(100000))");
        }
        QCOMPARE(rig.disk.calls(DiskFile::Main, DiskOperation::Open), 1);
    }

    void afterAnErrorNoCopyBeginsUntilThatIsAllowedAgain_data()
    {
        QTest::addColumn<FaultRule>("rule");
        QTest::addColumn<bool>("besideReader");
        const auto row = [](const char *name, DiskOperation operation, bool besideReader) {
            QTest::newRow(name) << FaultRule{.file = DiskFile::Main, .operation = operation, .times = 1}
                                << besideReader;
        };
        row("synced at the end of the log", DiskOperation::Sync, false);
        row("synced short of its end", DiskOperation::Sync, true); // where SQLite itself does not
        row("written", DiskOperation::Write, false);
        row("opened", DiskOperation::Open, false);
    }
    void afterAnErrorNoCopyBeginsUntilThatIsAllowedAgain()
    {
        QFETCH(FaultRule, rule);
        QFETCH(bool, besideReader);
        Rig rig;
        ConnectionOptions options;
        options.fileName = rig.path();
        const auto reader = *Connection::open(options);
        if (besideReader) {
            Rig::run(*reader, "BEGIN");
            QVERIFY(reader->queryInt("SELECT count(*) FROM t"));
            Rig::run(*rig.writer, "INSERT INTO t VALUES(zeroblob(100000))");
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Copying the log:")));
        rig.disk.addRule(rule);
        QVERIFY(rig.copy());
        QCOMPARE(rig.disk.faults(), 1);
        if (besideReader)
            Rig::run(*reader, "COMMIT");

        const qint64 before = rig.writes();
        QVERIFY(!rig.copy());
        QVERIFY(!rig.copy());
        QVERIFY(rig.copier->isIdle());
        QCOMPARE(rig.writes(), before);

        rig.copier->allowAgain();
        Rig::run(*rig.writer, "INSERT INTO t VALUES(zeroblob(100000))");
        QVERIFY(rig.copy());
        QVERIFY(rig.writes() > before);
        QVERIFY(rig.copy());
    }
};

QTEST_GUILESS_MAIN(TestLogCopier)
#include "test_log_copier.moc"
