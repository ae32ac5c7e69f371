// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the window opens files that are not plainly caches, and what it says about them.
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/dialogs/proof_dialog.h"
#include "ui/dialogs/table_dialog.h"
#include "ui/file/file_tools.h"
#include "ui/settings.h"
#include "ui/table/text_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/verdict_line.h"
#include "ui/window/main_window.h"

#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestOpening : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;

    void openAndScan(const QString &path)
    {
        QSignalSpy scanned(&m_window->inspector(), &inspect::Inspector::scanFinished);
        m_window->openFile(path);
        QTRY_COMPARE(scanned.count(), 1);
    }

    QStringList chips() const
    {
        QStringList texts;
        for (const Chip &chip : m_window->header()->content().chips)
            texts << chip.text;
        return texts;
    }

    QPushButton *chip(const QString &text) const
    {
        const auto buttons = m_window->header()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }

    /// Chips are shown a turn of the event loop after they were made.
    void clickChip(const QString &text)
    {
        QTRY_VERIFY2(chip(text), qPrintable(QStringLiteral("There is no chip ") + text));
        chip(text)->click();
    }

    TableDialog *tableDialog() const { return m_window->findChild<TableDialog *>(); }
    QString text() const { return m_window->banner()->text(); }

    QString makeFile(const QByteArray &sql)
    {
        const QString path = m_directory->filePath(QStringLiteral("other.db"));
        test::runSql(path, sql);
        return path;
    }

    static QByteArray pages()
    {
        return "CREATE TABLE pages(url TEXT, body BLOB, more BLOB);"
               "INSERT INTO pages VALUES('http://a', x'0102', x'01'), ('http://b', x'01', x'02')";
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_directory->filePath(QStringLiteral("settings.ini")));
        m_window = std::make_unique<MainWindow>(*m_theme, *m_settings);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void saysThatAFileIsUntouched()
    {
        openAndScan(test::dataFile(QStringLiteral("audio.db")));
        QCOMPARE(chips(), QStringLiteral("Read-only, untouched|no log|exact").split(QLatin1Char('|')));
        QVERIFY(!m_window->banner()->isVisible());
    }

    void saysThatTheLogIsRead()
    {
        openAndScan(test::dataFile(QStringLiteral("extraction-live/cache.db")));
        QCOMPARE(chips()[0], QStringLiteral("Read-only, its log's rows are seen"));
        QVERIFY(chips()[1].startsWith(QStringLiteral("log beside it: ")));
    }

    void opensAFileAgainThatWasChanged()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        openAndScan(path);
        QCOMPARE(m_window->inspector().info().entries, 113);
        test::addRow(path, QStringLiteral("new"), 10, 1.0);
        clickChip(QStringLiteral("changed on disk"));
        QTRY_VERIFY(m_window->inspector().isOpen() && m_window->inspector().info().entries == 114);
        QTRY_VERIFY(!chips().contains(QStringLiteral("changed on disk")));
    }

    void keepsWhatIsShownOfAFileThatDidNotChange()
    {
        openAndScan(test::dataFile(QStringLiteral("audio.db")));
        QTRY_VERIFY(m_window->inspector().types() && m_window->inspector().types()->exact);
        QSignalSpy closed(&m_window->inspector(), &inspect::Inspector::closed);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(m_window->banner()->isVisible());
        QVERIFY(text().contains(QStringLiteral("has not changed")));
        QCOMPARE(closed.count(), 0);
    }

    void scansAgainWhatWasCancelled()
    {
        QSignalSpy failed(&m_window->inspector(), &inspect::Inspector::scanFailed);
        const auto pause = connect(&m_window->inspector(), &inspect::Inspector::opened, m_window.get(),
                                   [this] { m_window->inspector().setScanPaused(true); });
        m_window->openFile(test::dataFile(QStringLiteral("audio.db")));
        QTRY_VERIFY(m_window->inspector().isOpen());
        m_window->inspector().cancelScan();
        QTRY_COMPARE(failed.count(), 1);
        disconnect(pause);
        QVERIFY(chips().contains(QStringLiteral("not scanned")));
        QSignalSpy closed(&m_window->inspector(), &inspect::Inspector::closed);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(m_window->inspector().summary());
        QTRY_VERIFY(chips().contains(QStringLiteral("exact")));
        QCOMPARE(closed.count(), 0);
    }

    void saysThatAFileIsLive()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        QProcess holder;
        holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
        QVERIFY(holder.waitForReadyRead());
        openAndScan(path);
        QCOMPARE(chips()[0], QStringLiteral("Live: another process has it open"));
        QVERIFY(!m_window->banner()->isVisible());
        clickChip(QStringLiteral("1 note"));
        QVERIFY(text().startsWith(QStringLiteral("Another process has the file open")));
        clickChip(chips()[0]);
        ProofDialog *proof = m_window->fileTools()->proof();
        QVERIFY(proof->isVisible());
        QVERIFY(!proof->hashButton()->isEnabled());
        m_window->fileTools()->leaveFile();
        QVERIFY(!proof->isVisible());
        m_window.reset();
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished());
    }

    void leadsToTheProof()
    {
        openAndScan(test::dataFile(QStringLiteral("audio.db")));
        clickChip(QStringLiteral("Read-only, untouched"));
        ProofDialog *proof = m_window->fileTools()->proof();
        QVERIFY(proof->isVisible());
        QTRY_COMPARE(proof->verdict()->tone(), Tone::Good);
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
    }

    void salvagesATruncatedFile()
    {
        openAndScan(test::dataFile(QStringLiteral("extraction-truncated.db")));
        QVERIFY(m_window->inspector().info().salvaged);
        QVERIFY(text().startsWith(QStringLiteral("Salvaged: ")));
        QVERIFY2(text().contains(QStringLiteral(" entries survive.")), qPrintable(text()));
        QVERIFY(chips()[2].startsWith(QStringLiteral("salvaged: ")));
        m_window->banner()->clear();
        clickChip(chips()[2]);
        QVERIFY(m_window->banner()->isVisible());
    }

    void saysWhenTooLittleIsThereToSalvage()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        QVERIFY(QFile::resize(path, 700));
        m_window->openFile(path);
        QTRY_VERIFY(m_window->banner()->isVisible());
        QVERIFY(!m_window->inspector().isOpen());
        QCOMPARE(m_window->banner()->buttons().size(), 1);
        m_window->banner()->buttons().first()->click();
        CheckDialog *check = m_window->fileTools()->check();
        QVERIFY(check->isVisible());
        check->start();
        QTRY_COMPARE(check->verdict()->tone(), Tone::Bad);
    }

    void asksForTheTableOfAnUnknownDatabase()
    {
        const QString path = makeFile(pages());
        m_window->openFile(path);
        QTRY_VERIFY(tableDialog());
        QVERIFY(tableDialog()->isVisible());
        tableDialog()->accept();
        QTRY_VERIFY(m_window->inspector().isOpen());
        QCOMPARE(m_window->inspector().info().format.columns.key, QStringLiteral("url"));
        QCOMPARE(m_window->inspector().info().entries, 2);
        QVERIFY(!m_window->banner()->isVisible());
        // The next time it opens without a question.
        QTRY_VERIFY(!tableDialog());
        QSignalSpy opened(&m_window->inspector(), &inspect::Inspector::opened);
        m_window->openFile(path);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(!tableDialog());
    }

    void offersTheQuestionAgain()
    {
        m_window->openFile(makeFile(pages()));
        QTRY_VERIFY(tableDialog());
        tableDialog()->reject();
        QTRY_VERIFY(!tableDialog());
        QVERIFY(m_window->banner()->isVisible());
        QCOMPARE(m_window->banner()->buttons().size(), 1);
        m_window->banner()->buttons().first()->click();
        QTRY_VERIFY(tableDialog());
    }

    void asksWhichOfSeveralTables()
    {
        const QString path =
            makeFile("CREATE TABLE responses (key TEXT PRIMARY KEY, value BLOB);"
                     "CREATE TABLE solid_cache_entries (key blob, value blob, created_at);"
                     "INSERT INTO solid_cache_entries VALUES('k', x'01', '2026-01-21 10:00:00')");
        m_window->openFile(path);
        QTRY_VERIFY(tableDialog());
        QCOMPARE(tableDialog()->tables()->rowCount(), 2);
        const bool first =
            tableDialog()->tables()->item(0, 0)->text() == QLatin1String("solid_cache_entries");
        tableDialog()->tables()->setCurrentCell(first ? 0 : 1, 0);
        tableDialog()->accept();
        QTRY_VERIFY(m_window->inspector().isOpen());
        QCOMPARE(m_window->inspector().info().format.kind, inspect::FormatKind::SolidCache);
    }

    void forgetsATableThatIsGone()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        inspect::TableMapping mapping;
        mapping.table = QStringLiteral("gone");
        mapping.complete = true;
        m_settings->setTableMapping(path, mapping);
        openAndScan(path);
        QCOMPARE(m_window->inspector().info().format.kind, inspect::FormatKind::Production);
        QVERIFY(!m_settings->tableMapping(path));
    }

    void readsAnotherTableOfTheOpenFile()
    {
        const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), m_directory->path());
        test::runSql(path, pages());
        openAndScan(path);
        QCOMPARE(m_window->inspector().info().entries, 113);
        const auto actions = m_window->actions();
        for (QAction *action : actions) {
            if (action->text().contains(QStringLiteral("another")))
                action->trigger();
        }
        QTRY_VERIFY(tableDialog());
        QCOMPARE(tableDialog()->mapping().table, QStringLiteral("cache"));
        QVERIFY(m_window->inspector().isOpen());
        tableDialog()->tables()->setCurrentCell(1, 0);
        tableDialog()->accept();
        QTRY_VERIFY(m_window->inspector().isOpen() && m_window->inspector().info().entries == 2);
    }

    void saysThatADatabaseHasNoTables()
    {
        m_window->openFile(makeFile("CREATE TABLE t(a); DROP TABLE t"));
        QTRY_VERIFY(m_window->banner()->isVisible());
        QVERIFY(text().contains(QStringLiteral("no tables at all")));
        QVERIFY(!tableDialog());
        QVERIFY(m_window->banner()->buttons().isEmpty());
    }

    void showsThatACheckFoundDamage()
    {
        const QString path = m_directory->filePath(QStringLiteral("damaged.db"));
        test::createProductionTable(path);
        for (int i = 0; i < 200; ++i)
            test::addRow(path, QStringLiteral("key %1").arg(i), 10, i);
        test::breakIndex(path, "sqlite_autoindex_cache_1");
        openAndScan(path);
        m_window->fileTools()->showCheck({path, m_window->inspector().file()});
        m_window->fileTools()->check()->start();
        QTRY_VERIFY(chips().contains(QStringLiteral("damaged")));
        QVERIFY(m_window->fileTools()->check()->isVisible());
        m_window->openFile(test::dataFile(QStringLiteral("audio.db")));
        QTRY_COMPARE(m_window->inspector().info().path, test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(!m_window->fileTools()->check()->isVisible());
        QVERIFY(!chips().contains(QStringLiteral("damaged")));
    }
};

QTEST_MAIN(TestOpening)
#include "test_opening.moc"
