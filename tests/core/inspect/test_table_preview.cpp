// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/table_preview.h"
#include "core/inspect/format/table_shape.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace cachescope;
using namespace cachescope::inspect;

class TestTablePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachKindOfValue();
    void readsOnlyTheHeadOfLongText();
    void readsTextOfAnyEncoding_data();
    void readsTextOfAnyEncoding();
    void leavesOutWhatWouldRunCode();
    void tellsTimesInEveryUnit();
    void readsATableWithOddNames();
    void saysWhichTableCannotBeRead();
    void countsRows();
    void opensWhatIsNoCache();
    void changesNothing();

private:
    QString make(const QByteArray &sql);
    TablePreview previewOf(const QString &path, int rows = 6);

    QTemporaryDir m_directory;
    int m_files = 0;
};

QString TestTablePreview::make(const QByteArray &sql)
{
    const QString path = m_directory.filePath(QStringLiteral("%1.db").arg(++m_files));
    test::runSql(path, sql);
    return path;
}

TablePreview TestTablePreview::previewOf(const QString &path, int rows)
{
    const CacheFile file = CacheFile::openDatabase(path).value();
    return previewTable(file, file.candidates().value().front().shape, rows).value();
}

void TestTablePreview::showsEachKindOfValue()
{
    const TablePreview preview = previewOf(make("CREATE TABLE t(a, b, c, d, e);"
                                                "INSERT INTO t VALUES('one' || char(10) || 'two', x'00ff', "
                                                "17, 2.5, NULL), ('2', zeroblob(5000), -1, 0.0, 'x')"));
    QCOMPARE(preview.columns, QStringLiteral("a b c d e").split(QLatin1Char(' ')));
    QCOMPARE(preview.rows.size(), std::size_t{2});
    QStringList texts;
    for (const PreviewCell &cell : preview.rows[0])
        texts << cell.text;
    QCOMPARE(texts, QStringLiteral("one two|BLOB, 2 B|17|2.5|NULL").split(QLatin1Char('|')));
    QCOMPARE(preview.rows[1][1].text, QStringLiteral("BLOB, 5.00 kB"));
}

void TestTablePreview::readsOnlyTheHeadOfLongText()
{
    const TablePreview preview =
        previewOf(make("CREATE TABLE t(a); INSERT INTO t VALUES(printf('%.*c', 1000000, 'x'))"));
    const QString text = preview.rows[0][0].text;
    QCOMPARE(text.size(), 80);
    QVERIFY(text.startsWith(QStringLiteral("xxx")));
    QVERIFY(text.endsWith(QChar(0x2026)));
}

void TestTablePreview::readsTextOfAnyEncoding_data()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *encoding : {"UTF-8", "UTF-16le", "UTF-16be"})
        QTest::newRow(encoding) << QByteArray(encoding);
}

void TestTablePreview::readsTextOfAnyEncoding()
{
    QFETCH(QByteArray, encoding);
    const TablePreview preview = previewOf(make(
        "PRAGMA encoding = '" + encoding + "'; CREATE TABLE t(a); INSERT INTO t VALUES('Gr\u00fc\u00dfe')"));
    QCOMPARE(preview.rows[0][0].text, QStringLiteral("Gr\u00fc\u00dfe"));
}

void TestTablePreview::leavesOutWhatWouldRunCode()
{
    const TablePreview preview = previewOf(make("CREATE TABLE t(a, g AS (abs(a))); INSERT INTO t VALUES(1)"));
    QCOMPARE(preview.columns, QStringList(QStringLiteral("a")));
}

void TestTablePreview::tellsTimesInEveryUnit()
{
    const TablePreview preview = previewOf(
        make("CREATE TABLE t(a, b, c); INSERT INTO t VALUES(1700000000000, '2026-01-21 10:00:00', x'00')"));
    QCOMPARE(secondsOf(preview.rows[0][0], TimeUnit::Milliseconds), 1.7e9);
    QCOMPARE(secondsOf(preview.rows[0][0], TimeUnit::Seconds), 1.7e12);
    QCOMPARE(secondsOf(preview.rows[0][1], TimeUnit::Milliseconds), 1768989600.0);
    QVERIFY(std::isnan(secondsOf(preview.rows[0][2], TimeUnit::Seconds)));
}

void TestTablePreview::readsATableWithOddNames()
{
    const TablePreview preview =
        previewOf(make("CREATE TABLE \"odd \"\"name\"(\"a \"\"b\", rowid); "
                       "INSERT INTO \"odd \"\"name\" VALUES('k', 4), ('l', 5), ('m', 6)"),
                  2);
    QCOMPARE(preview.rows.size(), std::size_t{2});
    QCOMPARE(preview.columns.front(), QStringLiteral("a \"b"));
    QCOMPARE(preview.rows[1][0].text, QStringLiteral("l"));
    QCOMPARE(preview.rows[1][1].text, QStringLiteral("5"));
}

void TestTablePreview::saysWhichTableCannotBeRead()
{
    const QString path = make("CREATE TABLE t(a)");
    const CacheFile file = CacheFile::openDatabase(path).value();
    TableShape gone = file.candidates().value().front().shape;
    gone.name = QStringLiteral("gone");
    const auto preview = previewTable(file, gone);
    QVERIFY(!preview);
    QVERIFY(preview.error().message.contains(QStringLiteral("\"gone\" cannot be read")));
}

void TestTablePreview::countsRows()
{
    const CacheFile file =
        CacheFile::openDatabase(make("CREATE TABLE some(key, value); INSERT INTO some VALUES(1, 2), (3, 4);"
                                     "CREATE TABLE none(a)"))
            .value();
    const auto candidates = file.candidates();
    QVERIFY(candidates);
    const auto counts = countRows(file, *candidates);
    QCOMPARE(counts.size(), std::size_t{2});
    QCOMPARE(counts[0]->entries, 2);
    QVERIFY(counts[0]->exact);
    QCOMPARE(counts[1]->entries, 0);
}

void TestTablePreview::opensWhatIsNoCache()
{
    const QString path = make("CREATE TABLE t(a)");
    QCOMPARE(CacheFile::open(path).error().code, ErrorCode::NotACache);
    const auto file = CacheFile::openDatabase(path);
    QVERIFY(file);
    QCOMPARE(file->info().openMode, OpenMode::Immutable);
    QCOMPARE(CacheFile::openDatabase(test::dataFile(QStringLiteral("README.md"))).error().code,
             ErrorCode::NotACache);
}

void TestTablePreview::changesNothing()
{
    QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
    test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
    const QByteArray before = test::directoryState(directory.path());
    QCOMPARE(previewOf(path).rows.size(), std::size_t{6});
    QCOMPARE(test::directoryState(directory.path()), before);
}

QTEST_GUILESS_MAIN(TestTablePreview)
#include "test_table_preview.moc"
