// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/index_csv.h"

#include <cmath>

using namespace cachescope::inspect;

class TestIndexCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesALineForAnEntry();
    void leavesOutWhatIsNoTime();
    void quotesWhatWouldSplit();
    void namesTheKindsOfKeys();
    void keepsZeroBytesFromReaders();
    void keepsSpreadsheetsFromRunningKeys_data();
    void keepsSpreadsheetsFromRunningKeys();
};

namespace {

Entry entryOf(const QString &key, KeyType type = KeyType::Text)
{
    Entry entry;
    entry.key = key;
    entry.keyType = type;
    entry.lastAccessed = 1769011920.5;
    entry.createdAt = 1769011920.25;
    return entry;
}

QByteArray lineOf(const Entry &entry)
{
    return indexCsvLine(QStringLiteral("f.bin"), entry, 12, QStringLiteral("text/plain"));
}

/// As the header says that a key is had back.
QString original(const QString &safe)
{
    QString text;
    bool atStart = true;
    for (const QChar c : safe) {
        if (!atStart || c != u'\'')
            text += c;
        atStart = QStringView(u"\t\r\n;").contains(c);
    }
    return text;
}

} // namespace

void TestIndexCsv::writesALineForAnEntry()
{
    QCOMPARE(indexCsvHeader(),
             QByteArray("file,key,keyType,sizeBytes,type,lastAccessed,createdAt,pinned\r\n"));
    Entry entry = entryOf(QStringLiteral("naïve key"));
    entry.pinned = true;
    QCOMPARE(lineOf(entry),
             QByteArray("f.bin,naïve key,text,12,text/plain,1769011920.5,1769011920.25,true\r\n"));
}

void TestIndexCsv::leavesOutWhatIsNoTime()
{
    Entry entry = entryOf(QStringLiteral("k"));
    entry.lastAccessed = std::nan("");
    entry.createdAt.reset();
    QCOMPARE(lineOf(entry), QByteArray("f.bin,k,text,12,text/plain,,,false\r\n"));
}

void TestIndexCsv::quotesWhatWouldSplit()
{
    QVERIFY(lineOf(entryOf(QStringLiteral("a,b"))).contains(",\"a,b\",text,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("a\"b"))).contains(",\"a\"\"b\",text,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("a\nb"))).contains(",\"a\nb\",text,"));
    QVERIFY(lineOf(entryOf(QStringLiteral(" a"))).contains(",\" a\",text,"));
}

void TestIndexCsv::namesTheKindsOfKeys()
{
    QVERIFY(lineOf(entryOf(QStringLiteral("x'00ff'"), KeyType::Blob)).contains(",x'00ff',blob,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("12"), KeyType::Integer)).contains(",12,integer,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("1.5"), KeyType::Real)).contains(",1.5,real,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("NULL"), KeyType::Null)).contains(",NULL,null,"));
    QVERIFY(lineOf(entryOf(QStringLiteral("\\xff"), KeyType::InvalidText)).contains(",\\xff,invalid-text,"));
}

void TestIndexCsv::keepsZeroBytesFromReaders()
{
    const QString key = QStringLiteral("a") + QChar::Null + QStringLiteral("é");
    QVERIFY(lineOf(entryOf(key)).contains(",x'6100c3a9',text-hex,"));
}

void TestIndexCsv::keepsSpreadsheetsFromRunningKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << QStringLiteral("key:1") << QStringLiteral("key:1");
    QTest::newRow("formula") << QStringLiteral("=cmd()") << QStringLiteral("'=cmd()");
    QTest::newRow("plus") << QStringLiteral("+1") << QStringLiteral("'+1");
    QTest::newRow("minus") << QStringLiteral("-rf") << QStringLiteral("'-rf");
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QStringLiteral("'@SUM(A1)");
    QTest::newRow("wide") << QStringLiteral("＝1") << QStringLiteral("'＝1");
    QTest::newRow("apostrophe") << QStringLiteral("'=1") << QStringLiteral("''=1");
    QTest::newRow("inside") << QStringLiteral("a=b") << QStringLiteral("a=b");
    QTest::newRow("behind a tab") << QStringLiteral("\t=1") << QStringLiteral("\t'=1");
    QTest::newRow("next line") << QStringLiteral("a\r\n=1") << QStringLiteral("a\r\n'=1");
    QTest::newRow("next cell") << QStringLiteral("a;=1;'b;c") << QStringLiteral("a;'=1;''b;c");
    QTest::newRow("quoted") << QStringLiteral("a;\"=1\"") << QStringLiteral("a;'\"=1\"");
}

void TestIndexCsv::keepsSpreadsheetsFromRunningKeys()
{
    QFETCH(QString, key);
    QTEST(withoutFormulas(key), "safe");
    QCOMPARE(original(withoutFormulas(key)), key);
}

QTEST_GUILESS_MAIN(TestIndexCsv)
#include "test_index_csv.moc"
