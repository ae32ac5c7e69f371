// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"
#include "tests/support/support.h"

#include <QFile>
#include <QFileInfo>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// Which files a cache opens, and how it leaves the others alone.
class TestBlobCacheOpen : public QObject
{
    Q_OBJECT

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void aNewFileHasTheBlobLastAndTheRightSettings()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        const auto stranger = fixture.stranger();
        QCOMPARE(stranger->queryText("SELECT name FROM pragma_table_info('cache') ORDER BY cid DESC").value(),
                 QStringLiteral("data"));
        QCOMPARE(stranger->queryInt("PRAGMA page_size").value(), 16384);
        QCOMPARE(stranger->queryInt("PRAGMA auto_vacuum").value(), 2);
        QCOMPARE(stranger->queryText("PRAGMA journal_mode").value(), QStringLiteral("wal"));
        QCOMPARE(stranger->queryInt("PRAGMA application_id").value(), 0x43534350);
    }

    void anEmptyDatabaseKeepsTheMarkOfItsOwner()
    {
        CacheFixture fixture;
        VERIFY_OK(fixture.stranger()->execute("PRAGMA application_id=7", sqlite::LockPhase::Write));
        QVERIFY(QFileInfo(fixture.path()).size() > 0);
        const auto cache = fixture.open();
        QVERIFY(cache);
        VERIFY_OK(cache->put(QStringLiteral("key"), "value"));
        QCOMPARE(fixture.stranger()->queryInt("PRAGMA application_id").value(), 7);
    }

    void opensProductionFilesInPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("entries");
        QTest::newRow("current") << QStringLiteral("audio.db") << 113;
        QTest::newRow("without pinned") << QStringLiteral("audio-unpinned-schema.db") << 81;
        QTest::newRow("document") << QStringLiteral("document.db") << 37;
        QTest::newRow("extraction") << QStringLiteral("extraction.db") << 138;
    }
    void opensProductionFilesInPlace()
    {
        QFETCH(QString, name);
        QFETCH(int, entries);
        CacheFixture fixture;
        fixture.clock.set(2'000'000'000.0); // after the newest access in the files
        const QString path = copyOfDataFile(name, fixture.directory.path());
        const auto cache = fixture.open(path);
        QVERIFY(cache);
        QCOMPARE(cache->stats()->entries, entries);
        const QString first =
            fixture.stranger(path)->queryText("SELECT key FROM cache ORDER BY last_accessed").value();
        QVERIFY(cache->get(first)->has_value());
        VERIFY_OK(cache->put(QStringLiteral("new"), "value"));
        QCOMPARE(*cache->flush(), 1);
        QCOMPARE(cache->stats()->entries, entries + 1);
        VERIFY_OK(cache->close());
        QCOMPARE(fixture.stranger(path)->queryText("PRAGMA integrity_check").value(), QStringLiteral("ok"));
        QCOMPARE(fixture.stranger(path)->queryInt("PRAGMA application_id").value(), 0);
    }

    void anUnneededColumnIsNotAdded()
    {
        CacheFixture fixture;
        const QString path =
            copyOfDataFile(QStringLiteral("audio-unpinned-schema.db"), fixture.directory.path());
        VERIFY_OK(fixture.open(path)->put(QStringLiteral("new"), "value"));
        QCOMPARE(fixture.stranger(path)->queryInt("SELECT count(*) FROM pragma_table_info('cache')").value(),
                 5);
    }

    void refusesWhatIsNoCacheAndLeavesItAlone_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("text") << QByteArray()
                              << QByteArray("just some text, long enough for a header") + QByteArray(200, '.')
                              << ErrorCode::NotACache;
        QTest::newRow("another database")
            << QByteArray("CREATE TABLE notes(text)") << QByteArray() << ErrorCode::NotACache;
        QTest::newRow("a view") << QByteArray("CREATE VIEW cache AS SELECT 1 AS key") << QByteArray()
                                << ErrorCode::NotACache;
        const QByteArray columns = "key TEXT, data BLOB, size INTEGER, created_at REAL, last_accessed REAL";
        QTest::newRow("keys not unique")
            << QByteArray("CREATE TABLE cache(" + columns + ")") << QByteArray() << ErrorCode::NotACache;
        QTest::newRow("without rowid")
            << QByteArray("CREATE TABLE cache(" + columns + ", PRIMARY KEY(key)) WITHOUT ROWID")
            << QByteArray() << ErrorCode::NotACache;
        QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE cache USING fts5(key, data, size, "
                                                     "created_at, last_accessed)")
                                       << QByteArray() << ErrorCode::NotACache;
        QTest::newRow("missing columns")
            << QByteArray("CREATE TABLE cache(key, data)") << QByteArray() << ErrorCode::NotACache;
    }
    void refusesWhatIsNoCacheAndLeavesItAlone()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        CacheFixture fixture;
        if (!sql.isEmpty())
            VERIFY_OK(fixture.stranger()->execute(sql.toStdString(), sqlite::LockPhase::Write));
        else
            write(fixture.path(), content);
        const QByteArray before = directoryState(fixture.directory.path());
        const auto opened = BlobCache::open(fixture.path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY(opened.error().message.contains(fixture.path()));
        QCOMPARE(directoryState(fixture.directory.path()), before);
    }

    void aDirectoryIsNoCache()
    {
        CacheFixture fixture;
        QCOMPARE(BlobCache::open(fixture.directory.path()).error().code, ErrorCode::CannotOpen);
        QCOMPARE(BlobCache::open(QStringLiteral("/dev/null")).error().code, ErrorCode::CannotOpen);
    }

    void aPathThatDoesNotExistCannotBeOpened()
    {
        CacheFixture fixture;
        const auto opened = BlobCache::open(fixture.directory.filePath(QStringLiteral("none/cache.db")));
        QCOMPARE(opened.error().code, ErrorCode::CannotOpen);
    }

    void invalidOptionsAreRefused()
    {
        CacheFixture fixture;
        CacheOptions options;
        options.lowWaterMark = 0.0;
        QCOMPARE(BlobCache::open(fixture.path(), options).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!QFile::exists(fixture.path()));
    }

    void anyFileNameWillDo()
    {
        CacheFixture fixture;
        const QString path = fixture.directory.filePath(QStringLiteral("a b?c#d%41&ü.db"));
        const auto cache = fixture.open(path);
        VERIFY_OK(cache->put(key(1), "x"));
        QVERIFY(cache->get(key(1))->has_value());
        QVERIFY(QFile::exists(path));
    }

    void aDeletedFileIsNotCreatedAgainByReaders()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "x"));
        QVERIFY(QFile::remove(fixture.path()));
        QCOMPARE(cache->get(key(1)).error().code, ErrorCode::CannotOpen);
        QVERIFY(!QFile::exists(fixture.path()));
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheOpen)
#include "test_blob_cache_open.moc"
