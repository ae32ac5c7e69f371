// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/entry_index.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <cmath>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

class TestEntryReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEntriesInTheOrderAsked();
    void leavesOutEntriesThatAreGone();
    void readsNoValueForAnEntry();
    void leavesOutTheCreationTimeOfLargeValues();
    void readsTimesWithoutAnyValueIfAskedTo();
    void leavesForASecondReadingWhatTakesLonger();
    void leavesAccessTimesWithoutAnIndexForASecondReading();
    void takesAccessTimesFromWhereTheyAreKnown();

private:
    QTemporaryDir m_directory;
};

void TestEntryReader::readsEntriesInTheOrderAsked()
{
    const QString path = m_directory.filePath(QStringLiteral("three.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("d_1"), 100, 40.0);
    test::addRow(path, QStringLiteral("a%1"), 5000, 10.0, true);
    test::addRow(path, QStringLiteral("c'1"), 60'000, 20.0);
    const CacheFile file = test::opened(path);
    const std::vector<qint64> rowids{3, 2, 3};
    const auto entries = readEntries(**file.connect(), file.info().format, rowids);
    QVERIFY(entries);
    QCOMPARE(entries->size(), std::size_t{3});
    const Entry &entry = entries->at(1);
    QCOMPARE(entry.rowid, 2);
    QCOMPARE(entry.key, QStringLiteral("a%1"));
    QCOMPARE(entry.sizeBytes, 5000);
    QCOMPARE(entry.lastAccessed, 10.0);
    QCOMPARE(entry.createdAt.value(), 10.0);
    QVERIFY(entry.pinned);
    QCOMPARE(entries->at(0).key, entries->at(2).key);
}

void TestEntryReader::leavesOutEntriesThatAreGone()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const std::vector<qint64> rowids{99'999, 1, -5};
    const auto entries = readEntries(**file.connect(), file.info().format, rowids);
    QCOMPARE(entries->size(), std::size_t{1});
    QCOMPARE(entries->front().rowid, 1);
}

void TestEntryReader::readsNoValueForAnEntry()
{
    const QString path = m_directory.filePath(QStringLiteral("large.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 20; ++i)
        test::addRow(path, QString::number(i), 3'000'000, 100.0 + i);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto rowids =
        selectRowids(**connection, file.info().format, EntryQuery{EntrySort::Size, true, {}, -1});
    const auto entries = readEntries(**connection, file.info().format, *rowids);
    QCOMPARE(entries->size(), std::size_t{20});
    // A value alone is 733 pages; rows, interior pages and indexes are a few dozen.
    QVERIFY2(pagesRead(**connection) < 80, qPrintable(QString::number(pagesRead(**connection))));
}

void TestEntryReader::leavesOutTheCreationTimeOfLargeValues()
{
    const QString path = m_directory.filePath(QStringLiteral("two.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("large"), 1'500'000, 123.5, true);
    test::addRow(path, QStringLiteral("small"), 250'000, 124.5);
    const CacheFile file = test::opened(path);
    const std::vector<qint64> rowids{1, 2};
    const auto entries = readEntries(**file.connect(), file.info().format, rowids);
    QVERIFY(!entries->at(0).createdAt);
    QCOMPARE(entries->at(0).lastAccessed, 123.5);
    QVERIFY(entries->at(0).pinned);
    QCOMPARE(entries->at(1).createdAt.value(), 124.5);
    QCOMPARE(entries->at(1).lastAccessed, 124.5);
}

void TestEntryReader::readsTimesWithoutAnyValueIfAskedTo()
{
    const QString path = m_directory.filePath(QStringLiteral("many.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 100; ++i)
        test::addRow(path, QString::number(i), i == 7 ? 3000 : 100'000, 100.0 + i);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto times = readAccessTimes(**connection, file.info().format);
    QVERIFY(times);
    QVERIFY(!times->find(0));
    EntryReadOptions options;
    options.walkBytes = 0;
    options.times = &*times;
    std::vector<qint64> rowids(100);
    std::iota(rowids.begin(), rowids.end(), 1);
    const auto entries = readEntries(**connection, file.info().format, rowids, options);
    QVERIFY(entries);
    for (int i = 0; i < 100; ++i) {
        const Entry &entry = entries->at(static_cast<std::size_t>(i));
        QCOMPARE(entry.lastAccessed, 100.0 + i);
        QCOMPARE(entry.createdAt.has_value(), i == 7); // alone on its page
    }
    // A page a row and the interior ones; the values are 25 pages each.
    QVERIFY2(pagesRead(**connection) < 150, qPrintable(QString::number(pagesRead(**connection))));
}

void TestEntryReader::leavesForASecondReadingWhatTakesLonger()
{
    const QString path = m_directory.filePath(QStringLiteral("brief.db"));
    test::createProductionTable(path);
    for (int i = 1; i <= 100; ++i)
        test::addRow(path, QString::number(i), i == 7 ? 3000 : 50'000, 100.0 + i);
    test::runSql(path, "UPDATE cache SET last_accessed = 'now' WHERE key = '99'");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    EntryReadOptions options;
    options.brief = true;
    std::vector<qint64> rowids(100);
    std::iota(rowids.begin(), rowids.end(), 1);
    const auto entries = readEntries(**connection, file.info().format, rowids, options);
    QVERIFY(entries);
    QCOMPARE(entries->size(), rowids.size());
    for (const Entry &entry : *entries) {
        QCOMPARE(entry.brief, entry.rowid != 7); // alone on its page
        QCOMPARE(entry.createdAt.has_value(), entry.rowid == 7);
        if (entry.rowid != 99)
            QCOMPARE(entry.lastAccessed, 100.0 + static_cast<double>(entry.rowid));
    }
    QCOMPARE(entries->at(98).lastAccessedLiteral, QStringLiteral("'now'"));
    QVERIFY2(pagesRead(**connection) < 250,
             qPrintable(QString::number(pagesRead(**connection)))); // 1300 in all
    options.brief = false;
    QVERIFY(readEntries(**connection, file.info().format, rowids, options)->at(0).createdAt.has_value());
}

void TestEntryReader::leavesAccessTimesWithoutAnIndexForASecondReading()
{
    const QString path = m_directory.filePath(QStringLiteral("brief without index.db"));
    test::createProductionTable(path);
    test::runSql(path, "DROP INDEX idx_cache_last_accessed");
    test::addRow(path, QStringLiteral("a"), 500'000, 123.5);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    EntryReadOptions options;
    options.brief = true;
    const std::vector<qint64> rowids{1};
    const auto brief = readEntries(**connection, file.info().format, rowids, options);
    QVERIFY(brief->front().brief);
    QVERIFY(std::isnan(brief->front().lastAccessed));
    options.brief = false;
    const auto complete = readEntries(**connection, file.info().format, rowids, options);
    QVERIFY(!complete->front().brief);
    QCOMPARE(complete->front().lastAccessed, 123.5);
}

void TestEntryReader::takesAccessTimesFromWhereTheyAreKnown()
{
    const QString path = m_directory.filePath(QStringLiteral("known.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("a"), 300'000, 123.5);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const std::vector<qint64> rowids{1};
    EntryIndex index;
    index.append(test::row(1, 300'000, 7.0, false));
    EntryReadOptions options;
    options.index = &index;
    QCOMPARE(readEntries(**connection, file.info().format, rowids, options)->front().lastAccessed, 7.0);
    const AccessTimes times({{2, 1.0}, {1, 8.0}});
    options = {};
    options.times = &times;
    QCOMPARE(readEntries(**connection, file.info().format, rowids, options)->front().lastAccessed, 8.0);
    QCOMPARE(readEntries(**connection, file.info().format, rowids)->front().lastAccessed, 123.5);
}

QTEST_GUILESS_MAIN(TestEntryReader)
#include "test_entry_reader.moc"
