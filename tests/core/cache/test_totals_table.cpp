// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/schema.h"
#include "core/cache/totals_audit.h"
#include "core/sqlite/connection.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>

#include <sqlite3.h>

using namespace cachescope;
using namespace cachescope::cache;
using sqlite::LockPhase;

namespace {

constexpr char kProductionTable[] =
    "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT NULL, "
    "created_at REAL NOT NULL, last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0)";
constexpr char kOlderProductionTable[] =
    "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB NOT NULL, size INTEGER NOT NULL, "
    "created_at REAL NOT NULL, last_accessed REAL NOT NULL)";

/// Statements of any kind that a program could run on a cache, drawn at random.
class Scribbler
{
public:
    Scribbler(quint32 seed, bool hasPinned)
        : m_random(seed)
        , m_hasPinned(hasPinned)
    {
    }

    QString statement()
    {
        switch (m_random.bounded(18)) {
        case 0:
        case 1:
            return QStringLiteral("REPLACE INTO ") + columns() + values();
        case 2:
            return QStringLiteral("INSERT OR IGNORE INTO ") + columns() + values();
        case 3:
            return QStringLiteral("INSERT INTO ") + columns() + values(); // may fail
        case 4:
            return QStringLiteral("INSERT INTO ") + columns() + values() +
                   QStringLiteral(" ON CONFLICT(key) DO UPDATE SET data = excluded.data, size = 1") +
                   (m_hasPinned ? QStringLiteral(", pinned = excluded.pinned") : QString());
        case 5:
            return QStringLiteral("INSERT INTO ") + columns() + values() +
                   QStringLiteral(" ON CONFLICT DO NOTHING");
        case 6:
            return QStringLiteral("UPDATE cache SET data = %1 WHERE key = %2").arg(data(), key());
        case 7:
            return m_hasPinned
                       ? QStringLiteral("UPDATE cache SET pinned = %1 WHERE key >= %2").arg(pinned(), key())
                       : QStringLiteral("UPDATE cache SET last_accessed = 7 WHERE key >= %1").arg(key());
        case 8:
            return QStringLiteral("UPDATE OR IGNORE cache SET data = nullif(data, %1), size = 2").arg(data());
        case 9:
            return QStringLiteral("REPLACE INTO ") + columns() + values(QStringLiteral("NULL")); // fails
        case 10:
            return QStringLiteral("DELETE FROM cache WHERE key = %1").arg(key());
        case 11:
            return QStringLiteral("DELETE FROM cache WHERE rowid IN (SELECT rowid FROM cache "
                                  "ORDER BY last_accessed, rowid LIMIT %1)")
                .arg(m_random.bounded(8));
        case 12:
            return m_random.bounded(10) == 0 ? QStringLiteral("DELETE FROM cache")
                                             : QStringLiteral("UPDATE cache SET size = size + 1");
        case 13:
            return QStringLiteral("REPLACE INTO ") + columns() + fromItself();
        case 14:
            return QStringLiteral("INSERT OR IGNORE INTO ") + columns() + fromItself();
        case 15:
            return QStringLiteral("INSERT OR FAIL INTO ") + columns() + fromItself(); // stops half way
        default:
            return transaction();
        }
    }

private:
    QString columns()
    {
        return m_hasPinned ? QStringLiteral("cache(key, data, size, created_at, last_accessed, pinned) ")
                           : QStringLiteral("cache(key, data, size, created_at, last_accessed) ");
    }
    QString key() { return QStringLiteral("'k%1'").arg(m_random.bounded(40), 2, 10, QLatin1Char('0')); }
    QString data() { return QStringLiteral("zeroblob(%1)").arg(m_random.bounded(300)); }
    QString pinned() { return QString::number(m_random.bounded(3)); }
    QString values() { return values(data()); }
    QString values(const QString &value)
    {
        const QString row =
            QStringLiteral("VALUES(%1, %2, 1, 1, %3").arg(key(), value).arg(m_random.bounded(100));
        return row + (m_hasPinned ? QStringLiteral(", ") + pinned() : QString()) + QLatin1Char(')');
    }
    QString fromItself()
    {
        return QStringLiteral(
                   "SELECT 'k' || (10 + (rowid * 7 + %1) % 30), zeroblob(rowid % 50), 3, 3, rowid%2 "
                   "FROM cache WHERE key > %3")
            .arg(m_random.bounded(40))
            .arg(m_hasPinned ? QStringLiteral(", rowid % 2") : QString(), key());
    }
    QString transaction()
    {
        const int choice = m_random.bounded(4);
        if (m_savepoints == 0 || (m_savepoints < 3 && choice == 0))
            return QStringLiteral("SAVEPOINT s%1").arg(++m_savepoints);
        if (choice == 1)
            return QStringLiteral("ROLLBACK TO s%1").arg(m_savepoints);
        if (choice == 2) {
            m_savepoints = 0;
            return QStringLiteral("ROLLBACK");
        }
        return QStringLiteral("RELEASE s%1").arg(m_savepoints--);
    }

    QRandomGenerator m_random;
    const bool m_hasPinned;
    int m_savepoints = 0;
};

} // namespace

/// Totals that triggers keep, whoever writes and however.
class TestTotalsTable : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<sqlite::Connection> memoryCache(const char *createTable, bool hasPinned)
    {
        sqlite::ConnectionOptions settings;
        settings.fileName = QStringLiteral(":memory:");
        auto opened = sqlite::Connection::open(settings);
        if (!opened || !(*opened)->execute(createTable, LockPhase::Write) ||
            !ensureTotals(**opened, hasPinned))
            return nullptr;
        return std::move(*opened);
    }

