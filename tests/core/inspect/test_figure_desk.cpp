// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/creation_times_reader.h"
#include "core/inspect/figures/figure_desk.h"
#include "core/inspect/figures/key_tree_reader.h"
#include "core/inspect/query/entry_orders.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/core/inspect/mixed_table.h"
#include "tests/support/support.h"

using namespace cachescope;
using namespace cachescope::inspect;

/// FigureDesk, and the two readers that bring what a scan leaves out.
class TestFigureDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersOnceThereIsAnIndex();
    void answersTheLastQuestionOnly();
    void keepsItsBinsFromQuestionToQuestion();
    void usesWhatIsReadLater();
    void readsEachOnlyOnce();
    void needsNoSampleWhereTheScanHasCreationTimes();
    void filtersViewsByTheTree();
    void saysWhyThereAreNoFigures();
    void saysNothingOfAFileThatWasClosed();

private:
    void scan(Inspector &inspector, const QString &path);

    QTemporaryDir m_directory;
    QString m_mixed;
    QString m_front;
};

void TestFigureDesk::initTestCase()
{
    m_mixed = m_directory.filePath(QStringLiteral("mixed.db"));
    test::createMixedTable(m_mixed, 1000, test::CreatedIn::BehindValue);
    m_front = m_directory.filePath(QStringLiteral("front.db"));
    test::createMixedTable(m_front, 200, test::CreatedIn::FrontOfValue);
}

/// Also waits for the types.
void TestFigureDesk::scan(Inspector &inspector, const QString &path)
{
    inspector.open(path);
    QTRY_VERIFY(inspector.entryTypes() && inspector.summary());
}

void TestFigureDesk::answersOnceThereIsAnIndex()
{
    Inspector inspector;
    FigureDesk desk(inspector);
    QVERIFY(!desk.canAnswer());
    scan(inspector, m_mixed);
    QVERIFY(desk.canAnswer());
    QSignalSpy ready(&desk, &FigureDesk::ready);
    desk.request({});
    QVERIFY(ready.wait());
    const auto figures = ready.first().first().value<SubsetFiguresPtr>();
    QCOMPARE(figures->entries, 1000);
    QCOMPARE(figures->p99Bytes, inspector.summary()->p99Bytes);
}

void TestFigureDesk::answersTheLastQuestionOnly()
{
    Inspector inspector;
    FigureDesk desk(inspector);
    scan(inspector, m_mixed);
    QSignalSpy ready(&desk, &FigureDesk::ready);
    EntryFilter pinned;
    pinned.pinned = true;
    desk.request({});
    desk.request(pinned);
    QVERIFY(ready.wait());
    QTRY_VERIFY(!desk.isAsked());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(ready.first().first().value<SubsetFiguresPtr>()->filter, pinned);
}

void TestFigureDesk::keepsItsBinsFromQuestionToQuestion()
{
    Inspector inspector;
    FigureDesk desk(inspector);
    scan(inspector, m_mixed);
    QSignalSpy ready(&desk, &FigureDesk::ready);
    desk.request({});
    QVERIFY(ready.wait());
    EntryFilter filter;
    filter.contains = QStringLiteral("gemini");
    desk.request(filter, true);
    QVERIFY(ready.wait());
    const auto first = ready.at(0).first().value<SubsetFiguresPtr>();
    const auto second = ready.at(1).first().value<SubsetFiguresPtr>();
    QCOMPARE(second->base, first->base);
    QVERIFY(second->entries > 0 && second->entries < first->entries);
}

void TestFigureDesk::usesWhatIsReadLater()
{
    Inspector inspector;
    FigureDesk desk(inspector);
    KeyTreeReader keys(inspector);
    CreationTimesReader creation(inspector);
    scan(inspector, m_mixed);
    QVERIFY(creation.isNeeded() && !keys.tree());
    QSignalSpy keysReady(&keys, &KeyTreeReader::ready);
    QSignalSpy creationReady(&creation, &CreationTimesReader::ready);
    QSignalSpy ready(&desk, &FigureDesk::ready);
    desk.request({});
    QVERIFY(ready.wait());
    QVERIFY(ready.last().first().value<SubsetFiguresPtr>()->keyNodes.empty());
    keys.request();
    creation.request();
    QTRY_VERIFY(keysReady.count() == 1 && creationReady.count() == 1);
    desk.request({});
    QVERIFY(ready.wait());
    const auto figures = ready.last().first().value<SubsetFiguresPtr>();
    QCOMPARE(figures->keyNodes.front().entries, 1000);
    QVERIFY(!figures->createdHistogram.empty() && !figures->base->createdExact);
}

