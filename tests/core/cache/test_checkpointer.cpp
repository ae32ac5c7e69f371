// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/checkpointer.h"
#include "core/sqlite/fault_vfs.h"
#include "tests/core/cache/cache_fixture.h"

#include <sqlite3.h>

#include <string_view>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// When the write-ahead log is copied, begun anew and emptied, by itself, on a real file.
class TestCheckpointer : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 kPageBytes = 4096;

    struct Rig
    {
        Rig()
        {
            fixture.options.checkpointBytes = 100'000;
            fixture.options.maxWalBytes = 800'000;
            connection = fixture.stranger();
            for (const char *sql :
                 {"PRAGMA page_size=4096", "PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0",
                  "PRAGMA synchronous=NORMAL", "CREATE TABLE t(data BLOB)"})
                run(*connection, sql);
            sqlite::ConnectionOptions copying;
            copying.fileName = fixture.path();
            copying.checkpointOnClose = false;
            copying.vfs = copiersDisk.name();
            checkpointer.emplace(*connection, fixture.options, kPageBytes, copying);
        }
        static void run(sqlite::Connection &connection, const char *sql)
        {
            if (const auto done = connection.execute(sql, sqlite::LockPhase::Write); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }
        void store(int times = 1)
        {
            for (int i = 0; i < times; ++i) {
                run(*connection, "INSERT INTO t VALUES(randomblob(30000))");
                checkpointer->afterCommit();
                largestLog = std::max(largestLog, logBytes());
            }
        }
        [[nodiscard]] qint64 logBytes() const
        {
            return QFileInfo(fixture.path() + QStringLiteral("-wal")).size();
        }
        [[nodiscard]] qint64 fileBytes() const { return QFileInfo(fixture.path()).size(); }

        /// How often the thread that copies has synced the file.
        [[nodiscard]] qint64 copiersSyncs() const
        {
            return copiersDisk.calls(sqlite::DiskFile::Main, sqlite::DiskOperation::Sync);
        }

        CacheFixture fixture;
        sqlite::FaultVfs copiersDisk;
        std::unique_ptr<sqlite::Connection> connection;
        std::optional<Checkpointer> checkpointer;
        qint64 largestLog = 0;
    };

    /// For sqlite3_trace_v2() (https://www.sqlite.org/c3ref/c_trace.html): counts tries to begin a log anew.
    static int countTries(unsigned, void *tries, void *, void *sql)
    {
        if (std::string_view(static_cast<const char *>(sql)).find("RESTART") != std::string_view::npos)
            ++*static_cast<int *>(tries);
        return 0;
    }

private Q_SLOTS:
    void copiesBesideTheWriterAsTheLogGrows()
    {
        Rig rig;
        const qint64 before = rig.fileBytes();
        rig.store(4); // the first copy is due
        QTRY_VERIFY(rig.copiersSyncs() >= 1);
        // What is stored while a copy is made is copied after a later store.
        QTRY_VERIFY((rig.store(), rig.fileBytes() > before + 100'000));
        QVERIFY(rig.largestLog < 800'000); // so it was not the writer, who copies a full log
    }

    void beginsAnewBeforeTheLogIsLargerThanItsBound()
    {
        Rig rig;
        rig.store(200); // 6 MB
        QVERIFY2(rig.largestLog < 800'000 + 100'000, qPrintable(QString::number(rig.largestLog)));
    }

    void aLongReaderLetsTheLogGrowOnlyWhileItReads()
    {
        Rig rig;
        const auto reader = rig.fixture.stranger();
        Rig::run(*reader, "BEGIN");
        QVERIFY(reader->queryInt("SELECT count(*) FROM t"));
        rig.store(60); // 1.8 MB: more than fits
        QVERIFY(rig.largestLog > 900'000);
        Rig::run(*reader, "COMMIT");
        const qint64 grown = rig.largestLog;
        rig.store(60);
        QVERIFY2(rig.largestLog < grown + 300'000, qPrintable(QString::number(rig.largestLog)));
    }

    void emptiesALogThatOthersLetGrowAndLeavesASmallerOneAlone()
    {
        Rig rig;
        const auto stranger = rig.fixture.stranger();
        Rig::run(*stranger, "PRAGMA wal_autocheckpoint=0");
        const auto storeElsewhere = [&stranger](int times) {
            for (int i = 0; i < times; ++i)
                Rig::run(*stranger, "INSERT INTO t VALUES(randomblob(30000))");
        };
        storeElsewhere(10);
        const qint64 small = rig.logBytes();
        rig.checkpointer->lookAtLog();
        QCOMPARE(rig.logBytes(), small);
        storeElsewhere(40);
        QVERIFY(rig.logBytes() > 1'200'000);
        rig.checkpointer->lookAtLog();
        QCOMPARE(rig.logBytes(), 0);
    }

    void aLongReaderIsWaitedForOnceForEachGrowthThatIsCopied()
    {
        Rig rig;
        const auto reader = rig.fixture.stranger();
        Rig::run(*reader, "BEGIN");
        QVERIFY(reader->queryInt("SELECT count(*) FROM t"));
        int tries = 0;
        sqlite3_trace_v2(rig.connection->handle(), SQLITE_TRACE_STMT, &countTries, &tries);
        rig.store(50);
        // When it was nearly full, when it was full, and then each 100,000 bytes.
        const qint64 most = 2 + (rig.logBytes() - 800'000) / 100'000;
        QVERIFY(most < 15);
        QVERIFY2(tries > 1 && tries <= most, qPrintable(QString::number(tries)));
    }

    void afterAFailedCopyTheWriterCopiesAllAndThenCopiesGoOn()
    {
        Rig rig;
        rig.copiersDisk.addRule(
            {.file = sqlite::DiskFile::Main, .operation = sqlite::DiskOperation::Sync, .times = 1});
        rig.store(5);
        QTRY_COMPARE(rig.copiersDisk.faults(), 1);
        rig.store(15); // 660 kB: not yet full
        QCOMPARE(rig.copiersSyncs(), 1);
        rig.store(5); // full
        rig.store(5); // begun anew, and large enough for a copy
        QTRY_VERIFY(rig.copiersSyncs() > 1);
        QVERIFY2(rig.largestLog < 900'000, qPrintable(QString::number(rig.largestLog)));
    }

    void emptiesTheLogWhenAsked()
    {
        Rig rig;
        rig.store(5);
        QVERIFY(rig.logBytes() > 0);
        rig.checkpointer->emptyLog();
        QCOMPARE(rig.logBytes(), 0);
        QCOMPARE(rig.fixture.stranger()->queryInt("SELECT count(*) FROM t").value(), 5);
    }

    void leavesTheLogToAReaderThatStandsInIt()
    {
        Rig rig;
        rig.store(5);
        const auto reader = rig.fixture.stranger();
        Rig::run(*reader, "BEGIN");
        QVERIFY(reader->queryInt("SELECT count(*) FROM t"));
        rig.checkpointer->emptyLog();
        QVERIFY(rig.logBytes() > 0);
        QCOMPARE(reader->queryInt("SELECT count(*) FROM t").value(), 5);
    }
};

QTEST_GUILESS_MAIN(TestCheckpointer)
#include "test_checkpointer.moc"
