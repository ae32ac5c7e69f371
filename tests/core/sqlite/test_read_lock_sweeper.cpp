// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/read_lock_sweeper.h"

#include <QTest>

using cachescope::sqlite::ReadLockSweeper;

class TestReadLockSweeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsFromTheFirstKeptLockUntilThereIsNone()
    {
        std::atomic<int> kept{3};
        std::atomic<int> rounds{0};
        ReadLockSweeper sweeper([&] {
            ++rounds;
            return kept > 0 ? kept-- : 0;
        });
        QCOMPARE(rounds, 0);
        sweeper.noteKept();
        QTRY_COMPARE(kept, 0);
        kept = 2;
        sweeper.noteKept();
        QTRY_COMPARE(kept, 0);
    }

    void restsAfterSomeQuietRoundsAndCanBeWokenAgain()
    {
        std::atomic<int> rounds{0};
        ReadLockSweeper sweeper([&] {
            ++rounds;
            return 0;
        });
        for (int wanted = 6; wanted <= 24; wanted += 6) {
            // Woken while it is at rest, or at any of its last rounds.
            sweeper.noteKept();
            QTRY_VERIFY(rounds >= wanted);
        }
    }

    void endsAtOnceWhetherAtRestOrAtWork()
    {
        for (int i = 0; i < 20; ++i) {
            ReadLockSweeper sweeper([] { return 1; });
            if (i % 2 == 0)
                sweeper.noteKept();
        }
    }
};

QTEST_GUILESS_MAIN(TestReadLockSweeper)
#include "test_read_lock_sweeper.moc"
