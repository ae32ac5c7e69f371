// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "ui/models/entry_table_model.h"
#include "ui/pages/entries_page.h"
#include "ui/settings.h"
#include "ui/table/entry_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/entry_details.h"
#include "ui/widgets/filter_bar.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace cachescope;
using namespace cachescope::ui;

/// The table of a file that another process writes to, and what is said where there is nothing to show.
class TestEntriesPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<inspect::Inspector> m_inspector;
    std::unique_ptr<EntryFilters> m_filters;
    std::unique_ptr<EntriesPage> m_page;
    std::unique_ptr<QProcess> m_writer;
    QString m_path;

    void open(const QString &path)
    {
        QSignalSpy scanned(m_inspector.get(), &inspect::Inspector::scanFinished);
        m_inspector->open(path);
        QTRY_COMPARE(scanned.count(), 1);
        QTRY_VERIFY(!model()->isLoading() && model()->view());
    }

    /// 1,000 entries, the newest read first, in a file that another process has open.
    void openLive()
    {
        m_path = m_directory->filePath(QStringLiteral("live.db"));
        test::createProductionTable(m_path);
        test::runSql(m_path, "PRAGMA journal_mode = WAL; WITH RECURSIVE n(i) AS "
                             "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                             "INSERT INTO cache SELECT 'key ' || i, zeroblob(100), 100, i, i, 0 FROM n");
        m_writer = std::make_unique<QProcess>();
        m_writer->start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {m_path});
        QVERIFY(m_writer->waitForReadyRead());
        m_writer->readAll();
        open(m_path);
        QCOMPARE(m_inspector->info().openMode, inspect::OpenMode::Live);
    }

    void write(const QByteArray &sql)
    {
        m_writer->write(sql + '\n');
        QVERIFY(m_writer->waitForReadyRead());
        QCOMPARE(m_writer->readAll().trimmed(), QByteArray("done"));
    }

    void refresh()
    {
        QSignalSpy scanned(m_inspector.get(), &inspect::Inspector::scanFinished);
        m_inspector->rescan();
        QTRY_COMPARE(scanned.count(), 1);
        QTRY_VERIFY(!model()->isLoading());
    }

    EntryTableModel *model() const { return m_page->model(); }
    EntryTable *table() const { return m_page->table(); }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<Theme>(*qApp);
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_inspector = std::make_unique<inspect::Inspector>();
        m_filters = std::make_unique<EntryFilters>(*m_inspector);
        m_page = std::make_unique<EntriesPage>(*m_theme, *m_inspector, *m_filters, *m_settings);
        m_page->resize(1000, 500);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_filters.reset();
        m_inspector.reset();
        if (m_writer) {
            m_writer->closeWriteChannel();
            QVERIFY(m_writer->waitForFinished());
        }
        m_writer.reset();
    }

    void keepsSelectionAndPositionWhenRowsComeAndGo()
    {
        openLive();
        table()->selectRow(300);
        table()->scrollRowTo(295, -7); // not at the edge of a row
        const qint64 current = model()->rowidAt(300);
        const int first = table()->firstVisibleRow();
        const qint64 second = model()->rowidAt(first + 1);
        const qint64 below = table()->topOf(first + 1);
        // The entry at the top of the view goes, others come before it.
        write("DELETE FROM cache WHERE rowid = " + QByteArray::number(model()->rowidAt(first)));
        write("INSERT INTO cache SELECT 'new ' || key, data, size, 9000, 9000 + rowid, 0 FROM cache "
              "WHERE rowid <= 50");
        refresh();
        QCOMPARE(model()->rowCount(), 1049);
        QCOMPARE(model()->rowidAt(table()->currentIndex().row()), current);
        QCOMPARE(table()->selectedRowids(10), std::vector<qint64>{current});
        const auto rows = model()->view()->rowids;
        const auto row = static_cast<int>(std::ranges::find(rows, second) - rows.begin());
        QCOMPARE(table()->topOf(row), below);
    }

    void keepsTheCurrentEntryAtTheTop()
    {
        openLive();
        table()->selectRow(400);
        table()->scrollRowTo(400, 0);
        const qint64 current = model()->rowidAt(400);
        write("INSERT INTO cache VALUES('new', x'00', 1, 9000, 9000, 0)");
        refresh();
        QCOMPARE(model()->rowidAt(table()->firstVisibleRow()), current);
        QCOMPARE(table()->selectedRowids(10), std::vector<qint64>{current});
    }

    void showsTheTopOfAnotherOrderUnlessAnEntryIsSelected()
    {
        openLive();
        table()->setFocus(); // which makes the first row the current one
        model()->sort(EntryTableModel::LastRead, Qt::AscendingOrder);
        QTRY_VERIFY(!model()->isLoading());
        QCOMPARE(table()->firstVisibleRow(), 0);
        table()->selectRow(3);
        const qint64 selected = model()->rowidAt(3);
        model()->sort(EntryTableModel::LastRead, Qt::DescendingOrder);
        QTRY_VERIFY(!model()->isLoading());
        QCOMPARE(table()->selectedRowids(2), std::vector<qint64>{selected});
        QVERIFY(table()->firstVisibleRow() > 900);
    }

    void keepsAllSelected()
    {
        openLive();
        table()->selectAll();
        write("INSERT INTO cache VALUES('new', x'00', 1, 9000, 9000, 0)");
        refresh();
        QCOMPARE(table()->selectedCount(), 1001);
    }

    void readsRowsAgainWithoutTakingThemAway()
    {
        openLive();
        QTRY_VERIFY(model()->entryAt(0));
        QSignalSpy reset(model(), &QAbstractItemModel::modelReset);
        QCOMPARE(model()->entryAt(0)->pinned, false);
        write("UPDATE cache SET pinned = 1");
        refresh();
        QVERIFY(model()->entryAt(0));
        QTRY_VERIFY(model()->entryAt(0)->pinned);
        QCOMPARE(reset.count(), 0);
    }

    void countsAgesBackFromTheNewestReadBeforeTheScan()
    {
        m_path = m_directory->filePath(QStringLiteral("old.db"));
        test::createProductionTable(m_path);
        test::addRow(m_path, QStringLiteral("old"), 10, 1'000'000.0);
        test::addRow(m_path, QStringLiteral("new"), 10, 2'000'000.0);
        connect(
            m_inspector.get(), &inspect::Inspector::opened, m_page.get(),
            [this] { m_inspector->cancelScan(); }, Qt::QueuedConnection);
        m_inspector->open(m_path);
        QTRY_VERIFY(m_inspector->isOpen());
        QCOMPARE(m_inspector->info().newestAccess.value(), 2'000'000.0);
        QTRY_COMPARE(model()->rowCount(), 2);
    }

    void saysThatLookingWasStopped()
    {
        openLive();
        QSignalSpy ended(m_page.get(), &EntriesPage::ended);
        inspect::EntryQuery query;
        query.sort = inspect::EntrySort::Key;
        model()->setQuery(query);
        m_page->cancel(Job::Look);
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("was stopped"));
        }));
        QVERIFY(!ended.isEmpty());
    }

    void endsWhatItSaysWhenTheFileIsClosed()
    {
        openLive();
        QSignalSpy progressed(m_page.get(), &EntriesPage::progressed);
        QSignalSpy ended(m_page.get(), &EntriesPage::ended);
        table()->selectAll();
        QTest::keySequence(table(), QKeySequence::Copy);
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(progressed.last().at(0).value<Job>(), Job::Copy);
        m_inspector->close();
        const auto ends = [&ended](Job job) {
            return std::ranges::any_of(
                ended, [job](const auto &said) { return said.at(0).template value<Job>() == job; });
        };
        QVERIFY(ends(Job::Copy));
    }

    void selectsTheEntryThatTheDetailsLeadTo()
    {
        m_path = m_directory->filePath(QStringLiteral("linked.db"));
        test::createProductionTable(m_path);
        for (int i = 1; i <= 5; ++i)
            test::addRow(m_path, QStringLiteral("key %1").arg(i), 10, i);
        open(m_path);
        auto *details = m_page->findChild<EntryDetails *>();
        Q_EMIT details->entryRequested(2);
        QCOMPARE(table()->selectedRowids(2), std::vector<qint64>{2});
        m_page->findText(QStringLiteral("key 4"));
        QTRY_COMPARE(model()->rowCount(), 1);
        Q_EMIT details->entryRequested(3); // which is not listed
        QTRY_COMPARE(model()->rowCount(), 5);
        QTRY_COMPARE(table()->selectedRowids(2), std::vector<qint64>{3});
        Q_EMIT details->entryRequested(99); // which is not there at all
        QTRY_VERIFY(!model()->isLoading());
        QCOMPARE(model()->rowCount(), 5);
    }

    void copiesOneValueAtATime()
    {
        open(test::dataFile(QStringLiteral("audio.db")));
        QSignalSpy failed(m_page.get(), &EntriesPage::failed);
        table()->selectAll();
        Q_EMIT table()->copyRequested(inspect::CopyForm::Value);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::TooLarge);
    }

    void saysThatTheOrderIsThatOfInsertion()
    {
        open(test::dataFile(QStringLiteral("audio.db")));
        model()->sort(EntryTableModel::Stored, Qt::AscendingOrder);
        QTRY_VERIFY(!model()->isLoading());
        QVERIFY(m_page->filterBar()->countText().contains(QStringLiteral("in order of insertion")));
        model()->sort(EntryTableModel::Key, Qt::AscendingOrder);
        QTRY_VERIFY(!model()->isLoading());
        QVERIFY(!m_page->filterBar()->countText().contains(QStringLiteral("insertion")));
    }
};

QTEST_MAIN(TestEntriesPage)
#include "test_entries_page.moc"
