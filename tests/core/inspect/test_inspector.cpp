// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <span>

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
    void givesTheFirstRowsBeforeTheRest();
    void findsEntriesInAView();
    void addsUpRowsOfAView();
    void answersEntriesWhileAScanRuns();
    void answersBrieflyFirst();
    void dropsARequest();
    void sortsByTypeOnceAllTypesAreKnown();
    void cancelsAView();
    void answersAViewThoughTheIndexOfKeysIsDamaged();
    void answersAViewFromTheIndexOnceItIsThere();
    void answersNothingForAFileThatWasClosed();
    void refusesQuestionsWithoutAFile();
    void endsAScanAtRequest();
    void pausesAScan();
    void startsNoScanPaused();
    void stopsFollowingAFileThatWasReplaced();
    void givesUpItsLocksBeforeItOpensALiveFileAgain();
    void scansAgain();
    void findsTypesAfterTheScan();
    void looksIntoCompressedValues();
    void tellsThatAFileWasChanged();
    void followsALiveFile();
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
    QCOMPARE(ready.first().at(1).value<EntryView>()->rowids.size(), std::size_t{7});
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
    QCOMPARE(ready.at(1).at(1).value<EntryView>()->rowids, ready.at(0).at(1).value<EntryView>()->rowids);
    QCOMPARE(ready.at(0).at(1).value<EntryView>()->rowids.front() % 1000, 999);
}

