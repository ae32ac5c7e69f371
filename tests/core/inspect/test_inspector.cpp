// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensThenScansByItself();
    void saysWhyAFileDoesNotOpen();
    void staysClosedWhenClosedWhileOpening();
    void answersTheLastViewOnly();
    void answersAViewBySizeWhateverTheScanDoes();
    void answersEntriesWhileAScanRuns();
    void dropsARequest();
    void answersNothingForAFileThatWasClosed();
    void refusesQuestionsWithoutAFile();
    void endsAScanAtRequest();
    void scansAgain();
    void changesFiles();
    void mayBeClosedByWhoeverHearsOfTheOpening();
    void endsWithWorkUnderWay();

private:
    QTemporaryDir m_directory;
    QString m_large; // its scan takes long enough to be met while it runs
    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
};

void TestInspector::initTestCase()
{
    m_large = m_directory.filePath(QStringLiteral("large.db"));
    test::createProductionTable(m_large);
    test::runSql(m_large,
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                 "INSERT INTO cache SELECT 'key ' || i, zeroblob(i % 1000), i % 1000, i, i, 0 FROM n");
}

void TestInspector::opensThenScansByItself()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_audio);
    QVERIFY(!inspector.isOpen());
    QVERIFY(finished.wait());
    QCOMPARE(opened.count(), 1);
    QVERIFY(inspector.isOpen());
    QCOMPARE(inspector.info().entries, 113);
    QCOMPARE(inspector.summary()->dataBytes, 871'696);
}

void TestInspector::saysWhyAFileDoesNotOpen()
{
    Inspector inspector;
    QSignalSpy failed(&inspector, &Inspector::openFailed);
    const QString path = test::dataFile(QStringLiteral("extraction-truncated.db"));
    inspector.open(path);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).toString(), path);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::Truncated);
    QVERIFY(!inspector.isOpen());
}

void TestInspector::staysClosedWhenClosedWhileOpening()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy failed(&inspector, &Inspector::openFailed);
    inspector.open(m_audio);
    inspector.close();
    inspector.open(QStringLiteral("/nowhere"));
    QVERIFY(failed.wait());
    QCOMPARE(opened.count(), 0);
    QVERIFY(!inspector.isOpen());
}

void TestInspector::answersTheLastViewOnly()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    inspector.open(m_audio);
    QVERIFY(opened.wait());
    const quint64 first = inspector.requestView(EntryQuery());
    const quint64 last = inspector.requestView(EntryQuery{EntrySort::Key, false, {}, 7});
    QVERIFY(first != last);
    QVERIFY(ready.wait());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(ready.first().at(0).toULongLong(), last);
    QCOMPARE(ready.first().at(1).value<EntryView>()->size(), std::size_t{7});
}

void TestInspector::answersAViewBySizeWhateverTheScanDoes()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    const EntryQuery query{EntrySort::Size, true, {}, 50};
    inspector.requestView(query); // waits for the scan
    QVERIFY(ready.wait());
    inspector.rescan();
    inspector.requestView(query);
    inspector.cancelScan(); // so this one is answered without
    QVERIFY(ready.wait());
    QVERIFY(ready.count() == 2);
    QCOMPARE(*ready.at(1).at(1).value<EntryView>(), *ready.at(0).at(1).value<EntryView>());
    QCOMPARE(ready.at(0).at(1).value<EntryView>()->front() % 1000, 999);
}

void TestInspector::answersEntriesWhileAScanRuns()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::entriesReady);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    const quint64 token = inspector.requestEntries({5, 3});
    QVERIFY(ready.wait());
    QCOMPARE(ready.first().at(0).toULongLong(), token);
    const auto entries = ready.first().at(1).value<std::vector<Entry>>();
    QCOMPARE(entries.size(), std::size_t{2});
    QCOMPARE(entries.front().key, QStringLiteral("key 5"));
}

void TestInspector::dropsARequest()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::entriesReady);
    inspector.open(m_audio);
    QVERIFY(opened.wait());
    const quint64 dropped = inspector.requestEntries({1});
    inspector.dropRequest(dropped);
    const quint64 kept = inspector.requestEntries({2});
    QVERIFY(ready.wait());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(ready.first().at(0).toULongLong(), kept);
}

