// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/connection.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::sqlite;

/// Opening files and running single statements.
class TestConnection : public QObject
{
    Q_OBJECT

private:
    static Result<std::unique_ptr<Connection>> open(const QString &path, bool readOnly = false)
    {
        ConnectionOptions options;
        options.fileName = path;
        options.readOnly = readOnly;
        return Connection::open(options);
    }

private Q_SLOTS:
    void makesAFileAndReadsItAgain()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        {
            const auto connection = open(path);
            VERIFY_OK(connection);
            VERIFY_OK((*connection)->execute("CREATE TABLE t(a)", LockPhase::Write));
            VERIFY_OK((*connection)->execute("INSERT INTO t VALUES(7), (8)", LockPhase::Write));
            QCOMPARE((*connection)->changes(), 2);
            QCOMPARE((*connection)->lastInsertRowid(), 2);
        }
        const auto again = open(path, true);
        VERIFY_OK(again);
        QCOMPARE(*(*again)->queryInt("SELECT sum(a) FROM t"), 15);
        QCOMPARE(*(*again)->queryText("SELECT 'x' || a FROM t"), QStringLiteral("x7"));
        const auto written = (*again)->execute("DELETE FROM t", LockPhase::Write);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::ReadOnly);
    }

    void queriesWithoutARowGiveNothing()
    {
        const auto connection = open(QStringLiteral(":memory:"));
        QCOMPARE(*(*connection)->queryInt("SELECT 1 WHERE 0"), 0);
        QVERIFY((*connection)->queryText("SELECT 1 WHERE 0")->isEmpty());
    }

    void aWrongStatementIsAnErrorWithSqlitesWords()
    {
        const auto connection = open(QStringLiteral(":memory:"));
        const auto prepared = (*connection)->prepare("SELEKT 1");
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::Internal);
        QVERIFY(prepared.error().message.contains(QStringLiteral("SELEKT")));
    }

    void aPragmaThatFailsFailsTheOpening()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("text")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        ConnectionOptions options;
        options.fileName = file.fileName();
        options.pragmas << QStringLiteral("journal_mode=WAL");
        const auto opened = Connection::open(options);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotACache);
    }

    void aMissingDirectoryCannotBeOpened()
    {
        const QTemporaryDir directory;
        const auto opened = open(directory.filePath(QStringLiteral("no/such/a.db")));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::CannotOpen);
    }

    void theSameTextGivesTheSameStatement()
    {
        const auto connection = open(QStringLiteral(":memory:"));
        QCOMPARE(*(*connection)->cached("SELECT 1"), *(*connection)->cached("SELECT 1"));
        QVERIFY(*(*connection)->cached("SELECT 1") != *(*connection)->cached("SELECT 2"));
    }

    void urisTakeAnyFileName()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a b?c#d%20é.db"));
        {
            const auto made = open(path);
            VERIFY_OK((*made)->execute("CREATE TABLE t(a)", LockPhase::Write));
        }
        ConnectionOptions options;
        options.fileName = fileUri(path, QStringLiteral("mode=ro"));
        options.isUri = true;
        options.readOnly = true;
        const auto connection = Connection::open(options);
        VERIFY_OK(connection);
        QCOMPARE(*(*connection)->queryInt("SELECT count(*) FROM sqlite_schema"), 1);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