void TestInspector::givesTheFirstRowsBeforeTheRest()
{
    for (const bool scanned : {false, true}) {
        Inspector inspector;
        QSignalSpy opened(&inspector, &Inspector::opened);
        QSignalSpy finished(&inspector, &Inspector::scanFinished);
        QSignalSpy ready(&inspector, &Inspector::viewReady);
        inspector.open(m_large);
        QVERIFY(scanned ? finished.wait() : opened.wait());
        inspector.requestView(EntryQuery{EntrySort::Key, false, {}, -1});
        QTRY_COMPARE(ready.count(), 2);
        const auto first = ready.at(0).at(1).value<EntryView>();
        const auto all = ready.at(1).at(1).value<EntryView>();
        QVERIFY(!first->complete);
        QVERIFY(all->complete);
        QCOMPARE(first->rowids.size(), std::size_t{kFirstRows});
        QCOMPARE(all->rowids.size(), std::size_t{50'000});
        QVERIFY(std::ranges::equal(first->rowids, std::span(all->rowids).first(kFirstRows)));
    }
}

void TestInspector::findsEntriesInAView()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    inspector.open(m_large);
    QVERIFY(finished.wait());
    inspector.requestView(EntryQuery{EntrySort::RowId, false, {}, -1}, {40'000, -1, 1});
    QTRY_VERIFY(!ready.isEmpty() && ready.last().at(1).value<EntryView>()->complete);
    const auto view = ready.last().at(1).value<EntryView>();
    QCOMPARE(view->located, (std::vector<qint64>{39'999, -1, 0}));
    QCOMPARE(view->bytes.value(), inspector.summary()->dataBytes);
}

void TestInspector::addsUpRowsOfAView()
{
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy sums(&inspector, &Inspector::sumReady);
    inspector.open(m_large);
    QVERIFY(finished.wait());
    inspector.requestView(EntryQuery{EntrySort::Size, true, {}, 100});
    QVERIFY(ready.wait());
    const auto view = ready.last().at(1).value<EntryView>();
    inspector.requestSum(view, {{0, 99}}); // replaced by the next
    const quint64 token = inspector.requestSum(view, {{0, 9}, {20, 20}, {99, 1000}, {7, 3}, {-5, -1}});
    QTRY_VERIFY(!sums.isEmpty() && sums.last().at(0).toULongLong() == token);
    const auto sum = sums.last().at(1).value<EntrySum>();
    QCOMPARE(sum.entries, 12);
    QCOMPARE(sum.bytes.value(), 10 * 999 + 999 + 998);
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

void TestInspector::answersBrieflyFirst()
{
    const QString path = m_directory.filePath(QStringLiteral("values of 50 kB.db"));
    test::createProductionTable(path);
    for (int i = 1; i <= 3; ++i)
        test::addRow(path, QString::number(i), 50'000, 100.0 + i);
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::entriesReady);
    inspector.open(path);
    QVERIFY(opened.wait());
    const quint64 token = inspector.requestEntries({3, 1}, EntryDetail::Complete);
    QTRY_COMPARE(ready.count(), 2);
    for (int answer = 0; answer < 2; ++answer) {
        QCOMPARE(ready.at(answer).at(0).toULongLong(), token);
        QCOMPARE(ready.at(answer).at(2).toBool(), answer == 1);
        const auto entries = ready.at(answer).at(1).value<std::vector<Entry>>();
        QCOMPARE(entries.size(), std::size_t{2});
        QCOMPARE(entries.front().lastAccessed, 103.0);
        QCOMPARE(entries.front().createdAt.has_value(), answer == 1);
    }
    inspector.requestEntries({2});
    QTRY_COMPARE(ready.count(), 3);
    QVERIFY(ready.last().at(2).toBool()); // no more was asked for
}

void TestInspector::answersAViewFromTheIndexOnceItIsThere()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy failed(&inspector, &Inspector::viewFailed);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    for (int i = 0; i < 10; ++i) {
        QSignalSpy scanned(&inspector, &Inspector::scanFinished);
        inspector.rescan();
        const quint64 token = inspector.requestView(EntryQuery());
        QTRY_VERIFY(!scanned.isEmpty());
        QTRY_VERIFY(!ready.isEmpty() && ready.last().at(1).value<EntryView>()->complete);
        QCOMPARE(ready.last().at(0).toULongLong(), token);
        QCOMPARE(ready.last().at(1).value<EntryView>()->rowids.size(), std::size_t{50'000});
        ready.clear();
    }
    QCOMPARE(failed.count(), 0);
}

void TestInspector::sortsByTypeOnceAllTypesAreKnown()
{
    const QString path = m_directory.filePath(QStringLiteral("types.db"));
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache VALUES('a', '{\"a\": 1}', 8, 1.0, 1.0, 0),"
                       "('b', x'255044462d312e370a', 9, 2.0, 2.0, 1), ('c', '{\"b\": 2}', 8, 3.0, 3.0, 0)");
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy failed(&inspector, &Inspector::viewFailed);
    inspector.open(path);
    QVERIFY(opened.wait());
    const auto rowids = [&ready] { return ready.last().at(1).value<EntryView>()->rowids; };
    inspector.requestView(EntryQuery{EntrySort::Type, false, {}, -1}); // before there is an index
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(rowids(), (std::vector<qint64>{1, 3, 2}));
    inspector.requestView(EntryQuery{EntrySort::Type, true, {}, -1});
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(rowids(), (std::vector<qint64>{2, 1, 3}));
    inspector.requestView(EntryQuery{EntrySort::Pinned, true, {}, -1});
    QTRY_COMPARE(ready.count(), 3);
    QCOMPARE(rowids(), (std::vector<qint64>{2, 1, 3}));
    QCOMPARE(failed.count(), 0);
}

void TestInspector::cancelsAView()
{
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy failed(&inspector, &Inspector::viewFailed);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    inspector.cancelView(); // none is asked for
    QCOMPARE(failed.count(), 0);
    const quint64 token = inspector.requestView(EntryQuery{EntrySort::Size, false, {}, -1});
    inspector.cancelView();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().at(0).toULongLong(), token);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::Cancelled);
    const quint64 next = inspector.requestView(EntryQuery{EntrySort::RowId, false, {}, 1});
    QTRY_VERIFY(!ready.isEmpty());
    for (const QList<QVariant> &answer : ready)
        QCOMPARE(answer.at(0).toULongLong(), next);
}

void TestInspector::answersAViewThoughTheIndexOfKeysIsDamaged()
{
    const QString path = m_directory.filePath(QStringLiteral("keys.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 300; ++i)
        test::addRow(path, QStringLiteral("key %1 of some length, so that it takes pages").arg(i), 10, i);
    test::breakIndex(path, "sqlite_autoindex_cache_1");
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy failed(&inspector, &Inspector::viewFailed);
    inspector.open(path);
    QVERIFY(opened.wait());
    EntryQuery query{EntrySort::Key, false, {}, -1};
    query.filter.contains = QStringLiteral("key 1");
    inspector.requestView(query); // before the scan, and later
    for (int turn = 0; turn < 2; ++turn) {
        QTRY_VERIFY(!ready.isEmpty() && ready.last().at(1).value<EntryView>()->complete);
        const auto view = ready.last().at(1).value<EntryView>();
        QCOMPARE(view->rowids.size(), std::size_t{111});
        QVERIFY(std::ranges::is_sorted(view->rowids));
        QVERIFY(view->keysFromRows);
        QCOMPARE(view->bytes.value(), 1110);
        ready.clear();
        query.filter.prefix = QStringLiteral("key");
        inspector.requestView(query);
    }
    query.filter.exact = QStringLiteral("key 100 of some length, so that it takes pages");
    inspector.requestView(query);
    QTRY_VERIFY(!ready.isEmpty() && ready.last().at(1).value<EntryView>()->rowids.size() == 1);
    QCOMPARE(failed.count(), 0);
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

void TestInspector::stopsFollowingAFileThatWasReplaced()
{
    const QString path = m_directory.filePath(QStringLiteral("replaced.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy replaced(&inspector, &Inspector::fileReplaced);
    inspector.open(path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    const QString next = m_directory.filePath(QStringLiteral("next.db"));
    QVERIFY(QFile::copy(m_audio, next));
    QVERIFY(std::rename(QFile::encodeName(next).constData(), QFile::encodeName(path).constData()) == 0);
    QTRY_COMPARE(replaced.count(), 1);
    QVERIFY(!inspector.isFollowing());
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

void TestInspector::givesUpItsLocksBeforeItOpensALiveFileAgain()
{
    const QString path = m_directory.filePath(QStringLiteral("reopened.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    inspector.open(path);
    QVERIFY(opened.wait());
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(inspector.info().openMode, OpenMode::Live);
        const auto before = inspector.file().lifetime();
        inspector.requestView(EntryQuery());
        inspector.requestEntries({1, 2, 3});
        inspector.open(path);
        QVERIFY(opened.wait());
        QVERIFY(before.expired());
    }
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
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

void TestInspector::looksIntoCompressedValues()
{
    const QString path = m_directory.filePath(QStringLiteral("gzip.db"));
    test::createProductionTable(path);
    // gzip of {"a": 1}
    test::runSql(path,
                 "INSERT INTO cache VALUES('k', x'1f8b0800000000000203ab564a54b25230ac0500978ea1fb08000000', "
                 "28, 1.0, 1.0, 0)");
    Inspector inspector;
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy entries(&inspector, &Inspector::entriesReady);
    inspector.open(path);
    QVERIFY(opened.wait());
    inspector.requestEntries({1});
    QVERIFY(entries.wait());
    QCOMPARE(entries.first().at(1).value<std::vector<Entry>>().front().type, ContentType::Gzip);
    QCOMPARE(entries.first().at(1).value<std::vector<Entry>>().front().inner, ContentType::Json);
}

void TestInspector::tellsThatAFileWasChanged()
{
    const QString path = m_directory.filePath(QStringLiteral("changing.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    QSignalSpy changed(&inspector, &Inspector::fileChanged);
    QSignalSpy entries(&inspector, &Inspector::entriesReady);
    inspector.open(path);
    QVERIFY(finished.wait());
    inspector.setFollowing(true);
    QVERIFY(!inspector.isFollowing()); // nobody has it open
    for (int i = 0; i < 100 && changed.isEmpty(); ++i) {
        test::addRow(path, QString::number(i), 1000, 100.0 + i);
        changed.wait(200);
    }
    QVERIFY(!changed.isEmpty());
    QCOMPARE(finished.count(), 1);
}

void TestInspector::followsALiveFile()
{
    const QString path = m_directory.filePath(QStringLiteral("live.db"));
    QVERIFY(QFile::copy(m_audio, path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    holder.readAll();
    Inspector inspector;
    QSignalSpy finished(&inspector, &Inspector::scanFinished);
    inspector.open(path);
    QVERIFY(finished.wait());
    QCOMPARE(inspector.info().openMode, OpenMode::Live);
    inspector.setFollowing(true);
    QVERIFY(inspector.isFollowing());
    for (int i = 0; i < 100 && finished.count() < 2; ++i) {
        holder.write("DELETE FROM cache WHERE rowid = (SELECT max(rowid) FROM cache);\n");
        QVERIFY(holder.waitForReadyRead());
        QCOMPARE(holder.readAll().trimmed(), QByteArray("done"));
        finished.wait(300);
    }
    QTRY_VERIFY(finished.count() >= 2);
    QVERIFY(inspector.summary()->entries < 113);
    QVERIFY(inspector.summary()->fileBytes > 0);
    QVERIFY(inspector.summary()->freeBytes > inspector.info().freeBytes); // of the file as it is now
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
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
