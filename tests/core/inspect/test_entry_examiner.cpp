// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/entry_examiner.h"
#include "core/inspect/details/value_hasher.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::inspect;

/// What is found out about one entry: facts, and the hash of its value.
class TestEntryExaminer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsThePlaceInTheOrderOfEviction();
    void tellsOfEntriesThatAreNeverEvicted();
    void tellsNoTurnOfTextInOtherTables();
    void tellsNoPlaceBeforeTheScan();
    void findsSiblings_data();
    void findsSiblings();
    void findsNoSiblingsAmongManyKeys();
    void examinesThoughTheIndexOfKeysIsDamaged();
    void answersTheLastQuestionOnly();
    void saysThatAnEntryIsGone();
    void hashesAValue();
    void hashesALargeValueInPieces();
    void stopsHashing();
    void saysWhyThereIsNoHash();

private:
    void open(const QByteArray &rows);
    void scan();
    EntryFacts examine(qint64 rowid);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Inspector> m_inspector;
    QString m_path;
};

void TestEntryExaminer::init()
{
    m_inspector = std::make_unique<Inspector>();
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("cache.db"));
    test::createProductionTable(m_path);
}

/// With rows of (key, data, last_accessed, pinned), and scanned.
void TestEntryExaminer::open(const QByteArray &rows)
{
    test::runSql(m_path, "INSERT INTO cache SELECT column1, column2, length(column2), 1.5, column3, column4 "
                         "FROM (VALUES " +
                             rows + ")");
    scan();
}

void TestEntryExaminer::scan()
{
    QSignalSpy finished(m_inspector.get(), &Inspector::scanFinished);
    m_inspector->open(m_path);
    QTRY_COMPARE(finished.count(), 1);
}

EntryFacts TestEntryExaminer::examine(qint64 rowid)
{
    EntryExaminer examiner(*m_inspector);
    QSignalSpy examined(&examiner, &EntryExaminer::examined);
    examiner.examine(rowid);
    return examined.wait() ? examined.first().first().value<EntryFacts>() : EntryFacts();
}

void TestEntryExaminer::tellsThePlaceInTheOrderOfEviction()
{
    open("('a', zeroblob(10), 5.0, 0), ('b', zeroblob(20), 3.0, 0), ('c', zeroblob(40), 4.0, 1),"
         "('d', zeroblob(80), 6.0, 0)");
    const EntryFacts facts = examine(1);
    QCOMPARE(facts.rowid, 1);
    QCOMPARE(facts.fields.size(), std::size_t{6});
    QCOMPARE(facts.fields[4].literal, QStringLiteral("5.0"));
    QCOMPARE(facts.eviction->turn, EvictionTurn::InOrder);
    QCOMPARE(facts.eviction->entriesBefore, 1);
    QCOMPARE(facts.eviction->bytesBefore, 20);
    QCOMPARE(facts.eviction->entries, 3);
    QCOMPARE(facts.readBefore->key, QStringLiteral("c"));
    QCOMPARE(facts.readBefore->lastAccessed, 4.0);
    QCOMPARE(facts.readAfter->key, QStringLiteral("d"));
    QVERIFY(!examine(4).readAfter);
    QVERIFY(!examine(2).readBefore);
}

void TestEntryExaminer::tellsOfEntriesThatAreNeverEvicted()
{
    test::runSql(m_path, "DROP TABLE cache; CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER,"
                         " created_at REAL, last_accessed REAL, pinned INTEGER);"
                         "CREATE INDEX i ON cache(last_accessed)");
    open("('pinned', x'00', 5.0, 1), ('null', x'00', NULL, 0), ('text', x'00', 'yesterday', 0),"
         "('other', x'00', 1.0, 0)");
    QCOMPARE(examine(1).eviction->turn, EvictionTurn::Pinned);
    QCOMPARE(examine(2).eviction->turn, EvictionTurn::NoTime);
    QCOMPARE(examine(3).eviction->turn, EvictionTurn::Last);
    QCOMPARE(examine(3).eviction->entries, 1);
}

/// As a forecast does: other tables are none that the cache evicts from.
void TestEntryExaminer::tellsNoTurnOfTextInOtherTables()
{
    test::runSql(m_path,
                 "DROP TABLE cache; CREATE TABLE blobs(name TEXT PRIMARY KEY, body BLOB, used TEXT);"
                 "CREATE INDEX i ON blobs(used);"
                 "INSERT INTO blobs VALUES('a', x'00', 'yesterday'), ('b', x'00', '2026-01-01 10:00')");
    OpenOptions options;
    options.mapping.table = QStringLiteral("blobs");
    options.mapping.key = QStringLiteral("name");
    options.mapping.value = QStringLiteral("body");
    options.mapping.accessed = QStringLiteral("used");
    QSignalSpy finished(m_inspector.get(), &Inspector::scanFinished);
    m_inspector->open(m_path, options);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(examine(1).eviction->turn, EvictionTurn::NoTime);
    QCOMPARE(examine(2).eviction->turn, EvictionTurn::InOrder);
}

void TestEntryExaminer::tellsNoPlaceBeforeTheScan()
{
    test::addRow(m_path, QStringLiteral("a"), 10, 5.0);
    connect(m_inspector.get(), &Inspector::opened, m_inspector.get(),
            [this] { m_inspector->setScanPaused(true); });
    QSignalSpy opened(m_inspector.get(), &Inspector::opened);
    m_inspector->open(m_path);
    QVERIFY(opened.wait());
    m_inspector->cancelScan();
    if (m_inspector->index())
        QSKIP("The scan was faster.");
    const EntryFacts facts = examine(1);
    QVERIFY(!facts.eviction);
    QVERIFY(!facts.readBefore);
    QCOMPARE(facts.fields.size(), std::size_t{6});
}

