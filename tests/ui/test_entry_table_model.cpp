// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/cache_generator.h"
#include "tests/support/support.h"
#include "ui/models/entry_table_model.h"
#include "ui/models/entry_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryTableModel : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_large; ///< more entries than the model caches at a time

private Q_SLOTS:
    void initTestCase()
    {
        m_large = m_directory.filePath(QStringLiteral("large.db"));
        load::GeneratorOptions options;
        options.entries = 6000;
        options.valueBytes = 1000;
        const auto made = load::generateCache(m_large, options);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    }

    void behavesAsAModel()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        QCOMPARE(model.rowCount(), 113);
        QTRY_VERIFY(isLoaded(model, 112));
        model.sort(EntryTableModel::Size, Qt::AscendingOrder);
        QTRY_VERIFY(!model.isLoading());
        inspector.close();
        QTRY_COMPARE(model.rowCount(), 0);
    }

    void fetchesARowWhenItIsLookedAt()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(text(model, 0, EntryTableModel::Key).isEmpty()); // a placeholder
        QTRY_VERIFY(isLoaded(model, 0));
        const auto entry = model.entryAt(0);
        QVERIFY(entry.has_value());
        QCOMPARE(entry->rowid, model.rowidAt(0));
        QCOMPARE(text(model, 0, EntryTableModel::Key), entry->key);
        QVERIFY(!text(model, 0, EntryTableModel::Size).isEmpty());
    }

    void showsRowsBeforeAllOfThemIsRead()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(text(model, 0, EntryTableModel::Key).isEmpty());
        QList<int> unknown; // at each answer, of how many rows it is not known when they were stored
        connect(&model, &QAbstractItemModel::dataChanged, &model, [&model, &unknown] {
            int rows = 0;
            for (int row = 0; row < model.rowCount(); ++row) {
                QVERIFY(!text(model, row, EntryTableModel::Key).isEmpty());
                rows += text(model, row, EntryTableModel::Stored) == QStringLiteral("…") ? 1 : 0;
            }
            unknown << rows;
        });
        QTRY_COMPARE(unknown.size(), 2);
        QVERIFY(unknown.first() > 0);
        QCOMPARE(unknown.last(), 0);
    }

    void sortsByTheColumnsThatSort_data()
    {
        QTest::addColumn<int>("column");
        QTest::newRow("key") << static_cast<int>(EntryTableModel::Key);
        QTest::newRow("size") << static_cast<int>(EntryTableModel::Size);
        QTest::newRow("last read") << static_cast<int>(EntryTableModel::LastRead);
    }
    void sortsByTheColumnsThatSort()
    {
        QFETCH(int, column);
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        model.sort(column, Qt::AscendingOrder);
        QTRY_VERIFY(!model.isLoading());
        QTRY_VERIFY(isLoaded(model, 0));
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(!less(*model.entryAt(row), *model.entryAt(row - 1), column));
    }

    void sortsByEveryColumn()
    {
        for (int column = 0; column < EntryTableModel::ColumnCount; ++column) {
            const auto sort = EntryTableModel::sortOf(column);
            QVERIFY(sort);
            const int first =
                EntryTableModel::columnOf(*sort); // several columns may tell the same in other words
            QVERIFY(first <= column && EntryTableModel::sortOf(first) == sort);
            QVERIFY(column >= EntryTableModel::kFirstColumns || first == column);
        }
    }

    void showsNoRowsOfAnotherQuestion()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, m_large);
        inspect::EntryQuery query;
        query.sort = inspect::EntrySort::Key;
        model.setQuery(query);
        inspector.cancelView();
        QVERIFY(!model.isLoading());
        QCOMPARE(model.error()->code, ErrorCode::Cancelled);
        QCOMPARE(model.rowCount(), 0);
        model.setQuery(query);
        QVERIFY(!model.error());
        QTRY_COMPARE(model.rowCount(), 6000);
        model.refresh(false);
        inspector.cancelView(); // then what was there is still right
        QCOMPARE(model.rowCount(), 6000);
        QVERIFY(!model.error());
    }

    void refreshesAgainIfTheUserMovesMeanwhile()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, m_large);
        QSignalSpy refreshed(&model, &EntryTableModel::refreshed);
        qint64 current = model.rowidAt(3);
        model.setKeeper([&current] { return std::vector<qint64>{current}; });
        inspect::EntryFilter filter;
        filter.contains = QStringLiteral("a");
        model.refresh(filter, true);
        current = model.rowidAt(5000); // before the answer
        QTRY_COMPARE(refreshed.count(), 1);
        const qint64 row = model.located().at(0);
        QVERIFY(row < 0 || model.rowidAt(static_cast<int>(row)) == current);
        QVERIFY(model.rowCount() < 6000);
    }

    /// As when a scan of a file that others write to ends while the first view is looked for.
    void refreshesOnceAfterTheViewThatIsUnderWay()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, m_large);
        model.setQuery({inspect::EntrySort::Size, false, {}, -1});
        model.refresh(true);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 6000);
    }

    void ordersByCreation()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        model.sort(EntryTableModel::Stored, Qt::AscendingOrder);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(EntryTableModel::columnOf(model.query().sort), static_cast<int>(EntryTableModel::Stored));
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.rowidAt(row - 1) < model.rowidAt(row));
    }

    void saysWhatTheOrderOfCreationIs()
    {
        inspect::CacheFormat format;
        format.columns.created = QStringLiteral("created_at");
        format.timesBehindBlob = true;
        QVERIFY(creationOrderText(format).contains(QStringLiteral("insertion order")));
        format.timesBehindBlob = false;
        QVERIFY(creationOrderText(format).isEmpty());
        format.columns.created.clear();
        QVERIFY(creationOrderText(format).contains(QStringLiteral("no creation times")));

        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        const auto tip = [&model](int column) {
            return model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        };
        const QString plain = tip(EntryTableModel::Stored); // nothing is open
        QVERIFY(!plain.contains(QStringLiteral("close to creation time")));
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(tip(EntryTableModel::Stored).contains(QStringLiteral("close to creation time")));
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!tip(column).isEmpty());
    }

    void findsAnEntryAgainAfterSorting()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        const qint64 rowid = model.rowidAt(7);
        model.setKeeper([rowid] { return std::vector<qint64>{rowid, -12345}; });
        model.sort(EntryTableModel::Key, Qt::AscendingOrder);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowidAt(static_cast<int>(model.located().at(0))), rowid);
        QCOMPARE(model.located().at(1), -1);
    }

    void dropsWhatWasScrolledPast()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, m_large);
        QCOMPARE(model.rowCount(), 6000);
        QSignalSpy filled(&model, &QAbstractItemModel::dataChanged);
        for (int row = 0; row < 20 * EntryTableModel::kBlockRows; row += EntryTableModel::kBlockRows)
            isLoaded(model, row);
        QTRY_COMPARE(filled.count(), EntryTableModel::kMaxPendingBlocks);
        QSignalSpy answered(&inspector, &inspect::Inspector::entriesReady);
        isLoaded(model, 5999); // one more question: when it is answered, nothing older is under way
        QTRY_COMPARE(answered.count(), 1);
        QCOMPARE(filled.count(), EntryTableModel::kMaxPendingBlocks + 1);
        QCOMPARE(filled.first().at(0).toModelIndex().row() / EntryTableModel::kBlockRows >= 16, true);
    }

    void aNewQuestionReplacesTheOneBefore()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, m_large);
        QSignalSpy changed(&model, &EntryTableModel::viewChanged);
        inspect::EntryQuery nothing;
        nothing.filter.contains = QStringLiteral("no key has this in it");
        model.setQuery(nothing);
        model.setQuery(inspect::EntryQuery{});
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(changed.count(), 2); // the first rows, then all
        QCOMPARE(model.rowCount(), 6000);
    }

    void addsTheRestBelowTheFirstRows()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(inspector, model, m_large);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        inspect::EntryQuery query;
        query.sort = inspect::EntrySort::Key;
        model.setQuery(query);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(reset.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.first().at(1).toInt(), static_cast<int>(inspect::kFirstRows));
        QCOMPARE(inserted.first().at(2).toInt(), 5999);
        QTRY_VERIFY(isLoaded(model, 5999));
    }

    void knowsTheBytesThoughTheScanEndedWhileItWasAsked()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        // As the page does: the view is asked for at the opening, and again when the scan is done.
        connect(&inspector, &inspect::Inspector::opened, &model,
                [&model] { model.setQuery(inspect::EntryQuery{}); });
        connect(&inspector, &inspect::Inspector::scanFinished, &model, [&model] { model.refresh(false); });
        for (int i = 0; i < 20; ++i) {
            inspector.open(m_large);
            QTRY_VERIFY(inspector.isOpen() && inspector.summary());
            QTRY_VERIFY(!model.isLoading() && model.view() && model.view()->bytes);
            QCOMPARE(*model.view()->bytes, inspector.summary()->dataBytes);
            inspector.close();
        }
    }

    void keepsItsRowsWhenARefreshFindsTheSame()
    {
        inspect::Inspector inspector;
        EntryTableModel model(inspector);
        show(inspector, model, test::dataFile(QStringLiteral("audio.db")));
        QTRY_VERIFY(isLoaded(model, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy refreshed(&model, &EntryTableModel::refreshed);
        model.refresh(false);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(reset.count(), 0);
        QVERIFY(isLoaded(model, 0));
        QSignalSpy filled(&model, &QAbstractItemModel::dataChanged);
        connect(&model, &QAbstractItemModel::dataChanged, &model,
                [&model] { isLoaded(model, 0); }); // a view paints
        model.refresh(true);                       // what is in them may be new
        QTRY_COMPARE(filled.count(), 2);           // to be painted, and what was read
        QCOMPARE(refreshed.count(), 0);
        QCOMPARE(reset.count(), 0);
        QVERIFY(isLoaded(model, 0)); // and was all the time
    }

private:
    static void show(inspect::Inspector &inspector, EntryTableModel &model, const QString &path)
    {
        QSignalSpy opened(&inspector, &inspect::Inspector::opened);
        inspector.open(path);
        QTRY_COMPARE(opened.count(), 1);
        model.setQuery(inspect::EntryQuery{});
        QTRY_VERIFY(!model.isLoading());
    }

    static bool isLoaded(const EntryTableModel &model, int row)
    {
        return model.index(row, 0).data(EntryTableModel::LoadedRole).toBool();
    }

    static QString text(const EntryTableModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    static bool less(const inspect::Entry &a, const inspect::Entry &b, int column)
    {
        switch (column) {
        case EntryTableModel::Key:
            return a.key < b.key;
        case EntryTableModel::Size:
            return a.sizeBytes < b.sizeBytes;
        default:
            return a.lastAccessed < b.lastAccessed;
        }
    }
};

QTEST_GUILESS_MAIN(TestEntryTableModel)
#include "test_entry_table_model.moc"
