// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/fault_fixture.h"
#include "tests/core/cache/many_entries.h"
#include "tests/support/support.h"

#include <barrier>
#include <functional>
#include <thread>
#include <utility>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::sqlite;
using namespace cachescope::test;

namespace {

QString walOf(const QString &path)
{
    return path + QStringLiteral("-wal");
}

QString shmOf(const QString &path)
{
    return path + QStringLiteral("-shm");
}

/// Puts the file at `from` in the place of the one at `to` in one step, as a careful operator does: what
/// belongs to the old one is put out of its way first, and so is a second name of the old one, `oldName`.
void replaceFile(const QString &from, const QString &to, const QString &oldName)
{
    QVERIFY(::link(to.toLocal8Bit(), oldName.toLocal8Bit()) == 0);
    if (QFile::exists(walOf(to)))
        QVERIFY(QFile::rename(walOf(to), walOf(oldName)));
    QFile::remove(shmOf(to));
    QVERIFY(::rename(from.toLocal8Bit(), to.toLocal8Bit()) == 0);
}

/// A clock that runs an errand the next time that it is asked, in the thread that asks.
class ErrandClock : public Clock
{
public:
    [[nodiscard]] double nowSeconds() const override
    {
        if (const auto errand = std::exchange(m_errand, {}))
            errand();
        return 1'000'000.0;
    }
    void setErrand(std::function<void()> errand) { m_errand = std::move(errand); }

private:
    mutable std::function<void()> m_errand;
};

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// A file that is deleted or replaced while a cache has it open.
class TestBlobCacheFileFaults : public QObject
{
    Q_OBJECT

private:
    /// A cache with its file and another file beside it.
    struct Rig
    {
        Rig()
            : other(fixture.directory.filePath(QStringLiteral("other.db")))
            , old(fixture.directory.filePath(QStringLiteral("old.db")))
            , cache(fixture.open())
        {
            if (!cache || !fill(*cache, 0, 9))
                qFatal("The test's cache cannot be filled");
        }
        void replace() const { replaceFile(other, fixture.path(), old); }

        CacheFixture fixture;
        const QString other;
        const QString old;
        std::unique_ptr<BlobCache> cache;
    };

private Q_SLOTS:
    void initTestCase() { prepareForFaults(); }

    void aFileThatWasDeletedIsMissedAndNotCreatedAgain()
    {
        Rig rig;
        rig.fixture.clock.advance(10);
        VERIFY_OK(rig.cache->get(key(1)));
        QVERIFY(QFile::remove(rig.fixture.path()));
        const auto missed = rig.cache->put(key(10), "x");
        VERIFY_FAILS(missed, ErrorCode::FileReplaced);
        QVERIFY2(missed.error().message.contains(rig.fixture.path()), qPrintable(missed.error().message));
        VERIFY_FAILS(rig.cache->put(key(10), "x"), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->putMany({{key(10), "x", {}}}), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->remove(key(1)), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->pin({key(1)}), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->unpinAll(), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->flush(), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->setMaxBytes(1'000'000), ErrorCode::FileReplaced);
        QVERIFY(!rig.cache->get(key(1)));
        QVERIFY(!rig.cache->stats());
        QVERIFY(!rig.cache->compact());
        VERIFY_FAILS(rig.cache->close(), ErrorCode::FileReplaced); // there is a note
        QVERIFY(!QFile::exists(rig.fixture.path()));
    }

    void aFileThatIsPutBackIsServedAgain()
    {
        Rig rig;
        rig.fixture.clock.advance(10);
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(rig.cache->get(key(i)));
        QVERIFY(QFile::rename(rig.fixture.path(), rig.old));
        VERIFY_FAILS(rig.cache->put(key(10), "x"), ErrorCode::FileReplaced);
        VERIFY_FAILS(rig.cache->flush(), ErrorCode::FileReplaced);
        QVERIFY(!rig.cache->get(key(1)));
        QVERIFY(!QFile::exists(rig.fixture.path()));

        QVERIFY(QFile::rename(rig.old, rig.fixture.path()));
        QCOMPARE(wrongValues(*rig.cache, 5, 9), 0);
        VERIFY_OK(fill(*rig.cache, 10, 12));
        QCOMPARE(*rig.cache->flush(), 10); // 0 … 4 from before, 5 … 9 from now
        QCOMPARE(rig.cache->stats()->pendingTouches, 0);
        QCOMPARE(rig.fixture.columnInFile("last_accessed", key(1)), rig.fixture.clock.nowSeconds());
        QCOMPARE(wrongValues(*rig.cache, 0, 12), 0);
        VERIFY_WHOLE(rig.fixture, rig.cache);
    }

