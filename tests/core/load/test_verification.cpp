// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/verification.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;

namespace {

const QByteArray &material()
{
    static const QByteArray bytes(70'000, 'm');
    return bytes;
}

} // namespace

class TestVerification : public QObject
{
    Q_OBJECT

private:
    const QStringList m_keys{QStringLiteral("old"), QStringLiteral("new")};
    const QTemporaryDir m_directory;
    int m_files = 0;
    std::unique_ptr<ValueRegister> m_values;
    std::unique_ptr<Verification> m_verification;

    QByteArray stored(qint64 key)
    {
        const WriteTicket ticket = m_values->beginStore(key);
        m_values->endStore(key, ticket, true);
        return m_verification->valueFor(key, ticket, 500, material());
    }
    Verdict read(qint64 key, QByteArrayView value, int user = 0)
    {
        return m_verification->checkValue(user, key, m_values->beginRead(key), value);
    }
    QString finding() const { return m_verification->counts().firstFinding; }

private Q_SLOTS:
    void init()
    {
        auto made = ValueRegister::create(m_directory.filePath(QString::number(++m_files)),
                                          {m_keys.size(), 1, false, false});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        m_values = std::move(*made);
        m_verification = std::make_unique<Verification>(*m_values, m_keys, 3);
    }

    void countsWhatIsRight()
    {
        QCOMPARE(read(1, stored(1)), Verdict::Good);
        QCOMPARE(m_verification->checkPresence(1, 1, m_values->beginRead(1), true), Verdict::Good);
        m_values->endRemove(1, m_values->beginRemove(1), true);
        QCOMPARE(m_verification->checkMiss(2, 1, m_values->beginRead(1)), Verdict::Good);
        const VerificationCounts counts = m_verification->counts();
        QCOMPARE(counts.checked, 3);
        QVERIFY(!counts.failed());
        QVERIFY(counts.firstFinding.isEmpty());
        QCOMPARE(m_verification->findings(), 0);
    }

    void tellsOfATornValue()
    {
        const QByteArray one = stored(0);
        const QByteArray two = stored(0);
        QCOMPARE(read(0, two.first(250) + one.sliced(250)), Verdict::Torn);
        QCOMPARE(m_verification->counts().torn, 1);
        QCOMPARE(finding(),
                 QStringLiteral("What was read of key old was torn: it begins as version 2, and its "
                                "other bytes are not those that were stored with that."));
    }

    void tellsOfAStaleValue()
    {
        const QByteArray one = stored(0);
        stored(0);
        QCOMPARE(read(0, one), Verdict::Stale);
        QCOMPARE(m_verification->counts().stale, 1);
        QCOMPARE(finding(), QStringLiteral("What was read of key old was version 1, although version 2 had "
                                           "replaced it before the read began."));
    }

    void tellsOfAValueThatCameBack()
    {
        const QByteArray one = stored(0);
        m_values->endRemove(0, m_values->beginRemove(0), true);
        QCOMPARE(read(0, one), Verdict::Stale);
        QCOMPARE(finding(),
                 QStringLiteral("What was read of key old was version 1, although the key had been "
                                "removed before the read began."));
    }

    void tellsOfAKeyThatIsSaidToBeThere()
    {
        m_values->endRemove(0, m_values->beginRemove(0), true);
        QCOMPARE(m_verification->checkPresence(0, 0, m_values->beginRead(0), true), Verdict::Stale);
        QCOMPARE(finding(), QStringLiteral("What was read of key old was a value, although the key had been "
                                           "removed before the read began."));
    }

    void tellsOfALostValue()
    {
        QCOMPARE(m_verification->checkMiss(0, 0, m_values->beginRead(0)), Verdict::Lost);
        QCOMPARE(
            finding(),
            QStringLiteral("What was read of key old was nothing, although the value from before the run "
                           "had been stored before the read began, and nobody removed it."));
        QCOMPARE(m_verification->checkPresence(0, 0, m_values->beginRead(0), false), Verdict::Lost);
        QCOMPARE(m_verification->counts().lost, 2);
    }

    void tellsOfAValueOfAnotherKey()
    {
        QCOMPARE(read(0, stored(1)), Verdict::Wrong);
        QCOMPARE(finding(),
                 QStringLiteral("What was read of key old was the value of another key (its version 1)."));
    }

