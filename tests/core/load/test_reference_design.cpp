// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_design.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;

/// What is wrong with the reference design is wrong in the way production was.
class TestReferenceDesign : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<sqlite::Connection> stranger()
    {
        sqlite::ConnectionOptions options;
        options.fileName = m_path;
        auto opened = sqlite::Connection::open(options);
        return opened ? std::move(*opened) : nullptr;
    }

    /// "store 2": who held the write lock, how often.
    QStringList holds() const
    {
        QStringList all;
        for (const auto &hold : m_monitor.snapshot().holds)
            all << QStringLiteral("%1 %2").arg(hold.activity).arg(hold.count);
        return all;
    }

    quint64 blocked() const
    {
        quint64 all = 0;
        for (const auto &hold : m_monitor.snapshot().holds)
            all += hold.blocked;
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    sqlite::LockMonitor m_monitor;

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("cache.db"));
    }

    void aReadFailsWhileAnotherHoldsTheWriteLock()
    {
        ReferenceDesign design({.busyTimeoutMs = 0});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        const auto other = stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        const auto read = design.read(QStringLiteral("a"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Busy);
        QVERIFY(m_monitor.totalErrors() > 0);
        QVERIFY(design.read(QStringLiteral("absent"))); // nothing to touch, no write
    }

    void batchedTouchesLetReadsPassAWriter()
    {
        ReferenceDesign design({.busyTimeoutMs = 0, .touchOnRead = false});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        const auto other = stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        VERIFY_OK(design.read(QStringLiteral("a")));
    }

    void batchedTouchesReachTheFileAtClose()
    {
        ReferenceDesign design({.connectionPerOperation = false, .touchOnRead = false});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        VERIFY_OK(stranger()->execute("UPDATE cache SET last_accessed=1", sqlite::LockPhase::Write));
        VERIFY_OK(design.read(QStringLiteral("a")));
        QCOMPARE(*stranger()->queryInt("SELECT last_accessed FROM cache"), 1);
        VERIFY_OK(design.close());
        QVERIFY(*stranger()->queryInt("SELECT last_accessed FROM cache") > 1);
    }

    void aFailedStoreLeavesNothingBehind()
    {
        ReferenceDesign design({.connectionPerOperation = false, .busyTimeoutMs = 0, .sumOnStore = false});
        VERIFY_OK(design.open({m_path, 1000, &m_monitor}));
        const auto other = stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        QVERIFY(!design.store(QStringLiteral("a"), QByteArray(900, 'x')));
        VERIFY_OK(other->execute("COMMIT", sqlite::LockPhase::Commit));
        // The next store works, and the counter does not include the failed one.
        VERIFY_OK(design.store(QStringLiteral("b"), QByteArray(900, 'x')));
        QCOMPARE(design.evicted(), 0);
        QCOMPARE(design.storeCommits(), 1);
    }

    /// The user who touches holds the lock, and only then; a store holds it for all it does.
    void theWriteLockIsHeldByActivity()
    {
        m_monitor.clear();
        ReferenceDesign design({});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        m_monitor.clear();
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        VERIFY_OK(design.read(QStringLiteral("a")));
        VERIFY_OK(design.read(QStringLiteral("a")));
        VERIFY_OK(design.contains(QStringLiteral("a")));
        QVERIFY(*design.remove(QStringLiteral("a")));
        QCOMPARE(holds(), QStringList({QStringLiteral("remove 1"), QStringLiteral("store 1"),
                                       QStringLiteral("touch on read 2")}));
    }

    void batchedTouchesAreFlushedAtClose()
    {
        ReferenceDesign design({.connectionPerOperation = false, .touchOnRead = false, .groupCommit = true});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        m_monitor.clear();
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        VERIFY_OK(design.readMany({QStringLiteral("a")}));
        QCOMPARE(holds(), QStringList({QStringLiteral("group commit 1")}));
        VERIFY_OK(design.close());
        QCOMPARE(holds(), QStringList({QStringLiteral("flush 1"), QStringLiteral("group commit 1")}));
    }

    /// Asking does not write, and so passes a writer.
    void containsTouchesNothing()
    {
        ReferenceDesign design({.busyTimeoutMs = 0});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        const auto other = stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        QVERIFY(*design.contains(QStringLiteral("a")));
        VERIFY_FAILS(design.readMany({QStringLiteral("a")}), ErrorCode::Busy);
        VERIFY_FAILS(design.remove(QStringLiteral("a")), ErrorCode::Busy);
        VERIFY_FAILS(design.pin({QStringLiteral("a")}), ErrorCode::Busy);
        VERIFY_FAILS(design.unpinAll(), ErrorCode::Busy);
    }

    void readingManyTouchesEach()
    {
        ReferenceDesign design({});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.storeMany({{QStringLiteral("a"), "one"}, {QStringLiteral("b"), "two"}}));
        VERIFY_OK(stranger()->execute("UPDATE cache SET last_accessed=1", sqlite::LockPhase::Write));
        VERIFY_OK(design.readMany({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(*stranger()->queryInt("SELECT count(*) FROM cache WHERE last_accessed > 1"), 2);
    }

    void aFailedStoreOfManyLeavesNothingBehind()
    {
        ReferenceDesign design({.connectionPerOperation = false, .sumOnStore = false});
        VERIFY_OK(design.open({m_path, 1000, &m_monitor}));
        VERIFY_OK(stranger()->execute("CREATE TRIGGER no BEFORE INSERT ON cache WHEN NEW.key='b' "
                                      "BEGIN SELECT RAISE(FAIL, 'no'); END",
                                      sqlite::LockPhase::Write));
        QVERIFY(
            !design.storeMany({{QStringLiteral("a"), QByteArray(900, 'x')}, {QStringLiteral("b"), "two"}}));
        QVERIFY(!*design.contains(QStringLiteral("a")));
        VERIFY_OK(design.store(QStringLiteral("c"), QByteArray(900, 'x')));
        QCOMPARE(design.evicted(), 0);
        QCOMPARE(design.storeCommits(), 1);
    }

    /// What is replaced, pinned or removed leaves the counter as a sum over the file would be.
    void theCounterOfSizesIsExact()
    {
        ReferenceDesign design({.sumOnStore = false, .evictOneByOne = false});
        VERIFY_OK(design.open({m_path, 1000, &m_monitor}));
        VERIFY_OK(design.storeMany(
            {{QStringLiteral("a"), QByteArray(300, 'x')}, {QStringLiteral("b"), QByteArray(300, 'x')}}));
        VERIFY_OK(design.store(QStringLiteral("a"), QByteArray(500, 'x'))); // 800
        QCOMPARE(*design.pin({QStringLiteral("a")}), 1);                    // 300
        VERIFY_OK(design.store(QStringLiteral("c"), QByteArray(700, 'x'))); // 1,000
        QCOMPARE(design.evicted(), 0);
        VERIFY_OK(design.store(QStringLiteral("b"), QByteArray(200, 'x'))); // 900
        VERIFY_OK(design.store(QStringLiteral("a"), QByteArray(100, 'x'))); // 1,000: its pin is gone
        QCOMPARE(design.evicted(), 0);
        QVERIFY(*design.remove(QStringLiteral("c"))); // 300
        VERIFY_OK(design.store(QStringLiteral("d"), QByteArray(700, 'x')));
        QCOMPARE(design.evicted(), 0);
        VERIFY_OK(design.store(QStringLiteral("e"), QByteArray(1, 'x')));
        QCOMPARE(design.evicted(), 1);
    }

    /// Deferred transactions of this design begin with a write, so that they wait for the lock.
    void noStoreBeginsWithARead()
    {
        for (const bool sum : {true, false}) {
            init();
            ReferenceDesign design({.connectionPerOperation = false, .sumOnStore = sum});
            VERIFY_OK(design.open({m_path, 0, &m_monitor}));
            const auto other = stranger();
            VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
            m_monitor.clear();
            Result<void> stored;
            std::thread user([&] { stored = design.store(QStringLiteral("a"), "one"); });
            QTRY_VERIFY(blocked() > 0);
            VERIFY_OK(other->execute("COMMIT", sqlite::LockPhase::Commit));
            user.join();
            VERIFY_OK(stored);
            QCOMPARE(m_monitor.totalErrors(), quint64{0});
        }
    }

    /// The cause that a busy timeout does not help against: the lock is refused at once, in the middle.
    void askingFirstMakesADeferredStoreFailInItsMiddle()
    {
        for (const bool immediate : {false, true}) {
            init();
            ReferenceDesign design({.connectionPerOperation = false,
                                    .busyTimeoutMs = immediate ? 1 : 600'000,
                                    .immediate = immediate,
                                    .looksFirst = true});
            VERIFY_OK(design.open({m_path, 0, &m_monitor}));
            const auto other = stranger();
            VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
            m_monitor.clear();
            VERIFY_FAILS(design.store(QStringLiteral("a"), "one"), ErrorCode::Busy);
            const auto errors = m_monitor.snapshot().errors;
            QCOMPARE(errors.size(), std::size_t{1});
            QCOMPARE(errors[0].phase, immediate ? sqlite::LockPhase::Begin : sqlite::LockPhase::Write);
            QCOMPARE(errors[0].asked, immediate ? sqlite::HandlerAsked::Asked : sqlite::HandlerAsked::Never);
            VERIFY_OK(other->execute("COMMIT", sqlite::LockPhase::Commit));
            VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        }
    }

    /// A batch that meets a lock fails for each of its callers; what was noted stays noted.
    void aFailedGroupCommitFailsForAllAndKeepsTheNotes()
    {
        constexpr int callers = 4;
        ReferenceDesign design({.connectionPerOperation = false,
                                .busyTimeoutMs = 0,
                                .touchOnRead = false,
                                .immediate = true,
                                .groupCommit = true});
        VERIFY_OK(design.open({m_path, 500, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        VERIFY_OK(design.read(QStringLiteral("a")));
        QCOMPARE(design.dirty(), 1);
        // The first of them needs room, for which the notes are written; and then it fails.
        VERIFY_OK(stranger()->execute(
            "CREATE TRIGGER no BEFORE DELETE ON cache BEGIN SELECT RAISE(FAIL, 'no'); END",
            sqlite::LockPhase::Write));
        std::atomic<int> failed{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < callers; ++i) {
            threads.emplace_back([&, i] {
                const auto stored = design.store(QStringLiteral("big-%1").arg(i), QByteArray(600, 'x'));
                failed += stored ? 0 : 1;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), callers);
        QCOMPARE(design.dirty(), 1);
        QCOMPARE(*stranger()->queryInt("SELECT count(*) FROM cache"), 1);
        VERIFY_OK(stranger()->execute("DROP TRIGGER no", sqlite::LockPhase::Write));
        VERIFY_OK(design.store(QStringLiteral("b"), "two"));
        VERIFY_OK(design.close());
    }

    void groupCommitSharesTransactions()
    {
        constexpr int users = 8;
        constexpr int each = 20;
        ReferenceDesign design({.connectionPerOperation = false, .immediate = true, .groupCommit = true});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        const auto other = stranger();
        VERIFY_OK(other->execute("BEGIN IMMEDIATE", sqlite::LockPhase::Begin));
        std::atomic<int> worked{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < users; ++user) {
            threads.emplace_back([&, user] {
                for (int i = 0; i < each; ++i)
                    worked += design.store(QStringLiteral("%1-%2").arg(user).arg(i), "x") ? 1 : 0;
            });
        }
        // One waits for the lock, and the others for that one.
        QTRY_COMPARE(design.dirty(), qint64{users - 1});
        VERIFY_OK(other->execute("COMMIT", sqlite::LockPhase::Commit));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(worked.load(), users * each);
        QCOMPARE(*stranger()->queryInt("SELECT count(*) FROM cache"), users * each);
        QVERIFY(design.storeCommits() <= users * each - users + 2);
        QCOMPARE(design.dirty(), 0);
        VERIFY_OK(design.close());
    }

    void aRollbackJournalIsOneToo()
    {
        ReferenceDesign design({.wal = false});
        VERIFY_OK(design.open({m_path, 0, &m_monitor}));
        VERIFY_OK(design.store(QStringLiteral("a"), "one"));
        VERIFY_OK(design.close());
        QCOMPARE(*stranger()->queryText("PRAGMA journal_mode"), QStringLiteral("delete"));
    }
};

QTEST_GUILESS_MAIN(TestReferenceDesign)
#include "test_reference_design.moc"
