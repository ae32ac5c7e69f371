// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/connection.h"
#include "core/sqlite/fault_vfs.h"
#include "core/sqlite/many_readers_vfs.h"
#include "core/sqlite/shared_map.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <thread>
#include <vector>

using namespace cachescope;
using namespace cachescope::sqlite;

/// One map of a file for all connections, whatever happens to the file.
class TestManyReadersVfs : public QObject
{
    Q_OBJECT

private:
    static constexpr int kRowBytes = 20'000;

    struct Rig
    {
        [[nodiscard]] QString path() const { return directory.filePath(QStringLiteral("data.db")); }
        [[nodiscard]] std::unique_ptr<Connection> open() const
        {
            ConnectionOptions options;
            options.fileName = path();
            options.vfs = manyReadersVfs();
            options.pragmas = {QStringLiteral("mmap_size=2147418112"), QStringLiteral("journal_mode=WAL"),
                               QStringLiteral("cache_size=10")};
            auto connection = Connection::open(options);
            if (!connection)
                qFatal("%s", qPrintable(connection.error().message));
            return std::move(*connection);
        }
        /// Rows first…last, each of one character repeated.
        static void fill(Connection &connection, int first, int last, char content)
        {
            run(connection, "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, data BLOB)");
            auto insert = connection.prepare("REPLACE INTO t VALUES(?1, ?2)");
            const QByteArray value(kRowBytes, content);
            run(connection, "BEGIN IMMEDIATE");
            for (int id = first; id <= last; ++id) {
                insert->bind(1, id);
                insert->bindBlob(2, value);
                if (const auto done = insert->run(LockPhase::Write); !done)
                    qFatal("%s", qPrintable(done.error().message));
            }
            run(connection, "COMMIT");
        }
        static void run(Connection &connection, const char *sql)
        {
            if (const auto done = connection.execute(sql, LockPhase::Write); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }
        static void copyLog(Connection &connection) { run(connection, "PRAGMA wal_checkpoint(TRUNCATE)"); }
        [[nodiscard]] std::shared_ptr<SharedMap> map() const
        {
            const QByteArray name = path().toUtf8();
            return SharedMap::of(sqlite3_vfs_find(nullptr), name, identityOf(name.constData()));
        }
        /// The same on a disk that counts how often the file is opened, and can fail.
        [[nodiscard]] SharedMap mapOn(const FaultVfs &disk) const
        {
            const QByteArray name = path().toUtf8();
            return SharedMap(sqlite3_vfs_find(disk.name().toUtf8().constData()), name,
                             identityOf(name.constData()));
        }

        QTemporaryDir directory;
    };

    /// The character that every byte of the row has; 0 if they differ or there is no such row.
    static char contentOf(Connection &connection, int id)
    {
        const auto select = connection.cached("SELECT data FROM t WHERE id = ?1");
        const ResetGuard guard(**select);
        (*select)->bind(1, id);
        const auto row = (*select)->step(LockPhase::Read);
        if (!row || !*row)
            return 0;
        const QByteArray value = (*select)->columnBytes(0);
        return value.count(value.front()) == kRowBytes ? value.front() : '\0';
    }

private Q_SLOTS:
    void readsWhatIsInTheFileBeforeAndAfterCommits()
    {
        const Rig rig;
        const auto writer = rig.open();
        const auto reader = rig.open();
        Rig::fill(*writer, 1, 50, 'a');
        Rig::copyLog(*writer);
        QCOMPARE(contentOf(*reader, 7), 'a');
        Rig::fill(*writer, 1, 50, 'b'); // in the log
        QCOMPARE(contentOf(*reader, 7), 'b');
        Rig::copyLog(*writer);
        QCOMPARE(contentOf(*reader, 7), 'b');
    }

