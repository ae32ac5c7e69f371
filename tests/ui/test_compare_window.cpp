// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/compare/compare_window.h"
#include "ui/compare/diff_bars.h"
#include "ui/compare/diff_pane.h"
#include "ui/compare/diff_table.h"
#include "ui/compare/kind_tile.h"
#include "ui/file/file_tools.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/verdict_line.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using inspect::DiffKind;

class TestCompareWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<CompareWindow> m_window;
    QString m_before;
    QString m_after;

    static DiffSource openSource(const QString &path) { return {{path, test::opened(path)}, {}}; }

    /// Opens it in the window, and leaves the question for another unanswered.
    void open(const QString &path)
    {
        m_window->show();
        m_window->setOpenFile(openSource(path));
        qDeleteAll(m_window->findChildren<QFileDialog *>());
    }

    /// Compares m_before with m_after, which is open.
    void compare()
    {
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        open(m_after);
        m_window->setOther(m_before);
        QTRY_COMPARE(ended.count(), 1);
        QTRY_VERIFY(!m_window->pane()->model()->isLoading());
    }

    [[nodiscard]] DiffPane *pane() const { return m_window->pane(); }
    [[nodiscard]] int rows() const { return pane()->model()->rowCount(); }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<CompareWindow>(*m_theme);
        m_before = m_directory->filePath(QStringLiteral("before.db"));
        m_after = m_directory->filePath(QStringLiteral("after.db"));
        for (const QString &path : {m_before, m_after})
            test::createProductionTable(path);
        test::addRow(m_before, QStringLiteral("views/1"), 100, 1);
        test::addRow(m_after, QStringLiteral("views/2"), 2000, 1);
        test::addRow(m_before, QStringLiteral("tokens/1"), 10, 1);
        test::addRow(m_after, QStringLiteral("tokens/1"), 20, 1);
        test::addRow(m_before, QStringLiteral("same"), 5, 1);
        test::addRow(m_after, QStringLiteral("same"), 5, 1);
        test::addRow(m_before, QStringLiteral("pin"), 5, 1);
        test::addRow(m_after, QStringLiteral("pin"), 5, 1, true);
    }
    void cleanup() { m_window.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void asksForTheOtherFile()
    {
        m_window->show();
        m_window->setOpenFile(openSource(m_after));
        auto *question = m_window->findChild<QFileDialog *>();
        QVERIFY(question && question->isVisible());
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        Q_EMIT question->fileSelected(m_before);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(m_window->pathBefore(), m_before);
    }

    void showsWhatChanged()
    {
        compare();
        QVERIFY(pane()->isVisible());
        QCOMPARE(pane()->tile(DiffKind::Added)->figure(), QStringLiteral("1"));
        QCOMPARE(pane()->tile(DiffKind::Added)->detail(), QStringLiteral("2.00 kB"));
        QCOMPARE(pane()->tile(DiffKind::Removed)->detail(), QStringLiteral("100 B"));
        QCOMPARE(pane()->tile(DiffKind::Restored)->detail(), QStringLiteral("10 B → 20 B"));
        QCOMPARE(pane()->tile(DiffKind::Touched)->figure(), QStringLiteral("1"));
        QCOMPARE(pane()->tile(DiffKind::Unchanged)->figure(), QStringLiteral("1"));
        QVERIFY(
            pane()->verdict()->text().contains(QStringLiteral("4 entries with 120 B became 4 with 2.03 kB")));
        QVERIFY(pane()->verdict()->text().contains(QStringLiteral("1 were pinned")));
        QCOMPARE(rows(), 4); // without what is unchanged
        QCOMPARE(pane()->bars()->rowCount(), 4);
        QVERIFY(m_window->trouble()->isHidden());
    }

    void showsTheKindsThatAreChosen()
    {
        compare();
        for (const DiffKind kind : {DiffKind::Added, DiffKind::Restored})
            pane()->tile(kind)->click();
        QTRY_COMPARE(rows(), 2);
        pane()->tile(DiffKind::Unchanged)->click();
        QTRY_COMPARE(rows(), 3);
        pane()->pinChanges()->click();
        QTRY_COMPARE(rows(), 1);
    }

    void showsTheKindOfKeyThatIsChosen()
    {
        compare();
        QCOMPARE(pane()->bars()->rowText(0).section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("views/<number>"));
        QTest::mouseClick(pane()->bars(), Qt::LeftButton, {}, pane()->bars()->rowCentre(0));
        QTRY_COMPARE(rows(), 2);
        QVERIFY(pane()->prefixChip()->isVisible());
        pane()->grouping()->setCurrent(2);
        QVERIFY(pane()->bars()->rowText(0).contains(QStringLiteral("1 B – 10 B")));
        pane()->grouping()->setCurrent(0);
        QCOMPARE(pane()->bars()->chosen(), std::optional(0));
        pane()->prefixChip()->click();
        QTRY_COMPARE(rows(), 4);
        QCOMPARE(pane()->bars()->chosen(), std::nullopt);
        QVERIFY(!pane()->prefixChip()->isVisible());
    }

    void swapsBeforeAndAfter()
    {
        compare();
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->swap();
        QCOMPARE(m_window->pathBefore(), m_after);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(pane()->tile(DiffKind::Added)->detail(), QStringLiteral("100 B"));
        QCOMPARE(pane()->tile(DiffKind::Removed)->detail(), QStringLiteral("2.00 kB"));
    }

    void comparesContentsOnDemand()
    {
        test::runSql(m_after, "UPDATE cache SET data = x'0102030405' WHERE key = 'same'");
        m_window->contentBox()->setChecked(true);
        compare();
        QCOMPARE(pane()->tile(DiffKind::Restored)->figure(), QStringLiteral("2"));
        QVERIFY(pane()->verdict()->text().contains(QStringLiteral("1 other content of the same size")));
    }

    void comparesAFileWithItself()
    {
        open(m_after);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->setOther(m_after);
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(pane()->verdict()->text().startsWith(QStringLiteral("The files have the same entries.")));
        QCOMPARE(rows(), 0);
    }

    void saysInPlaceWhyAFileCannotBeOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("not there") << QStringLiteral("/none.db");
        QTest::newRow("no cache") << test::dataFile(QStringLiteral("README.md"));
        QTest::newRow("a directory") << QStringLiteral("/tmp");
    }
    void saysInPlaceWhyAFileCannotBeOpened()
    {
        QFETCH(QString, path);
        open(m_after);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->setOther(path);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(m_window->trouble()->tone(), Tone::Bad);
        QVERIFY(m_window->trouble()->isVisible());
        QVERIFY(m_window->trouble()->text().contains(path));
        QVERIFY(!pane()->isVisible());
        m_window->setOther(m_before);
        QTRY_COMPARE(ended.count(), 2);
        QVERIFY(!m_window->trouble()->isVisible());
        QVERIFY(pane()->isVisible());
    }

    void warnsOfDamage()
    {
        compare();
        QCOMPARE(pane()->verdict()->tone(), Tone::Neutral);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->setOther(test::dataFile(QStringLiteral("extraction-truncated.db")));
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(pane()->verdict()->tone(), Tone::Warning);
        QVERIFY(pane()->verdict()->text().contains(QStringLiteral("is cut short")));
    }

    void cancelsAndStartsAnew()
    {
        const QString large = m_directory->filePath(QStringLiteral("large.db"));
        test::createLargeTable(large);
        open(large);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->setOther(m_before);
        m_window->cancel();
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(m_window->trouble()->isVisible() || pane()->isVisible());
        m_window->setOther(m_before);
        m_window->setOther(m_after); // while that is compared
        QTRY_COMPARE(ended.count(), 3);
        QTRY_VERIFY(!m_window->isRunning());
        QCOMPARE(m_window->pathBefore(), m_after);
        QCOMPARE(pane()->model()->diff()->before.file.info().path, m_after);
    }

    void forgetsTheFileThatIsClosed()
    {
        compare();
        const auto lifetime = pane()->model()->diff()->after.file.lifetime();
        m_window->leaveFile();
        QVERIFY(m_window->pathAfter().isEmpty());
        QCOMPARE(rows(), 0);
        QVERIFY(!pane()->isVisible());
        QVERIFY(pane()->model()->diff() == nullptr);
        QTRY_VERIFY(lifetime.expired()); // nothing is open any more
    }

    void nothingRunsOnForAFileThatIsClosed()
    {
        open(m_after);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        m_window->setOther(m_before);
        m_window->leaveFile(); // which what runs may be too late to notice
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!m_window->isRunning());
        const auto bars = m_window->findChildren<QProgressBar *>();
        for (const QProgressBar *bar : bars)
            QVERIFY(!bar->isVisible());
    }

    void keepsTheResultAndAsksForAnotherFileWhenItIsShownAgain()
    {
        compare();
        const auto diff = pane()->model()->diff();
        m_window->setOpenFile(openSource(m_after));
        QCOMPARE(pane()->model()->diff(), diff);
        QCOMPARE(m_window->findChildren<QFileDialog *>().size(), 1);
    }

    void copiesKeys()
    {
        compare();
        pane()->table()->selectAll();
        pane()->copyKeys();
        QTRY_COMPARE(pane()->note(), QStringLiteral("4 keys were copied."));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("pin\ntokens/1\nviews/1\nviews/2"));
        pane()->table()->selectRow(1);
        QTest::keyClick(pane()->table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(pane()->note(), QStringLiteral("The key was copied."));
    }

    void copiesKeysUpToALimit()
    {
        compare();
        DiffKeyJob job;
        QSignalSpy read(&job, &DiffKeyJob::read);
        QSignalSpy failed(&job, &DiffKeyJob::failed);
        job.start(pane()->model()->diff(), {0, 1}, 100, 4);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.constFirst().constFirst().value<Error>().code, ErrorCode::TooLarge);
        QCOMPARE(read.count(), 0);
    }

    void savesWhatIsListed()
    {
        compare();
        pane()->tile(DiffKind::Touched)->click();
        QTRY_COMPARE(rows(), 3);
        const QTemporaryDir elsewhere;
        const QString path = elsewhere.filePath(QStringLiteral("list.csv"));
        pane()->saveTo(path);
        QTRY_VERIFY(pane()->note().startsWith(QStringLiteral("3 entries were saved to")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.at(1), QByteArray("restored,tokens/1,10,1,false,2,20,1,false,2"));
        QCOMPARE(lines.at(2), QByteArray("removed,views/1,100,1,false,1,,,,"));
    }

    void saysWhySavingFailed()
    {
        compare();
        pane()->saveTo(QStringLiteral("/none/list.csv"));
        QTRY_VERIFY(pane()->note().contains(QStringLiteral("cannot be written")));
        pane()->saveTo(m_after);
        QTRY_VERIFY(pane()->note().contains(QStringLiteral("directory of the cache file")));
    }

    void sortsByItsTitles()
    {
        compare();
        auto *header = pane()->table()->horizontalHeader();
        QVERIFY(header);
        inspect::DiffQuery query = pane()->model()->query();
        query.sort = inspect::DiffSort::SizeAfter;
        query.descending = true;
        pane()->model()->setQuery(query);
        QTRY_VERIFY(!pane()->model()->isLoading());
        QCOMPARE(header->sortIndicatorSection(), static_cast<int>(DiffTableModel::SizeAfter));
        QCOMPARE(pane()->model()->index(0, DiffTableModel::SizeAfter).data().toString(),
                 QStringLiteral("2.00 kB"));
    }

    void takesADroppedFile()
    {
        open(m_after);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_before)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QSignalSpy ended(m_window.get(), &CompareWindow::ended);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(m_window->pathBefore(), m_before);
    }

    void goesWithTheOpenFile()
    {
        QWidget window;
        auto *tools = new FileTools(*m_theme, &window);
        QSignalSpy ended(tools, &FileTools::ended);
        tools->showCompare(openSource(m_after));
        QVERIFY(tools->compare()->isVisible());
        tools->compare()->setOther(m_before);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.constFirst().constFirst().value<Job>(), Job::Compare);
        tools->leaveFile();
        QVERIFY(!tools->compare()->isVisible());
        QVERIFY(tools->compare()->pathAfter().isEmpty());
    }

    void rowsLeadToTheEntriesOfTheOpenFile()
    {
        compare();
        QSignalSpy wanted(m_window.get(), &CompareWindow::entryRequested);
        const DiffTableModel *model = m_window->pane()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const inspect::DiffRow &diff =
                model->diff()->rows[(*model->rows())[static_cast<std::size_t>(row)]];
            const qsizetype before = wanted.count();
            Q_EMIT m_window->pane()->table()->activated(model->index(row, 0));
            const bool isThere = diff.after != inspect::DiffRow::kNone;
            QCOMPARE(wanted.count(), before + (isThere ? 1 : 0));
            if (isThere)
                QCOMPARE(wanted.last().first().toLongLong(),
                         model->diff()->after.scan.index->rowid(diff.after));
            else
                QVERIFY(m_window->trouble()->isVisible());
        }
        QVERIFY(wanted.count() > 0);
    }

    void namesItsControls()
    {
        compare();
        QCOMPARE(test::unnamedControls(m_window.get()), QStringList());
        QVERIFY(!m_window->isModal());
    }
};

QTEST_MAIN(TestCompareWindow)
#include "test_compare_window.moc"
