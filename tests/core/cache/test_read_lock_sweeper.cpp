// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/read_lock_sweeper.h"
#include "tests/core/cache/cache_fixture.h"

#include <QTimer>

#include <thread>

using namespace cachescope;
using namespace cachescope::cache;
using namespace cachescope::test;

class TestReadLockSweeper : public QObject
{
    Q_OBJECT

private:
    static bool emptiesLog(sqlite::Connection &connection)
    {
        const sqlite::PatienceScope scope(connection, std::chrono::milliseconds(0));
        return connection.queryInt("PRAGMA wal_checkpoint(TRUNCATE)").value() == 0;
    }

private Q_SLOTS:
    void runsFromTheFirstReadUntilNothingIsKept()
    {
        QObject context;
        int kept = 3;
        int rounds = 0;
        ReadLockSweeper sweeper;
        sweeper.start(context, [&] {
            ++rounds;
            return kept > 0 ? kept-- : 0;
        });
        const auto *timer = context.findChild<QTimer *>();
        sweeper.noteRead();
        QTRY_VERIFY(kept == 0);
        QTRY_VERIFY(!timer->isActive());
        QVERIFY(rounds > 3); // some quiet ones first, or it would start and stop all the time

        kept = 1;
        sweeper.noteRead();
        QTRY_VERIFY(kept == 0);
    }

    void doesNothingBeforeItIsStarted()
    {
        ReadLockSweeper sweeper;
        sweeper.noteRead();
    }

    void soonAfterAReadOthersCanEmptyTheLog()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "value"));
        const auto stranger = fixture.stranger();
        for (int round = 0; round < 3; ++round) {
            QVERIFY(cache->get(key(0))->has_value());
            QTRY_VERIFY(emptiesLog(*stranger));
            QVERIFY(*cache->contains(key(0)));
            QTRY_VERIFY(emptiesLog(*stranger));
        }
    }

    void aClosedCacheKeepsNoLockInThreadsThatLiveOn()
    {
        CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_OK(cache->put(key(0), "value"));
        const auto stranger = fixture.stranger();
        QVERIFY(cache->get(key(0))->has_value());
        std::thread([&cache] { VERIFY_OK(cache->close()); }).join();
        VERIFY_OK(stranger->execute("UPDATE cache SET size = 5", sqlite::LockPhase::Write));
        QVERIFY(emptiesLog(*stranger));
    }
};

QTEST_GUILESS_MAIN(TestReadLockSweeper)
#include "test_read_lock_sweeper.moc"