    void isOneForAllAndSurvivesCommits()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 50, 'a');
        Rig::copyLog(*writer);
        const auto map = rig.map();
        QCOMPARE(rig.map(), map);
        const char *page = map->at(4096, 4096);
        QVERIFY(page);
        Rig::fill(*writer, 1, 50, 'b');
        Rig::copyLog(*writer);
        QCOMPARE(map->at(4096, 4096), page);
        QCOMPARE(contentOf(*rig.open(), 7), 'b');
    }

    void growsWithTheFile()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 10, 'a');
        Rig::copyLog(*writer);
        const auto map = rig.map();
        QVERIFY(map->at(0, 4096));
        const qint64 before = QFile(rig.path()).size();
        QVERIFY(!map->at(before, 4096));
        Rig::fill(*writer, 11, 100, 'b');
        Rig::copyLog(*writer);
        const qint64 after = QFile(rig.path()).size();
        QVERIFY(after > 2 * before);
        QVERIFY(map->at(after - 8192, 4096));
        QVERIFY(!map->at(after, 4096));
        QCOMPARE(contentOf(*rig.open(), 100), 'b');
    }

    void mapsNoPageThatHasTooLittleBehindIt()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 10, 'a');
        Rig::copyLog(*writer);
        const auto map = rig.map();
        const qint64 bytes = QFile(rig.path()).size();
        QVERIFY(map->at(bytes - 8192, 4096));
        QVERIFY(map->at(bytes - 256 - 512, 512));
        QVERIFY(!map->at(bytes - 255 - 512, 512));
        QVERIFY(!map->at(bytes - 4096, 4096));
    }

    void triesAnotherMapOnlyForPagesThatLieMuchFurther()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 10, 'a'); // 200 kB
        Rig::copyLog(*writer);
        const FaultVfs disk;
        SharedMap map = rig.mapOn(disk);
        const auto tries = [&disk] { return disk.calls(DiskFile::Main, DiskOperation::Open); };
        QVERIFY(map.at(0, 4096));
        QCOMPARE(tries(), 1);
        for (const qint64 offset : {1'000'000, 1'200'000, 1'999'000, 1'000'000}) {
            QVERIFY(!map.at(offset, 4096));
            QVERIFY(tries() <= 2);
        }
        QVERIFY(!map.at(2'010'000, 4096));
        QVERIFY(tries() <= 3);
        QVERIFY(map.at(0, 4096));

        Rig::fill(*writer, 11, 200, 'b'); // 4 MB
        Rig::copyLog(*writer);
        QVERIFY(map.at(3'500'000, 4096));
        QVERIFY(tries() <= 4);
    }

    void aMapThatCannotBeMadeIsNotTriedAgainForEveryPage()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 200, 'a'); // 4 MB
        Rig::copyLog(*writer);
        FaultVfs disk;
        disk.addRule({.file = DiskFile::Main, .operation = DiskOperation::Open, .times = 1});
        SharedMap map = rig.mapOn(disk);
        for (qint64 offset = 0; offset < 900'000; offset += 4096)
            QVERIFY(!map.at(offset, 4096));
        QCOMPARE(disk.calls(DiskFile::Main, DiskOperation::Open), 1);
        QVERIFY(map.at(1'100'000, 4096));
        QVERIFY(map.at(0, 4096));
    }

    void showsAFileThatShrinksAndGrowsAgain()
    {
        const Rig rig;
        const auto writer = rig.open();
        const auto reader = rig.open();
        Rig::fill(*writer, 1, 100, 'a');
        Rig::copyLog(*writer);
        QCOMPARE(contentOf(*reader, 100), 'a');
        const qint64 before = QFile(rig.path()).size();
        Rig::run(*writer, "DELETE FROM t WHERE id > 10");
        Rig::run(*writer, "VACUUM");
        Rig::copyLog(*writer);
        QVERIFY(QFile(rig.path()).size() < before / 2);
        QCOMPARE(contentOf(*reader, 10), 'a');
        QCOMPARE(contentOf(*reader, 100), '\0');
        Rig::fill(*writer, 11, 100, 'c');
        Rig::copyLog(*writer);
        QCOMPARE(contentOf(*reader, 100), 'c');
        QCOMPARE(reader->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
    }

    void aReplacedFileHasAMapOfItsOwn()
    {
        const Rig rig;
        std::unique_ptr<Connection> old = rig.open();
        Rig::fill(*old, 1, 20, 'a');
        Rig::copyLog(*old);
        QCOMPARE(contentOf(*old, 3), 'a');
        const auto oldMap = rig.map();
        QVERIFY(oldMap->at(0, 4096));
        QVERIFY(QFile::rename(rig.path(), rig.directory.filePath(QStringLiteral("old.db"))));
        QFile::remove(rig.path() + QStringLiteral("-wal"));
        QFile::remove(rig.path() + QStringLiteral("-shm"));
        const auto fresh = rig.open();
        Rig::fill(*fresh, 1, 20, 'b');
        Rig::copyLog(*fresh);
        QCOMPARE(contentOf(*fresh, 3), 'b');
        QVERIFY(rig.map() != oldMap);
    }

    void mapsNothingOfAFileThatIsNotThere()
    {
        const Rig rig;
        const QByteArray name = rig.path().toUtf8();
        QVERIFY(!SharedMap::of(sqlite3_vfs_find(nullptr), name, {1, 1})->at(0, 4096));
    }

    void manyReadersBesideAWriterSeeWholeRows()
    {
        const Rig rig;
        const auto writer = rig.open();
        Rig::fill(*writer, 1, 60, 'a');
        std::atomic<bool> stop{false};
        std::atomic<int> wrong{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < 8; ++t) {
            readers.emplace_back([&rig, &stop, &wrong, t] {
                const auto reader = rig.open();
                for (int i = t; !stop; ++i)
                    wrong += contentOf(*reader, 1 + i % 60) == '\0' ? 1 : 0;
            });
        }
        for (int round = 0; round < 30; ++round) {
            Rig::fill(*writer, 1, 60 + round * 5, static_cast<char>('b' + round % 20));
            Rig::run(*writer, "PRAGMA wal_checkpoint(PASSIVE)");
        }
        stop = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(wrong, 0);
    }
};

QTEST_GUILESS_MAIN(TestManyReadersVfs)
#include "test_many_readers_vfs.moc"
