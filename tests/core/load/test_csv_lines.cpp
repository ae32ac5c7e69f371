// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/csv_lines.h"

#include <QBuffer>
#include <QTest>

using namespace cachescope::load;

/// Records of CSV files, as RFC 4180 has them.
class TestCsvLines : public QObject
{
    Q_OBJECT

private:
    struct Read
    {
        QString records; ///< each field ends with |, each record with /
        QList<qint64> lines;
        qint64 lastLine = 0;
        bool isBroken = false;
    };

    static Read read(QByteArray text)
    {
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        CsvLines lines(buffer);
        Read read;
        while (const auto record = lines.next()) {
            for (const QString &field : *record)
                read.records += field + QLatin1Char('|');
            read.records += QLatin1Char('/');
            read.lines << lines.lineNumber();
        }
        read.lastLine = lines.lineNumber();
        read.isBroken = lines.isBroken();
        return read;
    }

private Q_SLOTS:
    void takesRecordsApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("records");
        const auto row = [](const char *name, const char *text, const char *records) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(records);
        };
        row("nothing", "", "");
        row("one field", "a", "a|/");
        row("fields and lines", "a,b\nc,d\n", "a|b|/c|d|/");
        row("no end of the last line", "a\nb", "a|/b|/");
        row("line ends of Windows", "a,b\r\nc,d\r\n", "a|b|/c|d|/");
        row("empty fields", ",a,\n", "|a||/");
        row("an empty line", "a\n\nb\n", "a|/|/b|/");
        row("blanks stay", " a , b\n", " a | b|/");
        row("quoted", "\"a\",\"\"\n", "a||/");
        row("quoted comma", "\"a,b\",c\n", "a,b|c|/");
        row("doubled mark", "\"say \"\"a\"\"\",\"\"\"\"\n", "say \"a\"|\"|/");
        row("quoted line end", "\"a\nb\",c\nd\n", "a\nb|c|/d|/");
        row("quoted empty lines", "\"a\n\n\nb\"\n", "a\n\n\nb|/");
        row("quoted line end of Windows", "\"a\r\nb\",c\r\n", "a\nb|c|/");
        row("mark of UTF-8", "\xef\xbb\xbfkey,op\na,get\n", "key|op|/a|get|/");
        row("mark before a quoted field", "\xef\xbb\xbf\"key\"\n", "key|/");
        row("UTF-8", "stra\xc3\x9f,\xe2\x82\xac\n", "stra\xc3\x9f|\xe2\x82\xac|/");
    }
    void takesRecordsApart()
    {
        QFETCH(QByteArray, text);
        const Read result = read(text);
        QTEST(result.records, "records");
        QVERIFY(!result.isBroken);
    }

    void numbersTheLineOfEachRecordsEnd()
    {
        const Read result = read("a\n\"b\nb\nb\",c\n\nd");
        QCOMPARE(result.lines, (QList<qint64>{1, 4, 5, 6}));
        QCOMPARE(result.lastLine, 6);
    }

    void beforeTheFirstRecordThereIsNoLine()
    {
        QByteArray text("a\n");
        QBuffer buffer(&text);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const CsvLines lines(buffer);
        QCOMPARE(lines.lineNumber(), 0);
        QVERIFY(!lines.isBroken());
    }

    void aMarkThatIsNeverClosedBreaksTheFile()
    {
        const Read result = read("a\nb,\"c\nd\n");
        QCOMPARE(result.records, QStringLiteral("a|/"));
        QVERIFY(result.isBroken);
        QCOMPARE(result.lastLine, 3);
        QVERIFY(read("\"").isBroken);
    }

    void aRecordOfTooManyLinesBreaksTheFile()
    {
        const QByteArray line(1000, 'x');
        QByteArray text("a\n\"");
        for (int i = 0; i < 1200; ++i)
            text += line + '\n';
        const Read result = read(text + "\"\nb\n");
        QVERIFY(result.isBroken);
        QCOMPARE(result.records, QStringLiteral("a|/"));
    }

    void aLineLongerThanAnyRecordBreaksTheFile()
    {
        const Read result = read("a\n" + QByteArray(2'000'000, 'x') + "\nb\n");
        QVERIFY(result.isBroken);
        QCOMPARE(result.records, QStringLiteral("a|/"));
        QCOMPARE(result.lastLine, 2);
    }

    void aLongLineIsARecord()
    {
        const QByteArray field(900'000, 'x');
        const Read result = read(field + ",b\nc\n");
        QVERIFY(!result.isBroken);
        QCOMPARE(result.records, QString::fromLatin1(field) + QStringLiteral("|b|/c|/"));
    }
};

QTEST_APPLESS_MAIN(TestCsvLines)
#include "test_csv_lines.moc"
