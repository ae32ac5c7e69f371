// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/result_code.h"

#include <QTest>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::sqlite;

/// Codes are classified by their number.
class TestResultCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsLockErrors_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isLock");
        QTest::newRow("busy") << SQLITE_BUSY << true;
        QTest::newRow("recovery") << SQLITE_BUSY_RECOVERY << true;
        QTest::newRow("snapshot") << SQLITE_BUSY_SNAPSHOT << true;
        QTest::newRow("locked") << SQLITE_LOCKED_SHAREDCACHE << true;
        QTest::newRow("protocol") << SQLITE_PROTOCOL << true;
        QTest::newRow("ok") << SQLITE_OK << false;
        QTest::newRow("row") << SQLITE_ROW << false;
        QTest::newRow("full") << SQLITE_FULL << false;
        QTest::newRow("io") << SQLITE_IOERR_FSYNC << false;
    }
    void knowsLockErrors()
    {
        QFETCH(int, code);
        QFETCH(bool, isLock);
        QCOMPARE(isLockError(code), isLock);
        QCOMPARE(errorCodeFor(code) == ErrorCode::Busy, isLock);
    }

    void namesCodes()
    {
        QCOMPARE(resultCodeName(517), QStringLiteral("SQLITE_BUSY_SNAPSHOT"));
        QCOMPARE(resultCodeName(SQLITE_FULL), QStringLiteral("SQLITE_FULL"));
        // An extended code without a known name shows its kind and its number.
        QVERIFY(resultCodeName(SQLITE_IOERR | (200 << 8)).startsWith(QStringLiteral("SQLITE_IOERR(")));
    }

    void errorsCarryTheCode()
    {
        const Error error = makeError(nullptr, SQLITE_FULL, QStringLiteral("Writing"));
        QCOMPARE(error.code, ErrorCode::DiskFull);
        QCOMPARE(error.sqliteCode, SQLITE_FULL);
        QVERIFY(error.message.contains(QStringLiteral("SQLITE_FULL")));
    }
};

QTEST_APPLESS_MAIN(TestResultCode)
#include "test_result_code.moc"
