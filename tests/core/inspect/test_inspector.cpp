// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "core/inspect/inspector_limits.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QScopeGuard>

#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

/// Opening, scanning and closing.
class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensThenScansByItself();
    void saysWhyAFileDoesNotOpen();
    void staysClosedWhenClosedWhileOpening();
    void answersNothingForAFileThatWasClosed();
    void refusesQuestionsWithoutAFile();
    void endsAScanAtRequest();
    void pausesAScan();
    void startsNoScanPaused();
    void scansNoMoreThanMemoryAllows();
    void scansAgain();
    void findsTypesAfterTheScan();
    void changesFiles();
    void keepsTheFileWhenAnotherDoesNotOpen();
    void opensTheLastThatWasAskedFor();
    void opensTheSameFileAgain();
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
    test::createLargeTable(m_large);
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

void TestInspector::keepsTheFileWhenAnotherDoesNotOpen()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_audio);
    QVERIFY(finished.wait());
    QSignalSpy failed(&inspector, &Inspector::openFailed);
    QSignalSpy closed(&inspector, &Inspector::closed);
    inspector.open(test::dataFile(QStringLiteral("extraction-truncated.db")));
    QVERIFY(failed.wait());
    QCOMPARE(closed.count(), 0);
    QCOMPARE(inspector.info().path, m_audio);
    QCOMPARE(inspector.summary()->dataBytes, 871'696);
}

void TestInspector::opensTheLastThatWasAskedFor()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(m_audio);
    QVERIFY(finished.wait());
    inspector.open(m_large);
    inspector.open(test::dataFile(QStringLiteral("document.db")));
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(inspector.info().path, test::dataFile(QStringLiteral("document.db")));
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

void TestInspector::pausesAScan()
{
    Inspector inspector;
    connect(&inspector, &Inspector::opened, &inspector, [&inspector] { inspector.setScanPaused(true); });
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy entries(&inspector, &Inspector::entriesReady);
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    QVERIFY(inspector.isScanPaused());
    for (int i = 0; i < 20; ++i) { // other questions are answered meanwhile
        inspector.requestEntries({1 + i});
        QVERIFY(entries.wait());
    }
    QCOMPARE(finished.count(), 0);
    inspector.setScanPaused(false);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.summary()->entries, 50'000);
}

void TestInspector::startsNoScanPaused()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy failed(&inspector, &Inspector::scanFailed);
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    connect(&inspector, &Inspector::opened, &inspector, [&inspector] { inspector.setScanPaused(true); });
    inspector.open(m_large);
    QVERIFY(opened.wait());
    inspector.cancelScan();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!inspector.isScanPaused());
    inspector.setScanPaused(true);
    inspector.rescan();
    QVERIFY(!inspector.isScanPaused());
    QTRY_COMPARE(finished.count(), 1);
}

void TestInspector::scansNoMoreThanMemoryAllows()
{
    Inspector inspector;
    InspectorLimits limits;
    limits.readers = 1;
    limits.indexBytes = 112 * kIndexBytesPerEntry; // and the file has 113
    const auto restore = qScopeGuard([] { setInspectorLimits({}); });
    setInspectorLimits(limits);
    QSignalSpy failed(&inspector, &Inspector::scanFailed);
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(m_audio);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().at(0).value<Error>().code, ErrorCode::TooLarge);
    QVERIFY(inspector.isOpen());
    limits.indexBytes += kIndexBytesPerEntry;
    setInspectorLimits(limits);
    inspector.rescan();
    QVERIFY(finished.wait());
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

void TestInspector::findsTypesAfterTheScan()
{
    Inspector inspector;
    QSignalSpy found(&inspector, &Inspector::typesFound);
    inspector.open(m_large);
    QTRY_VERIFY(!found.isEmpty());
    const auto first = found.first().at(0).value<TypeSharesPtr>();
    QVERIFY(!first->exact);
    QCOMPARE(first->sampled, 2000);
    QTRY_COMPARE(found.count(), 2);
    QVERIFY(inspector.types()->exact);
    qint64 entries = 0;
    for (const NamedTotal &share : inspector.types()->shares) {
        entries += share.entries;
        QVERIFY(share.name == QLatin1String("unknown") ? share.entries == 49'950 : share.entries == 50);
    }
    QCOMPARE(entries, 50'000);
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

void TestInspector::opensTheSameFileAgain()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(m_audio);
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(finished.count(), i + 1);
        inspector.open(inspector.info().path); // which is gone with the file
    }
    QTRY_COMPARE(opened.count(), 4);
    QCOMPARE(inspector.info().path, m_audio);
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

QTEST_GUILESS_MAIN(TestInspector)
#include "test_inspector.moc"
