// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cache/cache_fixture.h"

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

/// What the cache holds its file's write lock for, as a lock monitor tells.
class TestBlobCacheLockHolders : public QObject
{
    Q_OBJECT

private:
    static QStringList holders(const CacheFixture &fixture)
    {
        QStringList names;
        for (const auto &hold : fixture.monitor.snapshot().holds)
            names << hold.activity;
        return names;
    }

private Q_SLOTS:
    void openingHoldsItToMakeTheTables()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        QCOMPARE(holders(fixture), QStringList{QStringLiteral("open")});
    }

    void storingIsAGroupCommit()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        fixture.monitor.clear();
        VERIFY_OK(cache->put(key(1), "one"));
        VERIFY_OK(cache->putMany({{key(2), "two", {}}, {key(3), "three", {}}}));
        VERIFY_OK(cache->remove(key(3)));
        QCOMPARE(holders(fixture), QStringList{QStringLiteral("group commit")});
        QCOMPARE(fixture.monitor.snapshot().holds[0].count, quint64{3});
        QVERIFY(fixture.monitor.snapshot().holds[0].maxMs > 0.0);
    }

    void readingHoldsNothing()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(1), "one"));
        fixture.monitor.clear();
        VERIFY_OK(cache->get(key(1)));
        VERIFY_OK(cache->getMany({key(1), key(2)}));
        VERIFY_OK(cache->contains(key(1)));
        VERIFY_OK(cache->stats());
        QVERIFY(holders(fixture).isEmpty());
    }

    void flushingAndEvictingAreTold()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        for (int i = 0; i < 10; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(100, 'x')));
        fixture.clock.advance(100.0);
        VERIFY_OK(cache->get(key(1)));
        fixture.monitor.clear();
        VERIFY_OK(cache->flush());
        QCOMPARE(holders(fixture), QStringList{QStringLiteral("flush")});
        fixture.monitor.clear();
        VERIFY_OK(cache->setMaxBytes(500));
        QVERIFY(holders(fixture).contains(QStringLiteral("evict")));
        QVERIFY(!holders(fixture).contains(QStringLiteral("group commit")));
    }

    void compactingAndEmptyingTheLogAreTold()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        for (int i = 0; i < 50; ++i)
            VERIFY_OK(cache->put(key(i), QByteArray(100'000, 'x')));
        for (int i = 0; i < 50; ++i)
            VERIFY_OK(cache->remove(key(i)));
        fixture.monitor.clear();
        VERIFY_OK(cache->compact());
        QVERIFY(holders(fixture).contains(QStringLiteral("compact")));
        QVERIFY(holders(fixture).contains(QStringLiteral("checkpoint")));
    }

    void storesThatWaitForAnotherProgramAreBlockedElsewhere()
    {
        CacheFixture fixture;
        fixture.options.busyTimeout = std::chrono::milliseconds(20);
        const auto cache = fixture.open();
        const auto other = fixture.stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        fixture.monitor.clear();
        VERIFY_FAILS(cache->put(key(1), "one"), ErrorCode::Busy);
        const auto counted = fixture.monitor.snapshot();
        QCOMPARE(holders(fixture), QStringList{QString::fromLatin1(sqlite::LockMonitor::kElsewhere)});
        QVERIFY(counted.holds[0].blocked > 0);
        QCOMPARE(counted.nearMisses, quint64{0}); // it missed
    }
};

QTEST_GUILESS_MAIN(TestBlobCacheLockHolders)
#include "test_blob_cache_lock_holders.moc"