private Q_SLOTS:
    void staysEqualToACountThroughAnyStatements_data()
    {
        QTest::addColumn<QByteArray>("createTable");
        QTest::addColumn<bool>("hasPinned");
        QTest::addColumn<bool>("recursiveTriggers");
        for (const bool recursive : {false, true}) {
            const char *suffix = recursive ? ", recursive triggers" : "";
            QTest::addRow("new file%s", suffix) << QByteArray(kCreateTableSql) << true << recursive;
            QTest::addRow("production%s", suffix) << QByteArray(kProductionTable) << true << recursive;
            QTest::addRow("without pinned%s", suffix)
                << QByteArray(kOlderProductionTable) << false << recursive;
        }
    }
    void staysEqualToACountThroughAnyStatements()
    {
        QFETCH(QByteArray, createTable);
        QFETCH(bool, hasPinned);
        QFETCH(bool, recursiveTriggers);
        const auto connection = memoryCache(createTable.constData(), hasPinned);
        QVERIFY(connection);
        VERIFY_OK(connection->execute(recursiveTriggers ? "PRAGMA recursive_triggers=ON"
                                                        : "PRAGMA recursive_triggers=OFF",
                                      LockPhase::Write));
        Scribbler scribbler(20'240'601, hasPinned);
        int changes = 0;
        int failures = 0;
        for (int i = 0; i < 2000; ++i) {
            const QString sql = scribbler.statement();
            const auto done = connection->execute(sql.toStdString(), LockPhase::Write);
            // Only what the table's own rules forbid may fail.
            QVERIFY2(done || (done.error().sqliteCode & 0xff) == SQLITE_CONSTRAINT, qPrintable(sql));
            failures += done ? 0 : 1;
            const auto counted = countTotals(*connection, hasPinned);
            QVERIFY2(readTotals(*connection)->totals == *counted, qPrintable(sql));
            changes += counted->entries > 0 ? 1 : 0;
        }
        // The statements were worth something.
        QVERIFY(changes > 1000);
        QVERIFY(failures > 25);
    }

    void aTableThatWasCountedIsKnown()
    {
        const auto connection = memoryCache(kCreateTableSql, true);
        QVERIFY(connection);
        QVERIFY(readTotals(*connection)->known);
        QCOMPARE(*hasTotals(*connection, true), true);
    }

    void whatIsInstalledAnewIsNotKnown()
    {
        const auto connection = memoryCache(kCreateTableSql, true);
        QVERIFY(connection);
        const qint64 epoch = readTotals(*connection)->epoch;
        VERIFY_OK(installTotals(*connection, true));
        QVERIFY(!readTotals(*connection)->known);
        QVERIFY(readTotals(*connection)->epoch != epoch);
    }

    void aCorrectionCountsOnceAndOnlyInItsEpoch()
    {
        const auto connection = memoryCache(kCreateTableSql, true);
        QVERIFY(connection);
        const qint64 epoch = readTotals(*connection)->epoch;
        QCOMPARE(*correctTotals(*connection, {1, 10, 1, 5}, epoch), true);
        QCOMPARE(*correctTotals(*connection, {1, 10, 1, 5}, epoch), false);
        QCOMPARE(readTotals(*connection)->totals, (Totals{1, 10, 1, 5}));
    }

    void aColumnPinnedThatIsAddedIsCountedFromThenOn()
    {
        const auto connection = memoryCache(kOlderProductionTable, false);
        QVERIFY(connection);
        VERIFY_OK(
            connection->execute("INSERT INTO cache VALUES('a', zeroblob(10), 10, 1, 1)", LockPhase::Write));
        VERIFY_OK(addPinnedColumn(*connection));
        QCOMPARE(*hasTotals(*connection, true), true);
        VERIFY_OK(connection->execute("UPDATE cache SET pinned = 1", LockPhase::Write));
        QCOMPARE(readTotals(*connection)->totals, (Totals{1, 10, 1, 10}));
    }

    void noticesWhatIsMissingOrChanged_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *name : {"cachescope_before_insert", "cachescope_after_insert",
                                 "cachescope_before_delete", "cachescope_after_update"}) {
            const QByteArray drop = QByteArray("DROP TRIGGER ") + name;
            QTest::addRow("%s dropped", name) << drop;
            QTest::addRow("%s changed", name)
                << drop + ";CREATE TRIGGER " + name + " AFTER INSERT ON cache BEGIN SELECT 1; END";
        }
        QTest::newRow("the table dropped") << QByteArray("DROP TABLE cachescope_totals");
        QTest::newRow("the row deleted") << QByteArray("DELETE FROM cachescope_totals");
        QTest::newRow("the table replaced")
            << QByteArray("DROP TABLE cachescope_totals;CREATE TABLE cachescope_totals(entries)");
    }
    void noticesWhatIsMissingOrChanged()
    {
        QFETCH(QByteArray, sql);
        const auto connection = memoryCache(kCreateTableSql, true);
        QVERIFY(connection);
        QCOMPARE(sqlite3_exec(connection->handle(), sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(*hasTotals(*connection, true), false);
        VERIFY_OK(ensureTotals(*connection, true));
        QCOMPARE(readTotals(*connection)->known, true);
        QCOMPARE(*hasTotals(*connection, true), true);
    }

    void triggersForAnotherSchemaAreNotTheRightOnes()
    {
        const auto connection = memoryCache(kOlderProductionTable, false);
        QVERIFY(connection);
        QCOMPARE(*hasTotals(*connection, false), true);
        QCOMPARE(*hasTotals(*connection, true), false);
    }
};

QTEST_GUILESS_MAIN(TestTotalsTable)
#include "test_totals_table.moc"
