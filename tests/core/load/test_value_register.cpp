// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/value_register.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;

namespace {

constexpr qint64 kOld = 0; // has a value from before the run
constexpr qint64 kNew = 1; // has none

} // namespace

/// Each rule in an explicit order of events.
class TestValueRegister : public QObject
{
    Q_OBJECT

private:
    const QTemporaryDir m_directory;
    int m_files = 0;
    std::unique_ptr<ValueRegister> m_register;

    QString newPath() { return m_directory.filePath(QString::number(++m_files)); }
    void make(bool foreignValues, bool mayEvict)
    {
        auto made = ValueRegister::create(newPath(), {2, 1, foreignValues, mayEvict});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        m_register = std::move(*made);
    }

    void store(qint64 key, bool acknowledged = true)
    {
        m_register->endStore(key, m_register->beginStore(key), acknowledged);
    }
    void remove(qint64 key, bool acknowledged = true)
    {
        m_register->endRemove(key, m_register->beginRemove(key), acknowledged);
    }
    void pin(qint64 key)
    {
        const ReadTicket before = m_register->beginRead(key);
        m_register->endPin(key, before, m_register->beginPin());
    }
    Verdict value(qint64 key, quint64 version)
    {
        return m_register->judgeValue(key, m_register->beginRead(key), version);
    }
    Verdict miss(qint64 key) { return m_register->judgeMiss(key, m_register->beginRead(key)); }
    Verdict presence(qint64 key, bool present)
    {
        return m_register->judgePresence(key, m_register->beginRead(key), present);
    }

private Q_SLOTS:
    void init() { make(false, false); }

    // Values

    void theValueFromBeforeTheRunIsThere()
    {
        QCOMPARE(value(kOld, 0), Verdict::Good);
        QCOMPARE(value(kNew, 0), Verdict::Wrong);
    }

    void versionsCountFromOneForEachKey()
    {
        QCOMPARE(m_register->beginStore(kOld).version, quint64{1});
        QCOMPARE(m_register->beginStore(kOld).version, quint64{2});
        QCOMPARE(m_register->beginStore(kNew).version, quint64{1});
    }

    void whatWasReplacedBeforeTheReadBeganIsStale()
    {
        store(kOld);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
        store(kOld);
        QCOMPARE(value(kOld, 2), Verdict::Good);
        QCOMPARE(value(kOld, 1), Verdict::Stale);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
    }

    void whatIsReplacedAfterTheReadBeganIsNot()
    {
        store(kOld);
        const ReadTicket read = m_register->beginRead(kOld);
        store(kOld);
        store(kOld);
        QCOMPARE(m_register->judgeValue(kOld, read, 1), Verdict::Good);
        QCOMPARE(m_register->judgeValue(kOld, read, 2), Verdict::Good);
        QCOMPARE(m_register->judgeValue(kOld, read, 3), Verdict::Good);
        QCOMPARE(m_register->judgeValue(kOld, read, 0), Verdict::Stale);
    }

    void aStoreUnderWayMayOrMayNotBeThere()
    {
        const WriteTicket ticket = m_register->beginStore(kOld);
        QCOMPARE(value(kOld, 0), Verdict::Good);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        m_register->endStore(kOld, ticket, true);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
    }