void TestFigureDesk::readsEachOnlyOnce()
{
    Inspector inspector;
    KeyTreeReader keys(inspector);
    CreationTimesReader creation(inspector);
    keys.request(); // no file
    creation.request();
    QVERIFY(!keys.isAsked() && !creation.isAsked());
    scan(inspector, m_mixed);
    keys.request();
    creation.request();
    QTRY_VERIFY(keys.tree() && !creation.isNeeded());
    keys.request();
    creation.request();
    QVERIFY(!keys.isAsked() && !creation.isAsked());
}

void TestFigureDesk::needsNoSampleWhereTheScanHasCreationTimes()
{
    Inspector inspector;
    CreationTimesReader creation(inspector);
    scan(inspector, m_front);
    QVERIFY(!creation.isNeeded());
}

void TestFigureDesk::filtersViewsByTheTree()
{
    Inspector inspector;
    KeyTreeReader keys(inspector);
    CreationTimesReader creation(inspector);
    scan(inspector, m_mixed);
    keys.request();
    creation.request();
    QTRY_VERIFY(keys.tree() && !creation.isNeeded());
    QSignalSpy viewReady(&inspector, &Inspector::viewReady);
    EntryQuery query;
    const quint16 node = keys.tree()->node(0).children.front();
    keys.tree()->filterTo(node, &query.filter);
    inspector.requestView(query);
    QVERIFY(viewReady.wait());
    const auto view = viewReady.last().at(1).value<EntryView>();
    QVERIFY(view->complete);
    QCOMPARE(std::ssize(view->rowids), keys.tree()->node(node).entries);
    query.filter = {};
    query.filter.createdTo = 1.7e9 + 500'000;
    inspector.requestView(query);
    QVERIFY(viewReady.wait());
    const auto created = viewReady.last().at(1).value<EntryView>();
    QVERIFY(created->createdFromSamples > 0);
    QVERIFY(!created->rowids.empty() && created->rowids.size() < 1000);
}

/// A file that is gone from under the window.
void TestFigureDesk::saysWhyThereAreNoFigures()
{
    const QString copy = m_directory.filePath(QStringLiteral("gone.db"));
    QVERIFY(QFile::copy(m_mixed, copy));
    Inspector inspector;
    FigureDesk desk(inspector);
    KeyTreeReader keys(inspector);
    CreationTimesReader creation(inspector);
    scan(inspector, copy);
    QVERIFY(QFile::remove(copy));
    QSignalSpy failed(&desk, &FigureDesk::failed);
    QSignalSpy keysFailed(&keys, &KeyTreeReader::failed);
    QSignalSpy creationFailed(&creation, &CreationTimesReader::failed);
    desk.request({});
    keys.request();
    creation.request();
    QTRY_VERIFY(failed.count() == 1 && keysFailed.count() == 1 && creationFailed.count() == 1);
    QVERIFY(!failed.first().first().value<Error>().message.isEmpty());
}

void TestFigureDesk::saysNothingOfAFileThatWasClosed()
{
    Inspector inspector;
    FigureDesk desk(inspector);
    KeyTreeReader keys(inspector);
    scan(inspector, m_mixed);
    QSignalSpy ready(&desk, &FigureDesk::ready);
    QSignalSpy keysReady(&keys, &KeyTreeReader::ready);
    desk.request({});
    keys.request();
    inspector.close();
    QVERIFY(!desk.isAsked() && !keys.isAsked() && !desk.canAnswer());
    scan(inspector, m_front);
    QCOMPARE(ready.count() + keysReady.count(), 0);
}

QTEST_GUILESS_MAIN(TestFigureDesk)
#include "test_figure_desk.moc"