    void tellsOfAValueThatNobodyStored()
    {
        QCOMPARE(read(0, QByteArray("something else")), Verdict::Wrong);
        QCOMPARE(finding(),
                 QStringLiteral("What was read of key old was something that no user of this run stored."));
    }

    void tellsOfAVersionFromTheFuture()
    {
        stored(1);
        QCOMPARE(read(1, m_verification->valueFor(1, {7, 0}, 500, material())), Verdict::Wrong);
        QCOMPARE(finding(), QStringLiteral("What was read of key new was version 7, which was never stored; "
                                           "when the read began, the newest was version 1."));
        QCOMPARE(m_verification->counts().wrong, 1);
    }

    void looksAtTheEndsOnlyIfThatIsWanted()
    {
        Verification shallow(*m_values, m_keys, 1, StampDepth::Ends);
        QByteArray value = stored(0);
        value[250] = 'x';
        QCOMPARE(shallow.checkValue(0, 0, m_values->beginRead(0), value), Verdict::Good);
        QCOMPARE(read(0, value), Verdict::Torn);
    }

    void whatCannotBeJudgedIsCountedApart()
    {
        const ReadTicket unrecorded;
        QCOMPARE(m_verification->checkMiss(0, 0, unrecorded), Verdict::Unchecked);
        QCOMPARE(m_verification->checkValue(0, 0, unrecorded, stored(0)), Verdict::Unchecked);
        const VerificationCounts counts = m_verification->counts();
        QCOMPARE(counts.unchecked, 2);
        QCOMPARE(counts.checked, 0);
        QVERIFY(!counts.failed());
        QVERIFY(counts.firstFinding.isEmpty());
    }

    void theFirstFindingStays()
    {
        read(0, QByteArray("something else"));
        const QString first = finding();
        m_verification->checkMiss(1, 0, m_values->beginRead(0));
        QCOMPARE(finding(), first);
        QCOMPARE(m_verification->findings(), 2);
    }

    void countsAddUp()
    {
        VerificationCounts a{10, 1, 2, 0, 0, 5, {}};
        const VerificationCounts b{20, 0, 1, 3, 4, 6, QStringLiteral("that")};
        a.merge(b);
        a.merge({0, 0, 0, 0, 0, 0, QStringLiteral("later")});
        QCOMPARE(a.checked, 30);
        QCOMPARE(a.torn, 1);
        QCOMPARE(a.stale, 3);
        QCOMPARE(a.lost, 3);
        QCOMPARE(a.wrong, 4);
        QCOMPARE(a.unchecked, 11);
        QCOMPARE(a.firstFinding, QStringLiteral("that"));
    }

    void moreMissingThanEvictedIsLost()
    {
        VerificationCounts counts{10, 0, 0, 0, 0, 5, {}};
        counts.countLost(5, 5);
        QVERIFY(!counts.failed());
        counts.countLost(5, 2);
        QCOMPARE(counts.lost, 3);
        QCOMPARE(counts.checked, 13);
        QCOMPARE(counts.unchecked, 2);
        QCOMPARE(counts.firstFinding,
                 QStringLiteral("Entries that had been stored and that nobody removed were missing 5 times, "
                                "although no more than 2 were evicted."));
    }

    void eachKindOfFindingFails()
    {
        QVERIFY(!(VerificationCounts{5, 0, 0, 0, 0, 5, {}}).failed());
        QVERIFY((VerificationCounts{5, 1, 0, 0, 0, 0, {}}).failed());
        QVERIFY((VerificationCounts{5, 0, 1, 0, 0, 0, {}}).failed());
        QVERIFY((VerificationCounts{5, 0, 0, 1, 0, 0, {}}).failed());
        QVERIFY((VerificationCounts{5, 0, 0, 0, 1, 0, {}}).failed());
    }

    void usersCountAtTheSameTime()
    {
        std::vector<std::thread> users;
        for (int user = 0; user < 3; ++user)
            users.emplace_back([this, user] {
                for (int i = 0; i < 1000; ++i)
                    m_verification->checkMiss(user, i % 2, m_values->beginRead(i % 2));
            });
        for (std::thread &user : users)
            user.join();
        QCOMPARE(m_verification->counts().checked, 3000);
        QCOMPARE(m_verification->counts().lost, 1500);
        QCOMPARE(m_verification->findings(), 1500);
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "test_verification.moc"
