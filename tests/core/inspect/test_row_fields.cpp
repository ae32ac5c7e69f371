// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/row_fields.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::inspect;

class TestRowFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void readsAllColumnsAsTheyAre();
    void readsColumnsThatACacheHasNoUseFor();
    void cutsLongTexts();
    void keepsLineEndsOut();
    void readsTextInUtf16();
    void leavesColumnsBehindLargeValuesUnread();
    void leavesColumnsBehindOtherLargeColumnsUnread();
    void findsNoRow();
    void readsAtMostAHundredColumns();

private:
    [[nodiscard]] std::vector<RowField> fieldsOf(const QByteArray &sql, qint64 rowid = 1) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

RowField fieldNamed(const std::vector<RowField> &fields, const char *name)
{
    for (const RowField &field : fields) {
        if (field.column == QLatin1String(name))
            return field;
    }
    return {};
}

} // namespace

/// Of a file that `sql` makes.
std::vector<RowField> TestRowFields::fieldsOf(const QByteArray &sql, qint64 rowid) const
{
    const QString path = m_directory->filePath(QStringLiteral("cache.db"));
    test::runSql(path, sql);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto fields = readRowFields(**connection, file.info().format, rowid);
    return fields ? *fields : std::vector<RowField>();
}

void TestRowFields::readsAllColumnsAsTheyAre()
{
    const auto fields =
        fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL,"
                 " last_accessed REAL, pinned INTEGER);"
                 "INSERT INTO cache VALUES('a', x'4f676753', 4, NULL, 1769823611.9374871, 1)");
    QCOMPARE(fields.size(), std::size_t{6});
    QCOMPARE(fields[0],
             (RowField{QStringLiteral("key"), QStringLiteral("TEXT"), QStringLiteral("'a'"), 1, false}));
    QCOMPARE(fields[1].literal, QStringLiteral("x'4f676753'"));
    QCOMPARE(fields[1].bytes, 4);
    QCOMPARE(fields[2].literal, QStringLiteral("4"));
    QCOMPARE(fields[3].literal, QStringLiteral("NULL"));
    QCOMPARE(fields[4].literal, QStringLiteral("1769823611.9374871"));
    QCOMPARE(fields[4].bytes, -1);
    QCOMPARE(fields[5].literal, QStringLiteral("1"));
}

void TestRowFields::readsColumnsThatACacheHasNoUseFor()
{
    const auto fields = fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, "
                                 "created_at REAL, last_accessed REAL,"
                                 " \"a \"\"note\"\"\" TEXT, twice AS (size * 2));"
                                 "INSERT INTO cache VALUES('a', x'00', 1, 'yesterday', 2.0, '<b>bold</b>')");
    QCOMPARE(fieldNamed(fields, "a \"note\"").literal, QStringLiteral("'<b>bold</b>'"));
    QCOMPARE(fieldNamed(fields, "created_at").literal, QStringLiteral("'yesterday'"));
    QVERIFY(fieldNamed(fields, "twice").column.isEmpty()); // computed by what the file says
}

void TestRowFields::cutsLongTexts()
{
    const auto fields =
        fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL,"
                 " last_accessed REAL);"
                 "INSERT INTO cache VALUES(printf('%.*c', 5000, 'k'), zeroblob(1000), 1000, 1.0, 2.0)");
    QCOMPARE(fields[0].bytes, 5000);
    QCOMPARE(fields[0].literal.size(), kMostFieldCharacters + 3);
    QVERIFY(fields[0].literal.endsWith(QStringLiteral("k…'")));
    QCOMPARE(fields[1].bytes, 1000);
    QVERIFY(fields[1].literal.endsWith(QStringLiteral("00…'")));
    QVERIFY(fields[1].literal.size() < 100);
}

void TestRowFields::keepsLineEndsOut()
{
    const auto fields =
        fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER,"
                 " created_at REAL, last_accessed REAL);"
                 "INSERT INTO cache VALUES('a' || char(10) || 'b' || char(0) || 'c', x'', 0, 1, 2)");
    QCOMPARE(fields[0].literal, QStringLiteral("'a b c'"));
    QCOMPARE(fields[1].literal, QStringLiteral("x''"));
}

void TestRowFields::readsTextInUtf16()
{
    const auto fields =
        fieldsOf("PRAGMA encoding = 'UTF-16'; CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB,"
                 " size INTEGER, created_at REAL, last_accessed REAL);"
                 "INSERT INTO cache VALUES('naïve 😀', x'', 0, 1, 2)");
    QCOMPARE(fields[0].literal, QStringLiteral("'naïve 😀'"));
}

void TestRowFields::leavesColumnsBehindLargeValuesUnread()
{
    const auto fields = fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER,"
                                 " created_at REAL, last_accessed REAL);"
                                 "INSERT INTO cache VALUES('a', zeroblob(17000000), 17000000, 1.5, NULL)");
    QCOMPARE(fields[1].bytes, 17'000'000);
    QVERIFY(fieldNamed(fields, "created_at").unread);
    QVERIFY(fieldNamed(fields, "created_at").literal.isEmpty());
    QCOMPARE(fieldNamed(fields, "last_accessed").literal, QStringLiteral("NULL")); // the header has that
}

void TestRowFields::leavesColumnsBehindOtherLargeColumnsUnread()
{
    const auto fields = fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, a BLOB, b TEXT, size INTEGER,"
                                 " data BLOB, created_at REAL, last_accessed REAL);"
                                 "INSERT INTO cache VALUES('a', zeroblob(9000000), printf('%.*c', 9000000, "
                                 "'x'), 3, 'abc', 1.5, NULL)");
    QCOMPARE(fieldNamed(fields, "a").bytes, 9'000'000);
    QCOMPARE(fieldNamed(fields, "b").bytes, 9'000'000);
    QVERIFY(!fieldNamed(fields, "b").unread);
    for (const char *name : {"size", "data", "created_at"})
        QVERIFY2(fieldNamed(fields, name).unread, name);
    QCOMPARE(fieldNamed(fields, "last_accessed").literal, QStringLiteral("NULL"));
}

void TestRowFields::findsNoRow()
{
    QVERIFY(fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL,"
                     " last_accessed REAL)",
                     5)
                .empty());
}

void TestRowFields::readsAtMostAHundredColumns()
{
    QByteArray columns;
    for (int i = 0; i < 300; ++i)
        columns += ", c" + QByteArray::number(i);
    const auto fields = fieldsOf("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER,"
                                 " created_at REAL, last_accessed REAL" +
                                 columns + "); INSERT INTO cache(key) VALUES('a')");
    QCOMPARE(static_cast<qsizetype>(fields.size()), kMostRowFields);
}

QTEST_GUILESS_MAIN(TestRowFields)
#include "test_row_fields.moc"