void TestInspector::answersNothingForAFileThatWasClosed()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy closed(&inspector, &Inspector::closed);
    QSignalSpy entries(&inspector, &Inspector::entriesReady);
    QSignalSpy views(&inspector, &Inspector::viewReady);
    QSignalSpy scans(&inspector, &Inspector::scanFinished);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    inspector.requestEntries({1});
    inspector.requestView(EntryQuery());
    inspector.close();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!inspector.summary());
    inspector.open(m_audio);
    QVERIFY(scans.wait());
    QCOMPARE(scans.count(), 1);
    QCOMPARE(scans.first().at(0).value<SummaryPtr>()->entries, 113);
    QCOMPARE(entries.count() + views.count(), 0);
}

void TestInspector::refusesQuestionsWithoutAFile()
{
    Inspector inspector;
    QSignalSpy viewFailed(&inspector, &Inspector::viewFailed);
    QSignalSpy entriesFailed(&inspector, &Inspector::entriesFailed);
    inspector.requestView(EntryQuery());
    inspector.requestEntries({1});
    QTRY_COMPARE(viewFailed.count() + entriesFailed.count(), 2);
    QCOMPARE(viewFailed.first().at(1).value<Error>().code, ErrorCode::Closed);
}

void TestInspector::endsAScanAtRequest()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy failed(&inspector, &Inspector::scanFailed);
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    inspector.cancelScan();
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).value<Error>().code, ErrorCode::Cancelled);
    QCOMPARE(finished.count(), 0);
    QVERIFY(!inspector.summary());
    inspector.cancelScan(); // none runs
    inspector.rescan();
    QVERIFY(finished.wait());
    QCOMPARE(failed.count(), 1);
}

void TestInspector::scansAgain()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy failed(&inspector, &Inspector::scanFailed);
    QSignalSpy progressed(&inspector, &Inspector::scanProgressed);
    inspector.open(m_large);
    QVERIFY(finished.wait());
    inspector.rescan();
    inspector.rescan(); // replaces the one before, which is neither finished nor failed
    QVERIFY(finished.wait());
    QCOMPARE(finished.count(), 2);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(progressed.last().at(0).toDouble(), 1.0);
    QCOMPARE(inspector.summary()->entries, 50'000);
}

void TestInspector::changesFiles()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::entriesReady);
    QSignalSpy closed(&inspector, &Inspector::closed);
    for (const QString &path : {m_large, m_audio, m_large}) {
        inspector.open(path);
        QVERIFY(opened.wait());
        inspector.requestEntries({2});
        QVERIFY(ready.wait());
        const auto entries = ready.last().at(1).value<std::vector<Entry>>();
        QCOMPARE(entries.front().key == QStringLiteral("key 2"), path == m_large);
    }
    QCOMPARE(closed.count(), 2);
}

void TestInspector::endsWithWorkUnderWay()
{
    std::vector<qint64> all(50'000);
    std::iota(all.begin(), all.end(), 1);
    for (int i = 0; i < 5; ++i) {
        Inspector inspector;
        QSignalSpy opened(&inspector, &Inspector::opened);
        inspector.open(m_large);
        QVERIFY(opened.wait());
        inspector.requestView(EntryQuery());
        inspector.requestEntries(all);
        inspector.requestEntries({1});
    }
}

void TestInspector::mayBeClosedByWhoeverHearsOfTheOpening()
{
    Inspector inspector;
    QString second;
    connect(&inspector, &Inspector::opened, &inspector, &Inspector::close);
    connect(&inspector, &Inspector::opened, &inspector,
            [&second](const CacheFileInfo &info) { second = info.path; });
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(m_audio);
    QVERIFY(opened.wait());
    QVERIFY(!inspector.isOpen());
    QCOMPARE(second, m_audio);
}

QTEST_GUILESS_MAIN(TestInspector)
#include "test_inspector.moc"
