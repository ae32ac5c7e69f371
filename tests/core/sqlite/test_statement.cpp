// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/statement.h"
#include "tests/core/sqlite/two_connections.h"
#include "tests/support/verify.h"

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::sqlite;
using namespace cachescope::test;

/// Values go in and come out unchanged.
class TestStatement : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<Connection> memory()
    {
        ConnectionOptions options;
        options.fileName = QStringLiteral(":memory:");
        return std::move(*Connection::open(options));
    }

private Q_SLOTS:
    void bytesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("null") << QByteArray();
        QTest::newRow("text") << QByteArray("text");
        QTest::newRow("with zeros") << QByteArray("a\0b\0", 4);
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80", 3);
        QTest::newRow("large") << QByteArray(3'000'000, 'x');
    }
    void bytesComeBackAsTheyWere()
    {
        QFETCH(QByteArray, bytes);
        const auto connection = memory();
        auto select = connection->prepare("SELECT ?1, length(?1), typeof(?1)");
        VERIFY_OK(select);
        select->bindBlob(1, bytes);
        QVERIFY(*select->step(LockPhase::Read));
        QCOMPARE(select->columnBytes(0), bytes);
        QVERIFY(!select->columnBytes(0).isNull());
        QCOMPARE(select->columnInt(1), bytes.size());
        QCOMPARE(select->columnText(2), QStringLiteral("blob"));
    }

    void textNumbersAndNullComeBackAsTheyWere()
    {
        const auto connection = memory();
        auto select = connection->prepare("SELECT ?1, ?2, ?3, ?4, ?5");
        const QByteArray utf8 = QStringLiteral("schlüssel").toUtf8();
        select->bind(1, QStringLiteral("日本 key"));
        select->bind(2, qint64{1} << 62);
        select->bind(3, 0.1);
        select->bindNull(4);
        select->bindUtf8(5, utf8);
        QVERIFY(*select->step(LockPhase::Read));
        QCOMPARE(select->columnText(0), QStringLiteral("日本 key"));
        QCOMPARE(select->columnInt(1), qint64{1} << 62);
        QCOMPARE(select->columnDouble(2), 0.1);
        QVERIFY(select->isNull(3));
        QCOMPARE(select->columnText(4), QStringLiteral("schlüssel"));
        QCOMPARE(select->columnType(4), SQLITE_TEXT);
    }

    void emptyTextIsNotNull()
    {
        const auto connection = memory();
        auto select = connection->prepare("SELECT ?1, ?2");
        select->bindUtf8(1, QByteArrayView());
        select->bind(2, QString());
        QVERIFY(*select->step(LockPhase::Read));
        QCOMPARE(select->columnType(0), SQLITE_TEXT);
        QCOMPARE(select->columnType(1), SQLITE_TEXT);
    }

    void runsAgainAfterItsEnd()
    {
        const auto connection = memory();
        VERIFY_OK(connection->execute("CREATE TABLE t(a UNIQUE)", LockPhase::Write));
        auto insert = connection->prepare("INSERT INTO t VALUES(?1)");
        for (int i = 0; i < 3; ++i) {
            insert->bind(1, i);
            VERIFY_OK(insert->run(LockPhase::Write));
        }
        QCOMPARE(*connection->queryInt("SELECT count(*) FROM t"), 3);
    }

    void isReadyAgainAfterAnError()
    {
        const auto connection = memory();
        VERIFY_OK(connection->execute("CREATE TABLE t(a UNIQUE)", LockPhase::Write));
        auto insert = connection->prepare("INSERT INTO t VALUES(?1)");
        insert->bind(1, 1);
        VERIFY_OK(insert->run(LockPhase::Write));
        QVERIFY(!insert->run(LockPhase::Write));
        insert->bind(1, 2);
        VERIFY_OK(insert->run(LockPhase::Write));
    }

    void aResetEndsTheReadSoThatOthersCanCheckpoint()
    {
        TwoConnections fixture;
        const auto reader = fixture.open(BusyPolicy::Fail, std::chrono::milliseconds(0));
        const auto writer = fixture.open(BusyPolicy::Fail, std::chrono::milliseconds(0));
        auto select = reader->prepare("SELECT a FROM t");
        QVERIFY(*select->step(LockPhase::Read));
        VERIFY_OK(writer->execute("UPDATE t SET a=2", LockPhase::Write));
        QCOMPARE(*writer->queryInt("PRAGMA wal_checkpoint(TRUNCATE)"), 1); // busy: the reader is in the way
        {
            const ResetGuard guard(*select);
        }
        QCOMPARE(*writer->queryInt("PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    }
};

QTEST_GUILESS_MAIN(TestStatement)
#include "test_statement.moc"
