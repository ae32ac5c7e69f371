// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_design.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

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
