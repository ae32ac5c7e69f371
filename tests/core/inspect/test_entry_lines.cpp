// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace cachescope::inspect;

class TestEntryLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCsv();
    void writesOneJsonArray();
    void writesAnEmptyJsonArray();
    void writesAnObjectALine();
    void givesProgramsKeysUnchanged();
    void keepsSpreadsheetsFromRunningKeys();
    void escapesWhatATerminalObeys();
};

namespace {

Entry entryOf(const QString &key)
{
    Entry entry;
    entry.rowid = 7;
    entry.key = key;
    entry.sizeBytes = 12;
    entry.type = ContentType::Json;
    entry.lastAccessed = 1769011920.5;
    entry.createdAt = 1769011920.25;
    return entry;
}

QByteArray lineOf(const Entry &entry, LineReader reader)
{
    return EntryLines(LineFormat::Csv, reader).line(entry);
}

} // namespace

void TestEntryLines::writesCsv()
{
    EntryLines lines(LineFormat::Csv);
    QCOMPARE(lines.begin(), QByteArray("key,type,sizeBytes,lastAccessed,createdAt,pinned,rowid,"
                                       "lastAccessedLiteral,createdLiteral,keyType\n"));
    QCOMPARE(lines.line(entryOf(QStringLiteral("a,b"))),
             QByteArray("\"a,b\",application/json,12,1769011920.5,1769011920.25,false,7,,,\n"));
    Entry other = entryOf(QStringLiteral("x'00'"));
    other.keyType = KeyType::Blob;
    other.pinned = true;
    other.lastAccessed = std::nan("");
    other.lastAccessedLiteral = QStringLiteral("'yesterday'");
    other.createdAt.reset();
    QCOMPARE(lines.line(other), QByteArray("x'00',application/json,12,,,true,7,'yesterday',,blob\n"));
    QCOMPARE(lines.end(), QByteArray());
}

void TestEntryLines::writesOneJsonArray()
{
    EntryLines lines(LineFormat::Json);
    QByteArray text = lines.begin();
    for (const char *key : {"a", "<b>\n\"b\"", "c"})
        text += lines.line(entryOf(QString::fromLatin1(key)));
    const QJsonArray array = QJsonDocument::fromJson(text + lines.end()).array();
    QCOMPARE(array.size(), 3);
    QCOMPARE(array[1].toObject()[QStringLiteral("key")].toString(), QStringLiteral("<b>\n\"b\""));
    QCOMPARE(array[2].toObject()[QStringLiteral("createdAt")].toDouble(), 1769011920.25);
    QVERIFY(!array[0].toObject().contains(QStringLiteral("keyType")));
}

void TestEntryLines::writesAnEmptyJsonArray()
{
    EntryLines lines(LineFormat::Json);
    QVERIFY(QJsonDocument::fromJson(lines.begin() + lines.end()).isArray());
}

void TestEntryLines::writesAnObjectALine()
{
    EntryLines lines(LineFormat::JsonLines);
    const QByteArray line = lines.line(entryOf(QStringLiteral("a\nb")));
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(QJsonDocument::fromJson(line).isObject());
    QVERIFY(lines.begin().isEmpty() && lines.end().isEmpty());
}

void TestEntryLines::givesProgramsKeysUnchanged()
{
    QVERIFY(lineOf(entryOf(QStringLiteral("=1+1")), LineReader::Program).startsWith("=1+1,"));
}

void TestEntryLines::keepsSpreadsheetsFromRunningKeys()
{
    Entry entry = entryOf(QStringLiteral("=1+1"));
    entry.createdLiteral = QStringLiteral("'=cmd");
    QVERIFY(lineOf(entry, LineReader::Spreadsheet).startsWith("'=1+1,"));
    QVERIFY(lineOf(entry, LineReader::Spreadsheet).contains(",''=cmd,"));
    const Entry zero = entryOf(QStringLiteral("a") + QChar::Null);
    QVERIFY(lineOf(zero, LineReader::Spreadsheet).startsWith("x'6100',"));
    QVERIFY(lineOf(zero, LineReader::Spreadsheet).endsWith(",text-hex\n"));
}

void TestEntryLines::escapesWhatATerminalObeys()
{
    EntryLines lines(LineFormat::JsonLines);
    const QByteArray line = lines.line(entryOf(QStringLiteral("\u001b[2J\u202egpj\u009b")));
    QVERIFY(line.contains("\\u001b") && line.contains("\\u202e") && line.contains("\\u009b"));
}

QTEST_GUILESS_MAIN(TestEntryLines)
#include "test_entry_lines.moc"