    void anotherCacheInItsPlaceIsWrittenToAtOnce()
    {
        Rig rig;
        VERIFY_OK(rig.fixture.open(rig.other)->put(key(0), "of the new file"));
        rig.replace();
        VERIFY_OK(rig.cache->put(key(10), "stored after"));
        VERIFY_VALUE(rig.cache, key(10), "stored after");
        VERIFY_VALUE(rig.cache, key(0), "of the new file");
        for (int i = 1; i < 10; ++i)
            QCOMPARE(*rig.cache->contains(key(i)), false);
        QCOMPARE(rig.cache->stats()->entries, 2);
        VERIFY_WHOLE(rig.fixture, rig.cache);
        // The old one is as it was, log and all.
        const auto old = rig.fixture.stranger(rig.old);
        QCOMPARE(*old->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
        QCOMPARE(*old->queryInt("SELECT count(*) FROM cache"), 10);
    }

    /// As by `mv other.db cache.db`: SQLite takes the old log for the new file's, and would copy it there.
    void theLogOfTheOldFileDoesNotGetIntoTheNewOne_data()
    {
        QTest::addColumn<QString>("first");
        for (const char *operation : {"put", "get", "get in another thread", "stats"})
            QTest::newRow(operation) << QString::fromLatin1(operation);
    }
    void theLogOfTheOldFileDoesNotGetIntoTheNewOne()
    {
        QFETCH(QString, first);
        Rig rig;
        VERIFY_OK(rig.fixture.open(rig.other)->put(key(0), "of the new file"));
        VERIFY_OK(rig.cache->put(key(1), "of the old file"));
        QVERIFY(QFileInfo(walOf(rig.fixture.path())).size() > 0);
        QVERIFY(::rename(rig.other.toLocal8Bit(), rig.fixture.path().toLocal8Bit()) == 0);
        if (first == QLatin1String("put"))
            VERIFY_OK(rig.cache->put(key(10), "stored after"));
        else if (first == QLatin1String("get in another thread"))
            std::thread([&rig] {
                QCOMPARE(rig.cache->get(key(0))->value_or("none"), "of the new file");
            }).join();
        else if (first == QLatin1String("stats"))
            QTRY_COMPARE(rig.cache->stats()->entries, 1);
        QTRY_COMPARE(rig.cache->get(key(0))->value_or("none"), "of the new file");
        QCOMPARE(*rig.cache->contains(key(1)), false);
        VERIFY_OK(rig.cache->close());
        const auto stranger = rig.fixture.stranger();
        QCOMPARE(*stranger->queryText("PRAGMA integrity_check"), QStringLiteral("ok"));
        QCOMPARE(*stranger->queryInt("SELECT count(*) FROM cache"), first == QLatin1String("put") ? 2 : 1);
    }

    void aLogThatCameWithTheNewFileIsItsOwn()
    {
        Rig rig;
        {
            // As a copy of a file that is being written to: its log comes with it.
            const auto other = rig.fixture.open(rig.other);
            VERIFY_OK(other->put(key(0), "in the log"));
            const QString copy = rig.fixture.directory.filePath(QStringLiteral("copy.db"));
            QVERIFY(QFile::copy(rig.other, copy));
            QVERIFY(QFile::copy(walOf(rig.other), walOf(copy)));
            QVERIFY(::rename(walOf(copy).toLocal8Bit(), walOf(rig.fixture.path()).toLocal8Bit()) == 0);
            QVERIFY(::rename(copy.toLocal8Bit(), rig.fixture.path().toLocal8Bit()) == 0);
        }
        VERIFY_OK(rig.cache->put(key(10), "stored after"));
        VERIFY_VALUE(rig.cache, key(0), "in the log");
        QCOMPARE(rig.cache->stats()->entries, 2);
    }

    void anotherCacheInItsPlaceIsReadWithinAMoment()
    {
        Rig rig;
        VERIFY_OK(rig.fixture.open(rig.other)->put(key(0), "of the new file"));
        rig.replace();
        QTRY_COMPARE(rig.cache->get(key(0))->value_or("none"), "of the new file");
        for (int i = 1; i < 10; ++i)
            QCOMPARE(*rig.cache->contains(key(i)), false);
        QCOMPARE(rig.cache->stats()->entries, 1);
        VERIFY_OK(rig.cache->put(key(10), "stored after"));
        QCOMPARE(rig.cache->stats()->entries, 2);
        VERIFY_WHOLE(rig.fixture, rig.cache);
    }

    /// Noting the first read asks the clock, which has the file replaced and the change noticed.
    void readsOfOneMomentEndInTheFileThatTheyBeganIn()
    {
        Rig rig;
        VERIFY_OK(rig.cache->close());
        VERIFY_OK(rig.fixture.open(rig.other)->put(key(1), "of the new file"));
        ErrandClock clock;
        rig.fixture.options.clock = &clock;
        const auto cache = *BlobCache::open(rig.fixture.path(), rig.fixture.options);
        clock.setErrand([&] {
            rig.replace();
            VERIFY_OK(cache->put(key(10), "stored after"));
        });
        const auto found = cache->getMany(keys(11));
        VERIFY_OK(found);
        QCOMPARE(found->size(), 10);
        for (int i = 0; i < 10; ++i)
            QVERIFY(found->value(key(i)) == valueOf(i, 20'000));
        QCOMPARE(survivors(*cache, 11), (QStringList{key(1), key(10)}));
        VERIFY_VALUE(cache, key(1), "of the new file");
        VERIFY_WHOLE(rig.fixture, cache);
    }

    /// Each thread has a connection of its own; once the change was noticed, none sees the old file.
    void noThreadReadsTheOldFileAfterAnotherHasLeftIt()
    {
        Rig rig;
        VERIFY_OK(rig.cache->get(key(0)));
        VERIFY_OK(rig.fixture.open(rig.other)->put(key(0), "of the new file"));
        constexpr int threads = 8;
        std::barrier opened(threads + 1);
        std::barrier replaced(threads + 1);
        std::atomic<int> old{0};
        std::vector<std::thread> readers;
        for (int t = 0; t < threads; ++t) {
            readers.emplace_back([&] {
                old += rig.cache->get(key(1))->has_value() ? 0 : 1;
                opened.arrive_and_wait();
                replaced.arrive_and_wait();
                old += rig.cache->get(key(1))->has_value() ? 1 : 0;
                old += rig.cache->get(key(0))->value_or("none") == "of the new file" ? 0 : 1;
            });
        }
        opened.arrive_and_wait();
        rig.replace();
        [&] { QTRY_COMPARE(rig.cache->get(key(0))->value_or("none"), "of the new file"); }();
        replaced.arrive_and_wait();
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(old, 0);
    }

    /// Its totals are not known, and it is not in WAL mode.
    void aProductionFileInItsPlaceIsServedToo()
    {
        Rig rig;
        QVERIFY(QFile::rename(copyOfDataFile(QStringLiteral("audio.db"), rig.fixture.directory.path()),
                              rig.other));
        rig.replace();
        QTRY_COMPARE(rig.cache->contains(key(0)).value(), false);
        const auto stats = rig.cache->stats();
        VERIFY_OK(stats);
        QCOMPARE(stats->entries, 113);
        VERIFY_OK(fill(*rig.cache, 0, 1));
        QCOMPARE(rig.cache->stats()->entries, 115);
        VERIFY_WHOLE(rig.fixture, rig.cache);
    }

    void whatIsNoCacheIsLeftAloneAndNotesAreKept_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("text") << QByteArray();
        QTest::newRow("another database") << QByteArray("CREATE TABLE notes(text)");
    }
    void whatIsNoCacheIsLeftAloneAndNotesAreKept()
    {
        QFETCH(QByteArray, sql);
        Rig rig;
        rig.fixture.clock.advance(10);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(rig.cache->get(key(i)));
        if (sql.isEmpty())
            writeFile(rig.other, "just some text, long enough for a header" + QByteArray(2000, '.'));
        else
            VERIFY_OK(rig.fixture.stranger(rig.other)->execute(sql.toStdString(), LockPhase::Write));
        const QByteArray before = fileHash(rig.other);
        rig.replace();
        const auto refused = rig.cache->put(key(10), "x");
        VERIFY_FAILS(refused, ErrorCode::NotACache);
        QVERIFY2(refused.error().message.contains(rig.fixture.path()), qPrintable(refused.error().message));
        VERIFY_FAILS(rig.cache->put(key(10), "x"), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->remove(key(1)), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->flush(), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->get(key(1)), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->contains(key(1)), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->getMany({key(1)}), ErrorCode::NotACache);
        VERIFY_FAILS(rig.cache->stats(), ErrorCode::NotACache);
        QCOMPARE(fileHash(rig.fixture.path()), before);

        QVERIFY(::rename(rig.old.toLocal8Bit(), rig.fixture.path().toLocal8Bit()) == 0);
        QVERIFY(QFile::rename(walOf(rig.old), walOf(rig.fixture.path())));
        VERIFY_OK(fill(*rig.cache, 10, 10));
        QCOMPARE(rig.cache->stats()->pendingTouches, 3);
        QCOMPARE(*rig.cache->flush(), 3);
        QCOMPARE(rig.fixture.columnInFile("last_accessed", key(2)), rig.fixture.clock.nowSeconds());
        QCOMPARE(wrongValues(*rig.cache, 0, 10), 0);
        VERIFY_WHOLE(rig.fixture, rig.cache);
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheFileFaults)
#include "test_blob_cache_file_faults.moc"
