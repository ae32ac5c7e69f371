// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/scan.h"
#include "core/inspect/scan/type_scan.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace cachescope;
using namespace cachescope::inspect;

class TestTypeScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheTypeOfEveryEntry();
    void countsByGroup();
    void estimatesFromASample();
    void isNeverSureOfASample();
    void readsAllOfASmallFile();
    void endsWhenCancelled();
    void waitsWhilePaused();
    void takesUnreadableValuesAsUnknown();
    void takesNoErrorForAnUnknownValue();

private:
    QTemporaryDir m_directory;
    QString m_path;
    std::optional<CacheFile> m_file;
    EntryIndex m_index;
};

/// 8,000 entries: three of four are JSON of 100 bytes, the others PDF of 300.
void TestTypeScan::initTestCase()
{
    m_path = m_directory.filePath(QStringLiteral("types.db"));
    test::createProductionTable(m_path);
    test::runSql(m_path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8000)"
                         "INSERT INTO cache SELECT 'key ' || i,"
                         " CASE WHEN i % 4 THEN CAST(printf('{\"a\": \"%090d\"}', i) AS BLOB)"
                         " ELSE CAST('%PDF-1.4' || printf('%0292d', i) AS BLOB) END, 100, i, i, 0 FROM n");
    m_file = test::opened(m_path);
    auto scan = scanEntries(*m_file, ScanOptions());
    QVERIFY(scan);
    m_index = std::move(scan->index);
}

void TestTypeScan::findsTheTypeOfEveryEntry()
{
    double last = 0.0;
    const auto types = scanTypes(*m_file, m_index, TypeScanOptions(), [&last](double part) { last = part; });
    QVERIFY(types);
    QCOMPARE(types->size(), m_index.size());
    for (std::size_t i = 0; i < types->size(); ++i)
        QCOMPARE(types->at(i), m_index.rowid(i) % 4 != 0 ? ContentType::Json : ContentType::Pdf);
    QCOMPARE(last, 1.0);
}

void TestTypeScan::countsByGroup()
{
    const auto types = scanTypes(*m_file, m_index, TypeScanOptions());
    QVERIFY(types);
    const TypeShares shares = countTypes(m_index, *types);
    QVERIFY(shares.exact);
    QCOMPARE(shares.shares.size(), std::size_t{2});
    const NamedTotal &json = *std::ranges::find(shares.shares, QStringLiteral("json"), &NamedTotal::name);
    QCOMPARE(json.entries, 6000);
    const NamedTotal &pdf = *std::ranges::find(shares.shares, QStringLiteral("pdf"), &NamedTotal::name);
    QCOMPARE(pdf.entries, 2000);
    QCOMPARE(pdf.bytes, 2000 * 300);
}

void TestTypeScan::estimatesFromASample()
{
    int within = 0;
    for (quint32 seed = 0; seed < 100; ++seed) {
        const auto shares = sampleTypes(*m_file, m_index, 400, seed);
        QVERIFY(shares);
        QVERIFY(!shares->exact);
        QCOMPARE(shares->sampled, 400);
        QVERIFY(shares->errorShare > 0.03 && shares->errorShare < 0.06);
        const NamedTotal &json =
            *std::ranges::find(shares->shares, QStringLiteral("json"), &NamedTotal::name);
        within += std::abs(static_cast<double>(json.entries) / 8000 - 0.75) <= shares->errorShare ? 1 : 0;
    }
    QVERIFY2(within >= 90, qPrintable(QString::number(within))); // 95 of 100 are to be expected
}

void TestTypeScan::isNeverSureOfASample()
{
    EntryIndex json;
    for (std::size_t i = 0; i < m_index.size(); ++i) {
        if (m_index.rowid(i) % 4 != 0)
            json.append(m_index.row(i));
    }
    const auto shares = sampleTypes(*m_file, json, 400, 1);
    QVERIFY(shares);
    QCOMPARE(shares->shares.size(), std::size_t{1});
    QVERIFY(!shares->exact);
    QVERIFY(shares->errorShare > 0.005 && shares->errorShare < 0.02); // the rule of three: 3 ÷ 400
}

void TestTypeScan::readsAllOfASmallFile()
{
    const auto shares = sampleTypes(*m_file, m_index, 8000, 1);
    QVERIFY(shares);
    QVERIFY(shares->exact);
    QCOMPARE(shares->errorShare, 0.0);
    const auto none = sampleTypes(*m_file, EntryIndex(), 100, 1);
    QVERIFY(none);
    QVERIFY(none->exact);
    QVERIFY(none->shares.empty());
}

void TestTypeScan::endsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    const auto types = scanTypes(*m_file, m_index, TypeScanOptions(), {}, &cancelled);
    QVERIFY(!types);
    QCOMPARE(types.error().code, ErrorCode::Cancelled);
    QCOMPARE(sampleTypes(*m_file, m_index, 10, 1, &cancelled).error().code, ErrorCode::Cancelled);
}

void TestTypeScan::waitsWhilePaused()
{
    const std::atomic<bool> paused{true};
    std::atomic<bool> cancelled{false};
    const std::jthread cancel([&cancelled] {
        std::this_thread::yield();
        cancelled = true;
    });
    const auto shares = sampleTypes(*m_file, m_index, 4000, 1, &cancelled, &paused);
    QVERIFY(!shares);
    QCOMPARE(shares.error().code, ErrorCode::Cancelled);
}

void TestTypeScan::takesNoErrorForAnUnknownValue()
{
    sqlite::ConnectionOptions options;
    options.fileName = m_path;
    options.readOnly = true;
    options.busyTimeout = std::chrono::milliseconds(0);
    const auto connection = sqlite::Connection::open(options);
    QVERIFY(connection);
    ValueHeadReader heads((*connection)->handle(), m_file->info().format);
    QVERIFY(!heads.tryRead(1)->isEmpty());
    heads.release();
    sqlite3 *writer = nullptr;
    sqlite3_open(m_path.toUtf8().constData(), &writer);
    QCOMPARE(sqlite3_exec(writer, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto locked = heads.tryRead(1);
    QVERIFY(!locked);
    QCOMPARE(locked.error().code, ErrorCode::Busy);
    QCOMPARE(heads.isWhole(1).error().code, ErrorCode::Busy);
    QVERIFY(heads.read(1).isEmpty());
    sqlite3_close(writer);
    QVERIFY(heads.tryRead(99'999)->isEmpty()); // not in the file
}

void TestTypeScan::takesUnreadableValuesAsUnknown()
{
    EntryIndex index;
    index.append(test::row(1, 100, 1.0));
    index.append(test::row(99'999, 100, 1.0)); // not in the file
    const auto types = scanTypes(*m_file, index, TypeScanOptions());
    QVERIFY(types);
    QCOMPARE(types->at(0), ContentType::Json);
    QCOMPARE(types->at(1), ContentType::Unknown);
}

QTEST_GUILESS_MAIN(TestTypeScan)
#include "test_type_scan.moc"