    void ofTwoStoresAtATimeEitherMayBeTheLast()
    {
        const WriteTicket first = m_register->beginStore(kOld);
        const WriteTicket second = m_register->beginStore(kOld);
        m_register->endStore(kOld, second, true);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
        m_register->endStore(kOld, first, true);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(value(kOld, 2), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
        store(kOld);
        QCOMPARE(value(kOld, 1), Verdict::Stale);
        QCOMPARE(value(kOld, 2), Verdict::Stale);
    }

    void whatNobodyHasStoredYetIsWrong()
    {
        store(kOld);
        const ReadTicket read = m_register->beginRead(kOld);
        QCOMPARE(m_register->judgeValue(kOld, read, 2), Verdict::Wrong);
        m_register->beginStore(kOld);
        QCOMPARE(m_register->judgeValue(kOld, read, 2), Verdict::Good);
        QCOMPARE(m_register->judgeValue(kOld, read, 3), Verdict::Wrong);
    }

    void aFailedStoreIsInDoubtUntilItsEnd()
    {
        store(kOld);
        store(kOld, false);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(value(kOld, 2), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
        store(kOld);
        QCOMPARE(value(kOld, 2), Verdict::Stale);
        QCOMPARE(value(kOld, 3), Verdict::Good);
    }

    void aFailedStoreThatEndedLateMayHaveHappenedLate()
    {
        const WriteTicket late = m_register->beginStore(kOld);
        store(kOld);
        m_register->endStore(kOld, late, false);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(value(kOld, 2), Verdict::Good);
    }

    void aStoreWhoseProcessDiedMayHappenAtAnyTime()
    {
        store(kOld);
        m_register->beginStore(kOld); // version 2
        for (int i = 0; i < 100; ++i) {
            store(kOld);
            QCOMPARE(value(kOld, 2), Verdict::Good);
        }
        QCOMPARE(value(kOld, 1), Verdict::Stale); // settled before
        QCOMPARE(value(kOld, 101), Verdict::Stale);
        QCOMPARE(value(kOld, 102), Verdict::Good);
    }

    void oldVersionsAreStaleHoweverManyThereWere()
    {
        for (int i = 0; i < 1000; ++i)
            store(kOld);
        for (quint64 version = 0; version < 1000; ++version)
            QCOMPARE(value(kOld, version), Verdict::Stale);
        QCOMPARE(value(kOld, 1000), Verdict::Good);
    }

    void oldVersionsAreStaleHoweverManyStoresAreUnderWay()
    {
        std::vector<WriteTicket> underWay;
        for (int i = 0; i < 100; ++i)
            underWay.push_back(m_register->beginStore(kOld));
        for (std::size_t i = 0; i < 1000; ++i) {
            WriteTicket &slot = underWay[i % underWay.size()];
            m_register->endStore(kOld, slot, true);
            slot = m_register->beginStore(kOld);
        }
        for (quint64 version = 0; version < 800; ++version)
            QCOMPARE(value(kOld, version), Verdict::Stale);
        for (quint64 version = 1000; version <= 1100; ++version)
            QCOMPARE(value(kOld, version), Verdict::Good);
    }

    // Misses

    void whatWasStoredAndNotRemovedIsLost()
    {
        QCOMPARE(miss(kOld), Verdict::Lost);
        QCOMPARE(miss(kNew), Verdict::Good);
        store(kNew);
        QCOMPARE(miss(kNew), Verdict::Lost);
    }

    void whatIsNotSurelyStoredIsNotLost()
    {
        const ReadTicket before = m_register->beginRead(kNew);
        const WriteTicket ticket = m_register->beginStore(kNew);
        QCOMPARE(miss(kNew), Verdict::Good);
        m_register->endStore(kNew, ticket, true);
        QCOMPARE(m_register->judgeMiss(kNew, before), Verdict::Good);
        QCOMPARE(miss(kNew), Verdict::Lost);
    }

    void aFailedStoreLosesNothing()
    {
        store(kNew, false);
        QCOMPARE(miss(kNew), Verdict::Good);
        store(kOld, false);
        QCOMPARE(miss(kOld), Verdict::Lost);
    }

    void whatIsRemovedIsNotLost()
    {
        remove(kOld);
        QCOMPARE(miss(kOld), Verdict::Good);
        store(kOld);
        QCOMPARE(miss(kOld), Verdict::Lost);
    }

    void aRemoveUnderWayLosesNothing()
    {
        const WriteTicket ticket = m_register->beginRemove(kOld);
        QCOMPARE(miss(kOld), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Good);
        store(kOld);
        QCOMPARE(miss(kOld), Verdict::Good); // it may come after the store
        m_register->endRemove(kOld, ticket, true);
        QCOMPARE(miss(kOld), Verdict::Good); // it may have
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
    }

    void aRemoveThatBeginsDuringTheReadLosesNothing()
    {
        const ReadTicket read = m_register->beginRead(kOld);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Lost);
        const WriteTicket ticket = m_register->beginRemove(kOld);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Good);
        m_register->endRemove(kOld, ticket, false);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Good);
    }

    void aFailedRemoveIsInDoubtUntilItsEnd()
    {
        remove(kOld, false);
        QCOMPARE(miss(kOld), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Good);
        store(kOld);
        QCOMPARE(miss(kOld), Verdict::Lost);
    }

    // Where entries are evicted

    void whatMayHaveBeenEvictedIsUncheckedAndCounted()
    {
        make(false, true);
        QCOMPARE(m_register->disappearances(), 0);
        QCOMPARE(miss(kNew), Verdict::Good); // never stored
        QCOMPARE(m_register->disappearances(), 0);
        store(kOld);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        QCOMPARE(presence(kOld, false), Verdict::Unchecked);
        QCOMPARE(m_register->disappearances(), 1); // once is enough for both
        QCOMPARE(value(kOld, 0), Verdict::Stale);
    }

    void eachStoreMayDisappearOnce()
    {
        make(false, true);
        for (int i = 1; i <= 3; ++i) {
            store(kNew);
            miss(kNew);
            QCOMPARE(m_register->disappearances(), i);
        }
    }

    void aStoreThatBeganBeforeTheMissEndedIsTheSameDisappearance()
    {
        make(false, true);
        store(kNew);
        const ReadTicket read = m_register->beginRead(kNew);
        const WriteTicket ticket = m_register->beginStore(kNew);
        QCOMPARE(m_register->judgeMiss(kNew, read), Verdict::Unchecked);
        m_register->endStore(kNew, ticket, true);
        miss(kNew); // one eviction at the end of the first read explains both
        QCOMPARE(m_register->disappearances(), 1);
    }

    void whatWasRemovedHasNotDisappeared()
    {
        make(false, true);
        const ReadTicket read = m_register->beginRead(kOld);
        remove(kOld);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Good);
        QCOMPARE(miss(kOld), Verdict::Good);
        QCOMPARE(m_register->disappearances(), 0);
    }

    void whatIsPinnedIsLost()
    {
        make(false, true);
        pin(kOld);
        QCOMPARE(miss(kOld), Verdict::Lost);
        QCOMPARE(presence(kOld, false), Verdict::Lost);
        QCOMPARE(m_register->disappearances(), 0);
        const ReadTicket read = m_register->beginRead(kOld);
        m_register->beginUnpin();
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Unchecked);
        m_register->endUnpin();
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        pin(kOld);
        QCOMPARE(miss(kOld), Verdict::Lost);
    }

    void aPinThatEndsAfterTheReadBeganLosesNothing()
    {
        make(false, true);
        const ReadTicket read = m_register->beginRead(kOld);
        pin(kOld);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Unchecked);
    }

    void storesAndRemovesEndAPin()
    {
        make(false, true);
        pin(kOld);
        const ReadTicket read = m_register->beginRead(kOld);
        store(kOld, false);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Unchecked);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        pin(kOld);
        QCOMPARE(miss(kOld), Verdict::Lost);
        remove(kOld, false);
        QCOMPARE(miss(kOld), Verdict::Good);
    }

    void whatIsUnderWayWhenAPinBeginsMayEndIt()
    {
        make(false, true);
        const WriteTicket ticket = m_register->beginStore(kOld);
        pin(kOld);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        m_register->endStore(kOld, ticket, true);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        const ReadTicket before = m_register->beginRead(kOld);
        const quint32 begun = m_register->beginPin();
        store(kOld); // while it is pinned
        m_register->endPin(kOld, before, begun);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        m_register->beginUnpin();
        pin(kOld);
        m_register->endUnpin();
        QCOMPARE(miss(kOld), Verdict::Unchecked);
    }

    void withoutEvictionNothingIsCounted()
    {
        miss(kOld);
        QCOMPARE(m_register->disappearances(), 0);
    }

    // Removed values

    void whatComesBackAfterItsRemovalIsStale()
    {
        store(kOld);
        const ReadTicket before = m_register->beginRead(kOld);
        remove(kOld);
        QCOMPARE(value(kOld, 1), Verdict::Stale);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
        QCOMPARE(m_register->judgeValue(kOld, before, 1), Verdict::Good);
        store(kOld);
        QCOMPARE(value(kOld, 1), Verdict::Stale);
        QCOMPARE(value(kOld, 2), Verdict::Good);
    }

    void aStoreBesideARemoveMayBeTheLast()
    {
        const WriteTicket ticket = m_register->beginStore(kOld);
        remove(kOld);
        m_register->endStore(kOld, ticket, true);
        QCOMPARE(value(kOld, 1), Verdict::Good);
        QCOMPARE(miss(kOld), Verdict::Good);
        QCOMPARE(value(kOld, 0), Verdict::Stale);
    }

    // Presence

    void presenceIsJudgedLikeReads()
    {
        QCOMPARE(presence(kOld, true), Verdict::Good);
        QCOMPARE(presence(kOld, false), Verdict::Lost);
        QCOMPARE(presence(kNew, true), Verdict::Wrong);
        QCOMPARE(presence(kNew, false), Verdict::Good);
        store(kNew);
        QCOMPARE(presence(kNew, true), Verdict::Good);
    }

    void whatWasRemovedIsNotPresent()
    {
        remove(kOld);
        QCOMPARE(presence(kOld, true), Verdict::Stale);
        QCOMPARE(presence(kOld, false), Verdict::Good);
        store(kOld);
        QCOMPARE(presence(kOld, true), Verdict::Good);
        remove(kOld);
        QCOMPARE(presence(kOld, true), Verdict::Stale);
    }

    void whatMayBeRemovedMayBePresent()
    {
        remove(kOld, false);
        QCOMPARE(presence(kOld, true), Verdict::Good);
        const WriteTicket ticket = m_register->beginRemove(kOld);
        QCOMPARE(presence(kOld, true), Verdict::Good);
        m_register->endRemove(kOld, ticket, true);
        QCOMPARE(presence(kOld, true), Verdict::Stale);
    }

    void whatIsBeingStoredMayBePresent()
    {
        remove(kOld);
        const ReadTicket read = m_register->beginRead(kOld);
        QCOMPARE(m_register->judgePresence(kOld, read, true), Verdict::Stale);
        const WriteTicket first = m_register->beginStore(kOld);
        QCOMPARE(m_register->judgePresence(kOld, read, true), Verdict::Good);
        const WriteTicket second = m_register->beginStore(kOld);
        m_register->endStore(kOld, second, true);
        m_register->endStore(kOld, first, false);
        QCOMPARE(presence(kOld, true), Verdict::Good);
        remove(kOld);
        QCOMPARE(presence(kOld, true), Verdict::Stale);
    }

    // Values without a stamp

    void whatBearsNoStampIsWrongUnlessItStoodThere()
    {
        QCOMPARE(m_register->judgeUnstamped(kOld, m_register->beginRead(kOld)), Verdict::Wrong);
        make(true, false);
        QCOMPARE(m_register->judgeUnstamped(kOld, m_register->beginRead(kOld)), Verdict::Good);
        QCOMPARE(m_register->judgeUnstamped(kNew, m_register->beginRead(kNew)), Verdict::Wrong);
        store(kOld);
        QCOMPARE(m_register->judgeUnstamped(kOld, m_register->beginRead(kOld)), Verdict::Stale);
    }

    // Sharing

    void everyoneWhoOpensItSeesTheSame()
    {
        const QString path = newPath();
        const auto one = ValueRegister::create(path, {2, 1, false, false});
        const auto other = ValueRegister::open(path);
        VERIFY_OK(one);
        VERIFY_OK(other);
        const WriteTicket ticket = (*one)->beginStore(kNew);
        QCOMPARE((*other)->beginStore(kNew).version, quint64{2});
        (*other)->endStore(kNew, ticket, true);
        QCOMPARE((*one)->judgeMiss(kNew, (*one)->beginRead(kNew)), Verdict::Lost);
        QCOMPARE((*other)->options(), (*one)->options());
    }

    void passesOnTheErrorsOfItsFile()
    {
        VERIFY_FAILS(ValueRegister::open(newPath()), ErrorCode::CannotOpen);
        VERIFY_FAILS(ValueRegister::create(newPath(), {}), ErrorCode::InvalidArgument);
    }

    void aLockWhoseHolderDiedLeavesItsKeyUnchecked()
    {
        const QString path = newPath();
        auto values = ValueRegister::create(path, {2, 2, false, false});
        VERIFY_OK(values);
        m_register = std::move(*values);
        const ReadTicket before = m_register->beginRead(kOld);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096); // the first record
        file.write("\x01");
        file.close();
        m_register->setPatience(std::chrono::milliseconds(1));
        const ReadTicket read = m_register->beginRead(kOld);
        QVERIFY(!read.recorded);
        m_register->setPatience(std::chrono::hours(1)); // nobody waits for it again
        QCOMPARE(m_register->judgeValue(kOld, read, 0), Verdict::Unchecked);
        QCOMPARE(m_register->judgeMiss(kOld, read), Verdict::Unchecked);
        QCOMPARE(m_register->judgePresence(kOld, read, true), Verdict::Unchecked);
        QCOMPARE(m_register->judgeUnstamped(kOld, read), Verdict::Unchecked);
        const WriteTicket ticket = m_register->beginStore(kOld);
        // A read that began in time has no look at its end, so that it accuses nobody.
        QCOMPARE(m_register->judgeValue(kOld, before, ticket.version), Verdict::Unchecked);
        QCOMPARE(m_register->judgeMiss(kOld, before), Verdict::Unchecked);
        m_register->endStore(kOld, ticket, true);
        m_register->endRemove(kOld, m_register->beginRemove(kOld), true);
        QCOMPARE(miss(kOld), Verdict::Unchecked);
        QCOMPARE(miss(kNew), Verdict::Lost); // other keys are judged
    }
};

QTEST_GUILESS_MAIN(TestValueRegister)
#include "test_value_register.moc"