void TestEntryExaminer::findsSiblings_data()
{
    QTest::addColumn<int>("rowid");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("of the base") << 1 << QStringList{QStringLiteral("a:ts"), QStringLiteral("a:x:y")};
    QTest::newRow("of a part") << 2 << QStringList{QStringLiteral("a"), QStringLiteral("a:x:y")};
    QTest::newRow("of a part of a part") << 3 << QStringList{};
    QTest::newRow("of none") << 4 << QStringList{};
    QTest::newRow("of a colon") << 6 << QStringList{};
}

void TestEntryExaminer::findsSiblings()
{
    QFETCH(int, rowid);
    QFETCH(QStringList, keys);
    open("('a', x'00', 1.0, 0), ('a:ts', '{}', 2.0, 0), ('a:x:y', x'00', 3.0, 0), ('ab', x'00', 4.0, 0),"
         "('b:%', x'00', 5.0, 0), (':', x'00', 6.0, 0)");
    const EntryFacts facts = examine(rowid);
    QStringList found;
    for (const Entry &sibling : facts.siblings)
        found << sibling.key;
    QCOMPARE(found, keys);
    QVERIFY(!facts.tooManySiblings);
}

void TestEntryExaminer::findsNoSiblingsAmongManyKeys()
{
    test::runSql(m_path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
                         "INSERT INTO cache SELECT 'tts:' || i, x'00', 1, i, i, 0 FROM n");
    open("('tts:7:ts', '[]', 1.0, 0)");
    const EntryFacts facts = examine(7);
    QVERIFY(facts.tooManySiblings);
    QCOMPARE(facts.siblingBase, QStringLiteral("tts"));
    QCOMPARE(facts.siblings.size(), std::size_t{1});
    QCOMPARE(facts.siblings.front().key, QStringLiteral("tts:7:ts"));
}

void TestEntryExaminer::examinesThoughTheIndexOfKeysIsDamaged()
{
    test::runSql(m_path,
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                 "INSERT INTO cache SELECT 'a long key to fill some pages ' || i, x'00', 1, i, i, 0 FROM n");
    test::breakIndex(m_path, "sqlite_autoindex_cache_1");
    scan();
    const EntryFacts facts = examine(7);
    QCOMPARE(facts.fields.size(), std::size_t{6});
    QVERIFY(facts.siblings.empty());
}

void TestEntryExaminer::answersTheLastQuestionOnly()
{
    open("('a', x'00', 1.0, 0), ('b', x'00', 2.0, 0)");
    EntryExaminer examiner(*m_inspector);
    QSignalSpy examined(&examiner, &EntryExaminer::examined);
    examiner.examine(1);
    examiner.examine(2);
    QVERIFY(examined.wait());
    QCOMPARE(examined.count(), 1);
    QCOMPARE(examined.first().first().value<EntryFacts>().rowid, 2);
    m_inspector->close();
    examiner.examine(1); // of no file
    QVERIFY(!examiner.isAsked());
}

void TestEntryExaminer::saysThatAnEntryIsGone()
{
    open("('a', x'00', 1.0, 0)");
    EntryExaminer examiner(*m_inspector);
    QSignalSpy failed(&examiner, &EntryExaminer::failed);
    examiner.examine(99);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).toLongLong(), 99);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::NotFound);
}

void TestEntryExaminer::hashesAValue()
{
    open("('a', 'text', 1.0, 0), ('b', x'', 2.0, 0), ('c', 12, 3.0, 0)");
    ValueHasher hasher(*m_inspector);
    QSignalSpy hashed(&hasher, &ValueHasher::hashed);
    for (const auto &[rowid, value] : {std::pair(1, "text"), std::pair(2, ""), std::pair(3, "12")}) {
        hashed.clear();
        hasher.hash(rowid);
        QVERIFY(hashed.wait());
        QCOMPARE(hashed.first().at(0).toInt(), rowid);
        QCOMPARE(hashed.first().at(1).toByteArray(),
                 QCryptographicHash::hash(QByteArray(value), QCryptographicHash::Sha256));
    }
}

void TestEntryExaminer::hashesALargeValueInPieces()
{
    constexpr qsizetype bytes = 5'000'001;
    open("('a', zeroblob(5000001), 1.0, 0)");
    ValueHasher hasher(*m_inspector);
    QSignalSpy hashed(&hasher, &ValueHasher::hashed);
    hasher.hash(1);
    QVERIFY(hashed.wait());
    QCOMPARE(hashed.first().at(1).toByteArray(),
             QCryptographicHash::hash(QByteArray(bytes, '\0'), QCryptographicHash::Sha256));
}

void TestEntryExaminer::stopsHashing()
{
    open("('a', zeroblob(5000001), 1.0, 0), ('b', x'00', 2.0, 0)");
    ValueHasher hasher(*m_inspector);
    QSignalSpy hashed(&hasher, &ValueHasher::hashed);
    hasher.hash(1);
    hasher.cancel();
    QVERIFY(!hasher.isAsked());
    hasher.hash(2);
    QVERIFY(hashed.wait());
    QCOMPARE(hashed.count(), 1);
    QCOMPARE(hashed.first().at(0).toInt(), 2);
}

void TestEntryExaminer::saysWhyThereIsNoHash()
{
    open("('a', x'00', 1.0, 0)");
    ValueHasher hasher(*m_inspector);
    QSignalSpy failed(&hasher, &ValueHasher::failed);
    hasher.hash(99);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestEntryExaminer)
#include "test_entry_examiner.moc"
