// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_copier.h"
#include "core/inspect/export/entry_sql.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

/// What is read of entries for the clipboard.
class TestEntryCopier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesKeysInTheOrderAsked();
    void copiesAValueThatIsText_data();
    void copiesAValueThatIsText();
    void copiesNoValueThatIsNoText();
    void copiesNoLargeValue();
    void copiesCsvAndJson();
    void copiesInsertsThatMakeTheSameRows();
    void writesTimesOfOtherFormatsInSeconds();
    void copiesNoInsertOfALargeValue();
    void copiesNoInsertOfALargeKeyOrTime();
    void copiesAtMostSoMuch();
    void copiesAtMostSoManyEntries();
    void saysThatNothingIsThere();
    void stops();

private:
    void open(const QByteArray &rows);
    void copy(CopyForm form, std::vector<qint64> rowids);
    [[nodiscard]] QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Inspector> m_inspector;
    QString m_text;
    qint64 m_entries = 0;
    std::optional<Error> m_error;
};

void TestEntryCopier::init()
{
    m_inspector = std::make_unique<Inspector>();
    m_directory = std::make_unique<QTemporaryDir>();
    test::createProductionTable(path(QStringLiteral("cache.db")));
}

/// With rows of (key, data).
void TestEntryCopier::open(const QByteArray &rows)
{
    const QString cache = path(QStringLiteral("cache.db"));
    test::runSql(cache,
                 "INSERT INTO cache SELECT column1, column2, length(CAST(column2 AS BLOB)), 1769866743.25, "
                 "5, 1 FROM (VALUES " +
                     rows + ")");
    QSignalSpy opened(m_inspector.get(), &Inspector::opened);
    m_inspector->open(cache);
    QVERIFY(opened.wait());
}

void TestEntryCopier::copy(CopyForm form, std::vector<qint64> rowids)
{
    m_text.clear();
    m_error.reset();
    EntryCopier copier(*m_inspector);
    QSignalSpy copied(&copier, &EntryCopier::copied);
    QSignalSpy failed(&copier, &EntryCopier::failed);
    copier.copy(form, std::move(rowids));
    QTRY_VERIFY_WITH_TIMEOUT(copied.count() + failed.count() == 1, 30'000);
    if (!failed.isEmpty()) {
        m_error = failed.first().first().value<Error>();
        return;
    }
    m_text = copied.first().at(1).toString();
    m_entries = copied.first().at(2).toLongLong();
}

void TestEntryCopier::copiesKeysInTheOrderAsked()
{
    open("('a', x'00'), ('b<b>', x'00'), (printf('%.*c', 9000, 'k'), x'00')");
    copy(CopyForm::Keys, {2, 99, 1});
    QCOMPARE(m_text, QStringLiteral("b<b>\na"));
    QCOMPARE(m_entries, 2);
    copy(CopyForm::Keys, {3});
    QCOMPARE(m_text.size(), 9000); // whole
}

void TestEntryCopier::copiesAValueThatIsText_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8") << QByteArray("CAST('naïve {}' AS BLOB)") << QStringLiteral("naïve {}");
    QTest::newRow("TEXT") << QByteArray("'naïve'") << QStringLiteral("naïve");
    QTest::newRow("a byte order mark") << QByteArray("x'efbbbf61'") << QStringLiteral("a");
    QTest::newRow("UTF-16") << QByteArray("x'fffe6100e900'") << QStringLiteral("aé");
    QTest::newRow("a number") << QByteArray("12") << QStringLiteral("12");
    QTest::newRow("nothing") << QByteArray("x''") << QString();
}

void TestEntryCopier::copiesAValueThatIsText()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, text);
    open("('a', " + value + ")");
    copy(CopyForm::Value, {1});
    QVERIFY2(!m_error, m_error ? qPrintable(m_error->message) : "");
    QCOMPARE(m_text, text);
}

void TestEntryCopier::copiesNoValueThatIsNoText()
{
    open("('a', x'255044462d312e3700ff'), ('b', x'00010203')");
    copy(CopyForm::Value, {1});
    QCOMPARE(m_error->code, ErrorCode::InvalidArgument);
    QVERIFY2(m_error->message.contains(QStringLiteral("PDF, not text")), qPrintable(m_error->message));
    copy(CopyForm::Value, {2});
    QCOMPARE(m_error->code, ErrorCode::InvalidArgument);
}

void TestEntryCopier::copiesNoLargeValue()
{
    open("('a', printf('%.*c', 17000000, 'x'))");
    copy(CopyForm::Value, {1});
    QCOMPARE(m_error->code, ErrorCode::TooLarge);
    QVERIFY(m_error->message.contains(QStringLiteral("16.0 MB")));
}

void TestEntryCopier::copiesCsvAndJson()
{
    open("('=a', '{}'), ('b', x'00')");
    copy(CopyForm::Csv, {1, 2});
    QCOMPARE(m_text.count(QLatin1Char('\n')), 3);
    QVERIFY(m_text.contains(QStringLiteral("\n'=a,application/json,2,5,1769866743.25,true,1,")));
    copy(CopyForm::Json, {1, 2});
    QCOMPARE(QJsonDocument::fromJson(m_text.toUtf8()).array().size(), 2);
    QCOMPARE(m_entries, 2);
}

