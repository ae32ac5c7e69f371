// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/kept_read_lock.h"

#include <QTest>

#include <array>

using namespace cachescope::sqlite;

/// When a lock is taken and released for real, on a file that only counts.
class TestKeptReadLock : public QObject
{
    Q_OBJECT

private:
    static constexpr int kSlot = 4;
    static constexpr int kOther = 5;
    static constexpr std::chrono::hours kAlways{1};
    static constexpr std::chrono::nanoseconds kNever{0};

    struct CountingFile : sqlite3_file
    {
        CountingFile()
        {
            methods.xShmLock = [](sqlite3_file *file, int first, int, int flags) {
                auto *self = static_cast<CountingFile *>(file);
                ++self->calls;
                if (self->answer == SQLITE_OK)
                    self->held.at(static_cast<std::size_t>(first)) += flags & SQLITE_SHM_LOCK ? 1 : -1;
                return self->answer;
            };
            pMethods = &methods;
        }
        [[nodiscard]] bool holds(int slot) const { return held.at(static_cast<std::size_t>(slot)) == 1; }
        [[nodiscard]] bool holdsNothing() const { return held == std::array<int, SQLITE_SHM_NLOCK>{}; }

        sqlite3_io_methods methods{};
        std::array<int, SQLITE_SHM_NLOCK> held{};
        int calls = 0;
        int answer = SQLITE_OK;
    };

    static void read(KeptReadLock &lock, int slot = kSlot)
    {
        QCOMPARE(lock.lock(slot), SQLITE_OK);
        QCOMPARE(lock.unlock(slot), SQLITE_OK);
    }
    /// The first read of all is not known to come fast.
    static void warm(KeptReadLock &lock)
    {
        read(lock);
        read(lock);
    }

private Q_SLOTS:
    void isForTheLocksOfReadersAlone()
    {
        for (int slot = 0; slot < SQLITE_SHM_NLOCK; ++slot)
            QCOMPARE(KeptReadLock::isFor(slot), slot >= 3);
    }

    void isKeptFromOneReadToTheNextWhileTheyComeFast()
    {
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        warm(lock);
        QVERIFY(file.holds(kSlot));
        const int calls = file.calls;
        for (int i = 0; i < 100; ++i)
            read(lock);
        QCOMPARE(file.calls, calls);
        lock.release();
        QVERIFY(file.holdsNothing());
    }

    void isReleasedAfterEachReadIfTheyDoNot()
    {
        CountingFile file;
        KeptReadLock lock(&file, kNever);
        for (int i = 0; i < 5; ++i) {
            read(lock);
            QVERIFY(file.holdsNothing());
            QVERIFY(!lock.exists());
        }
    }

    void isOneAtATime()
    {
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        warm(lock);
        QCOMPARE(lock.lock(kOther), SQLITE_OK);
        QVERIFY(!file.holds(kSlot));
        QVERIFY(file.holds(kOther));
        QVERIFY(lock.isUsed(kOther, 1));
        QVERIFY(!lock.isUsed(kSlot, 1));
        lock.unlock(kOther);
        lock.release();
        QVERIFY(file.holdsNothing());
    }

    void aSecondLockBesideOneInUseIsAnOrdinaryOne()
    {
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        warm(lock);
        QCOMPARE(lock.lock(kSlot), SQLITE_OK);
        QCOMPARE(lock.lock(kOther), SQLITE_OK);
        QVERIFY(file.holds(kOther));
        QCOMPARE(lock.unlock(kOther), SQLITE_OK);
        QVERIFY(!file.holds(kOther));
        QVERIFY(lock.isUsed(kSlot, 1));
        lock.unlock(kSlot);
        lock.release();
    }

    void isGivenUpOnlyIfItIsAmongThoseWantedAndNotUsed()
    {
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        warm(lock);
        lock.giveUp(kOther, 1);
        QVERIFY(file.holds(kSlot));
        QCOMPARE(lock.lock(kSlot), SQLITE_OK);
        lock.giveUp(0, SQLITE_SHM_NLOCK);
        QVERIFY(file.holds(kSlot));
        lock.unlock(kSlot);
        lock.giveUp(kSlot, 1);
        QVERIFY(file.holdsNothing());
        QVERIFY(!lock.exists());
    }

    void isNotThereIfItCouldNotBeTaken()
    {
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        file.answer = SQLITE_BUSY;
        QCOMPARE(lock.lock(kSlot), SQLITE_BUSY);
        QVERIFY(!lock.exists());
        QVERIFY(!lock.isUsed(kSlot, 1));
    }

    void allOfAFileAreGivenUpOrNoneIfOneIsUsed()
    {
        CountingFile file;
        KeptReadLock first(&file, kAlways);
        CountingFile otherFile;
        KeptReadLock second(&otherFile, kAlways);
        KeptReadLocks locks;
        locks.add(&first);
        locks.add(&second);
        warm(first);
        warm(second);
        QCOMPARE(second.lock(kSlot), SQLITE_OK);
        QVERIFY(!locks.giveUp(kSlot, 1));
        QVERIFY(file.holds(kSlot));
        QVERIFY(locks.giveUp(kOther, 1));
        QCOMPARE(locks.giveUpAll(), 2); // the one in use counts: it may be kept a moment later
        QVERIFY(file.holdsNothing());
        QVERIFY(otherFile.holds(kSlot));
        second.unlock(kSlot);
        QCOMPARE(locks.giveUpAll(), 1);
        QCOMPARE(locks.giveUpAll(), 0);
        locks.remove(&first);
        locks.remove(&second);
    }

    void filesOfOneIdentityShareTheirLocks()
    {
        const auto locks = KeptReadLocks::of({1, 2});
        QCOMPARE(KeptReadLocks::of({1, 2}), locks);
        QVERIFY(KeptReadLocks::of({1, 3}) != locks);
        CountingFile file;
        KeptReadLock lock(&file, kAlways);
        locks->add(&lock);
        warm(lock);
        KeptReadLocks::giveUpInAllFiles();
        QVERIFY(file.holdsNothing());
        locks->remove(&lock);
    }
};

QTEST_GUILESS_MAIN(TestKeptReadLock)
#include "test_kept_read_lock.moc"
