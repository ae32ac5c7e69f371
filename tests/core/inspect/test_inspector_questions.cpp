// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <algorithm>
#include <span>

using namespace cachescope;
using namespace cachescope::inspect;

/// Which entries there are, what is in them, and what they add up to.
class TestInspectorQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
    void answersFromTheFileWhileTheScanIsPaused();
    void answersAViewThoughTheIndexOfKeysIsDamaged();
    void answersAViewFromTheIndexOnceItIsThere();
    void looksIntoCompressedValues();

private:
    QTemporaryDir m_directory;
    QString m_large; // its scan takes long enough to be met while it runs
    const QString m_audio = test::dataFile(QStringLiteral("audio.db"));
};

void TestInspectorQuestions::initTestCase()
{
    m_large = m_directory.filePath(QStringLiteral("large.db"));
    test::createLargeTable(m_large);
}

void TestInspectorQuestions::answersTheLastViewOnly()
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

void TestInspectorQuestions::answersAViewBySizeWhateverTheScanDoes()
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

void TestInspectorQuestions::givesTheFirstRowsBeforeTheRest()
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

void TestInspectorQuestions::findsEntriesInAView()
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

void TestInspectorQuestions::addsUpRowsOfAView()
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

void TestInspectorQuestions::answersEntriesWhileAScanRuns()
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

void TestInspectorQuestions::answersBrieflyFirst()
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

void TestInspectorQuestions::dropsARequest()
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

void TestInspectorQuestions::sortsByTypeOnceAllTypesAreKnown()
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

void TestInspectorQuestions::cancelsAView()
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

void TestInspectorQuestions::answersFromTheFileWhileTheScanIsPaused()
{
    Inspector inspector;
    connect(&inspector, &Inspector::opened, &inspector, [&inspector] { inspector.setScanPaused(true); });
    QSignalSpy opened(&inspector, &Inspector::opened);
    QSignalSpy ready(&inspector, &Inspector::viewReady);
    QSignalSpy failed(&inspector, &Inspector::viewFailed);
    inspector.open(m_large);
    QVERIFY(opened.wait());
    inspector.requestView(EntryQuery{EntrySort::Size, true, {}, -1});
    QTRY_VERIFY(!ready.isEmpty() && ready.last().at(1).value<EntryView>()->complete);
    QVERIFY(!inspector.summary());
    QCOMPARE(ready.last().at(1).value<EntryView>()->rowids.front(), 999);
    inspector.requestView(EntryQuery{EntrySort::Type, false, {}, -1});
    QTRY_COMPARE(failed.count(), 1); // no file tells that
    ready.clear();
    inspector.setScanPaused(false);
    inspector.requestView(EntryQuery{EntrySort::Size, false, {}, -1}); // waits for the scan
    inspector.setScanPaused(true);
    QTRY_VERIFY(!ready.isEmpty());
}

void TestInspectorQuestions::answersAViewThoughTheIndexOfKeysIsDamaged()
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

void TestInspectorQuestions::answersAViewFromTheIndexOnceItIsThere()
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

void TestInspectorQuestions::looksIntoCompressedValues()
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

QTEST_GUILESS_MAIN(TestInspectorQuestions)
#include "test_inspector_questions.moc"