/// Whatever a key and a value are, also where SQL would end them early.
void TestEntryCopier::copiesInsertsThatMakeTheSameRows()
{
    open("('it''s; DROP TABLE cache; --', x'00ff'), ('a' || char(10) || 'b', 'te''xt'), (x'6b00', x''),"
         "(CAST(x'61ff' AS TEXT), CAST(x'ff00' AS TEXT)), ('n' || char(0) || 'ul', 12), ('naïve 😀', 1.0),"
         "('real', 0.1)");
    copy(CopyForm::Sql, {1, 2, 3, 4, 5, 6, 7});
    QVERIFY2(!m_error, m_error ? qPrintable(m_error->message) : "");
    QVERIFY(m_text.startsWith(QStringLiteral("INSERT INTO cache(key, data, size, created_at, last_accessed, "
                                             "pinned) VALUES('it''s; DROP TABLE cache; "
                                             "--', x'00ff', 2, 1769866743.25, 5.0, 1);\n")));
    const QString copied = path(QStringLiteral("copy.db"));
    test::createProductionTable(copied);
    test::runSql(copied, m_text.toUtf8());
    test::runSql(copied, "ATTACH '" + path(QStringLiteral("cache.db")).toUtf8() +
                             "' AS before; CREATE TABLE same(n CHECK (n = 0));"
                             "INSERT INTO same SELECT count(*) FROM (SELECT * FROM before.cache EXCEPT "
                             "SELECT * FROM main.cache);"
                             "INSERT INTO same SELECT count(*) - 7 FROM main.cache WHERE typeof(key) || "
                             "typeof(data) IN (SELECT typeof(key) || typeof(data) FROM before.cache)");
}

void TestEntryCopier::writesTimesOfOtherFormatsInSeconds()
{
    const QString other = path(QStringLiteral("other.db"));
    test::runSql(other,
                 "CREATE TABLE solid_cache_entries(id INTEGER PRIMARY KEY, key BLOB NOT NULL, value BLOB NOT "
                 "NULL, created_at DATETIME NOT NULL, key_hash INTEGER NOT NULL, byte_size INTEGER NOT NULL);"
                 "INSERT INTO solid_cache_entries VALUES(1, x'6b', x'01', '1970-01-02 00:00:00.5', 1, 1)");
    const CacheFile file = test::opened(other);
    const auto insert = insertStatement(**file.connect(), file.info().format, 1, 1000);
    QVERIFY(insert && *insert);
    QVERIFY2((*insert)->contains("VALUES(x'6b', x'01', 1, 86400.5, 0, 0);"), insert->value().constData());
    QVERIFY(!insertStatement(**file.connect(), file.info().format, 5, 1000)->has_value());
}

void TestEntryCopier::copiesNoInsertOfALargeValue()
{
    open("('a', zeroblob(17000000))");
    copy(CopyForm::Sql, {1});
    QCOMPARE(m_error->code, ErrorCode::TooLarge);
    QVERIFY(m_error->message.contains(QStringLiteral("16.0 MB")));
}

void TestEntryCopier::copiesNoInsertOfALargeKeyOrTime()
{
    open("(printf('%.*c', 17000000, 'k'), x'00'), ('b', x'00')");
    copy(CopyForm::Sql, {1});
    QCOMPARE(m_error->code, ErrorCode::TooLarge);
    test::runSql(path(QStringLiteral("other.db")),
                 "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL,"
                 " last_accessed REAL, pinned INTEGER);"
                 "INSERT INTO cache VALUES('a', x'00', 1, printf('%.*c', 5000, 'x'), 1, 0)");
    const CacheFile file = test::opened(path(QStringLiteral("other.db")));
    QVERIFY(insertStatement(**file.connect(), file.info().format, 1, 6000));
    QCOMPARE(insertStatement(**file.connect(), file.info().format, 1, 5000).error().code,
             ErrorCode::TooLarge);
}

void TestEntryCopier::copiesAtMostSoMuch()
{
    open("('a', zeroblob(15000000)), ('b', zeroblob(15000000)), ('c', zeroblob(15000000))");
    copy(CopyForm::Sql, {1, 2, 3});
    QCOMPARE(m_error->code, ErrorCode::TooLarge);
    QVERIFY(m_error->message.contains(QStringLiteral("64.0 MB")));
}

void TestEntryCopier::copiesAtMostSoManyEntries()
{
    open("('a', x'00')");
    std::vector<qint64> rowids(EntryCopier::kMostEntries + 1);
    std::iota(rowids.begin(), rowids.end(), 1);
    copy(CopyForm::Json, rowids);
    QCOMPARE(m_error->code, ErrorCode::TooLarge);
    QVERIFY(m_error->message.contains(QStringLiteral("100,000 entries")));
}

void TestEntryCopier::saysThatNothingIsThere()
{
    open("('a', x'00')");
    for (const CopyForm form :
         {CopyForm::Keys, CopyForm::Value, CopyForm::Csv, CopyForm::Json, CopyForm::Sql}) {
        copy(form, {99});
        QCOMPARE(m_error->code, ErrorCode::NotFound);
    }
}

void TestEntryCopier::stops()
{
    open("('a', x'00')");
    EntryCopier copier(*m_inspector);
    QSignalSpy copied(&copier, &EntryCopier::copied);
    copier.copy(CopyForm::Keys, {1});
    copier.cancel();
    copier.copy(CopyForm::Keys, {});
    QVERIFY(!copier.isAsked());
    copier.copy(CopyForm::Keys, {1});
    QVERIFY(copied.wait());
    QCOMPARE(copied.count(), 1);
}

QTEST_GUILESS_MAIN(TestEntryCopier)
#include "test_entry_copier.moc"
