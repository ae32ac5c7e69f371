// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"
#include "tests/support/support.h"

#include <QRandomGenerator>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

/// Files that are damaged, cut short, or may not be opened or written to.
class TestBlobCacheDamagedFile : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 kPageBytes = 16384;
    static constexpr int kEntries = 2000;

    /// Long, so that their index takes many pages.
    static QString longKey(int i) { return QString(80, QLatin1Char('k')) + QString::number(10'000 + i); }
    static QByteArray smallValue(int i) { return valueOf(i, 300); }

    /// A closed file of small values, forty or so in a page, all in its main file.
    static void makeFile(CacheFixture &fixture)
    {
        const auto cache = fixture.open();
        QList<NewEntry> entries;
        for (int i = 0; i < kEntries; ++i)
            entries.append({longKey(i), smallValue(i), {}});
        QCOMPARE(*cache->putMany(entries), kEntries);
        VERIFY_OK(cache->close());
        QVERIFY(!QFile::exists(fixture.path() + QStringLiteral("-wal")));
    }

    /// A leaf in the middle of a table or index.
    static qint64 leafOf(CacheFixture &fixture, const char *tree, const QString &path)
    {
        const std::string leaves =
            " FROM dbstat WHERE pagetype = 'leaf' AND name = '" + std::string(tree) + "'";
        return *fixture.stranger(path)->queryInt(
            "SELECT pageno" + leaves + " ORDER BY path LIMIT 1 OFFSET (SELECT count(*) / 2" + leaves + ")");
    }

    static void overwritePage(const QString &path, qint64 page, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page - 1) * content.size()));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void onlyKeysBehindADamagedPageAreLost_data()
    {
        QTest::addColumn<QByteArray>("tree");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("mapFile");
        QByteArray random(kPageBytes, Qt::Uninitialized);
        QRandomGenerator generator(1);
        for (char &byte : random)
            byte = static_cast<char>(generator.bounded(256));
        const QList<std::pair<const char *, QByteArray>> contents{
            {"zeroes", QByteArray(kPageBytes, '\0')},
            {"ones", QByteArray(kPageBytes, '\xff')},
            {"noise", random},
            {"a leaf's head and noise", QByteArray("\x0d\0\0\0\xff\x10\0\0", 8) + random.mid(8)},
        };
        for (const char *tree : {"cache", "sqlite_autoindex_cache_1"}) {
            for (const auto &[name, content] : contents) {
                QTest::addRow("%s, %s", tree, name) << QByteArray(tree) << content << false;
                QTest::addRow("%s, %s, mapped", tree, name) << QByteArray(tree) << content << true;
            }
        }
    }
    void onlyKeysBehindADamagedPageAreLost()
    {
        QFETCH(QByteArray, tree);
        QFETCH(QByteArray, content);
        QFETCH(bool, mapFile);
        CacheFixture fixture;
        fixture.options.mapFile = mapFile;
        makeFile(fixture);
        overwritePage(fixture.path(), leafOf(fixture, tree.constData(), fixture.path()), content);
        const auto cache = fixture.open();
        QVERIFY(cache);
        int damaged = -1;
        int damagedCount = 0;
        for (int i = 0; i < kEntries; ++i) {
            const auto read = cache->get(longKey(i));
            if (read) {
                QVERIFY(read->has_value());
                QVERIFY(**read == smallValue(i));
            } else {
                QCOMPARE(read.error().code, ErrorCode::Corrupt);
                damaged = i;
                ++damagedCount;
            }
        }
        QVERIFY(damagedCount > 0);
        QVERIFY(damagedCount < kEntries / 5);
        QCOMPARE(cache->stats()->entries, kEntries);
        VERIFY_FAILS(cache->getMany({longKey(damaged)}), ErrorCode::Corrupt);
        VERIFY_FAILS(cache->put(longKey(damaged), "x"), ErrorCode::Corrupt);
        VERIFY_FAILS(cache->remove(longKey(damaged)), ErrorCode::Corrupt);

        fixture.clock.advance(10);
        VERIFY_OK(cache->put(QStringLiteral("zzz"), "a new key"));
        VERIFY_VALUE(cache, QStringLiteral("zzz"), "a new key");
        QCOMPARE(cache->stats()->entries, kEntries + 1);
        VERIFY_OK(cache->flush());
        VERIFY_OK(cache->close());
    }

    /// After such an error SQLite lets nothing more be written in the same transaction.
    void otherStoresOfABatchDoNotSufferFromADamagedPage()
    {
        CacheFixture fixture;
        makeFile(fixture);
        const qint64 leaf = leafOf(fixture, "cache", fixture.path());
        overwritePage(fixture.path(), leaf, QByteArray(kPageBytes, '\0'));
        const auto cache = fixture.open();
        QVERIFY(cache);
        int damaged = 0;
        while (cache->get(longKey(damaged)))
            ++damaged;
        const auto stranger = fixture.stranger();
        VERIFY_OK(stranger->execute("BEGIN IMMEDIATE", LockPhase::Begin));
        QList<QFuture<Result<void>>> stores;
        for (int i = 0; i < 20; ++i) // the first few may come before the batch
            stores << cache->putAsync(i == 10 ? longKey(damaged) : key(i), valueOf(i, 300));
        VERIFY_OK(stranger->execute("ROLLBACK", LockPhase::Write));
        for (int i = 0; i < 20; ++i) {
            if (i == 10) {
                VERIFY_FAILS(stores[i].result(), ErrorCode::Corrupt);
                continue;
            }
            VERIFY_OK(stores[i].result());
            VERIFY_VALUE(cache, key(i), valueOf(i, 300));
        }
        QCOMPARE(cache->stats()->entries, kEntries + 19);
    }

    void aDamagedProductionFileIsServedWithoutItsTotals()
    {
        CacheFixture fixture;
        const QString path = copyOfDataFile(QStringLiteral("audio.db"), fixture.directory.path());
        QStringList names;
        {
            const auto stranger = fixture.stranger(path);
            QCOMPARE(*stranger->queryInt("PRAGMA page_size"), 4096);
            auto keys = stranger->prepare("SELECT key FROM cache");
            while (*keys->step(LockPhase::Read))
                names << keys->columnText(0);
        }
        overwritePage(path, leafOf(fixture, "cache", path), QByteArray(4096, '\0'));
        fixture.options.maxBytes = 1000;
        const auto cache = fixture.open(path);
        QVERIFY(cache);
        VERIFY_OK(cache->put(QStringLiteral("zzz"), "a new key"));
        VERIFY_VALUE(cache, QStringLiteral("zzz"), "a new key");
        int served = 0;
        for (const QString &name : std::as_const(names)) {
            const auto read = cache->get(name);
            if (!read)
                QCOMPARE(read.error().code, ErrorCode::Corrupt);
            else
                served += read->has_value() ? 1 : 0;
        }
        QVERIFY(served > names.size() / 2); // nor was anything evicted
        QVERIFY(served < names.size());
        VERIFY_FAILS(cache->stats(), ErrorCode::Corrupt);
    }

    void aFileThatWasCutShortIsRefusedUntilItIsWholeAgain_data()
    {
        QTest::addColumn<qint64>("keptBytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("half of its pages") << kPageBytes * 30 << ErrorCode::Corrupt;
        QTest::newRow("half a page missing") << qint64{-kPageBytes / 2} << ErrorCode::Corrupt;
        QTest::newRow("in the middle of a page") << kPageBytes * 30 + 1234 << ErrorCode::Corrupt;
        QTest::newRow("one page") << kPageBytes << ErrorCode::Corrupt;
        QTest::newRow("half of the first page") << kPageBytes / 2 << ErrorCode::Corrupt;
        QTest::newRow("half of the header") << qint64{50} << ErrorCode::Corrupt;
        QTest::newRow("some bytes") << qint64{10} << ErrorCode::NotACache;
    }
    void aFileThatWasCutShortIsRefusedUntilItIsWholeAgain()
    {
        QFETCH(qint64, keptBytes);
        QFETCH(ErrorCode, code);
        CacheFixture fixture;
        makeFile(fixture);
        const QString whole = fixture.directory.filePath(QStringLiteral("whole.db"));
        QVERIFY(QFile::copy(fixture.path(), whole));
        const qint64 bytes = QFileInfo(whole).size();
        QVERIFY(bytes > kPageBytes * 50);
        QVERIFY(QFile::resize(fixture.path(), keptBytes > 0 ? keptBytes : bytes + keptBytes));
        const QByteArray before = fileHash(fixture.path());
        const auto opened = BlobCache::open(fixture.path(), fixture.options);
        VERIFY_FAILS(opened, code);
        QVERIFY2(opened.error().message.contains(fixture.path()), qPrintable(opened.error().message));
        QCOMPARE(fileHash(fixture.path()), before);

        QVERIFY(QFile::remove(fixture.path()));
        QVERIFY(QFile::rename(whole, fixture.path()));
        const auto cache = fixture.open();
        QVERIFY(cache);
        VERIFY_VALUE(cache, longKey(500), smallValue(500));
        VERIFY_OK(cache->put(longKey(500), "x"));
        VERIFY_WHOLE(fixture, cache);
    }

    /// SQLite takes the rest of the last page for zeroes, which the value that ends there would have at its
    /// end.
    void noValueLosesItsEnd()
    {
        CacheFixture fixture;
        auto cache = fixture.open();
        QCOMPARE(*fill(*cache, 0, 9), 10);
        VERIFY_OK(cache->close());
        QFile file(fixture.path());
        QVERIFY(file.resize(file.size() - kPageBytes + 1000));
        VERIFY_FAILS(BlobCache::open(fixture.path(), fixture.options), ErrorCode::Corrupt);
    }

    /// As after a power failure in the middle of a checkpoint.
    void aLastPageThatIsStillInTheLogMayBeIncomplete()
    {
        CacheFixture fixture;
        const QString copy = fixture.directory.filePath(QStringLiteral("copy.db"));
        {
            const auto cache = fixture.open();
            QCOMPARE(*fill(*cache, 0, 9), 10);
            QVERIFY(QFile::copy(fixture.path(), copy));
            QVERIFY(QFile::copy(fixture.path() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        }
        QFile file(copy);
        QVERIFY(file.resize(file.size() + 1000));
        const auto cache = fixture.open(copy);
        QVERIFY(cache);
        QCOMPARE(wrongValues(*cache, 0, 9), 0);
        QCOMPARE(complaintAbout(*cache, *fixture.stranger(copy)), QString());
    }

    /// Without a memory map, as CacheOptions::mapFile says.
    void aFileThatIsCutShortUnderTheCacheGivesErrors()
    {
        CacheFixture fixture;
        fixture.options.mapFile = false;
        makeFile(fixture);
        auto cache = fixture.open();
        QVERIFY(cache);
        VERIFY_VALUE(cache, longKey(0), smallValue(0));
        QVERIFY(QFile::resize(fixture.path(), kPageBytes));
        int failed = 0;
        for (int i = 0; i < kEntries; ++i) {
            const auto read = cache->get(longKey(i));
            if (!read) {
                QCOMPARE(read.error().code, ErrorCode::Corrupt);
                ++failed;
            } else if (read->has_value()) {
                QVERIFY(**read == smallValue(i));
            }
        }
        QVERIFY(failed > 0);
        VERIFY_FAILS(cache->put(longKey(500), "x"), ErrorCode::Corrupt);
        (void)cache->close();
        VERIFY_FAILS(BlobCache::open(fixture.path(), fixture.options), ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheDamagedFile)
#include "test_blob_cache_damaged_file.moc"
