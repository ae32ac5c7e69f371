// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/inspect_support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/dialogs/mapping_form.h"
#include "ui/dialogs/table_dialog.h"
#include "ui/table/text_table.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestTableDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<TableReader> m_reader;
    std::unique_ptr<TableDialog> m_dialog;

    void ask(const QByteArray &sql, const inspect::TableMapping &current = {})
    {
        const QString path = m_directory->filePath(QStringLiteral("unknown.db"));
        test::runSql(path, sql);
        std::vector<inspect::TableCandidate> tables;
        connect(m_reader.get(), &TableReader::found, this,
                [&tables](const std::vector<inspect::TableCandidate> &found) { tables = found; });
        m_reader->findTables({path, {}});
        QTRY_VERIFY(!tables.empty());
        m_dialog = std::make_unique<TableDialog>(
            *m_theme, TableQuestion{path, QStringLiteral("No cache."), tables, current}, *m_reader);
        m_dialog->show();
    }

    QComboBox *box(const QString &name) const
    {
        const auto boxes = m_dialog->findChildren<QComboBox *>();
        for (QComboBox *one : boxes) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }

    void choose(const QString &part, const QString &text)
    {
        QComboBox *chosen = box(part);
        chosen->setCurrentIndex(chosen->findText(text));
        Q_EMIT chosen->activated(chosen->currentIndex());
    }

    QPushButton *open() const
    {
        const auto buttons = m_dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->accessibleName() == QLatin1String("Open"))
                return button;
        }
        return nullptr;
    }

    bool says(const QString &text) const
    {
        const auto labels = m_dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    static QByteArray pages()
    {
        return "CREATE TABLE log(line);"
               "CREATE TABLE pages(id INTEGER PRIMARY KEY, url TEXT, body BLOB, atime INTEGER, other "
               "INTEGER);"
               "INSERT INTO log VALUES('a'), ('b');"
               "INSERT INTO pages VALUES(1, 'http://a', x'0102', 1700000000000, 5),"
               " (2, 'http://b', x'01', 1700000000000, 6)";
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_reader = std::make_unique<TableReader>();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_reader.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void guessesTheColumns()
    {
        ask(pages());
        const inspect::TableMapping mapping = m_dialog->mapping();
        QCOMPARE(mapping.table, QStringLiteral("pages"));
        QCOMPARE(mapping.key, QStringLiteral("url"));
        QCOMPARE(mapping.value, QStringLiteral("body"));
        QCOMPARE(mapping.accessed, QStringLiteral("atime"));
        QVERIFY(mapping.created.isEmpty());
        QVERIFY(mapping.complete);
        QVERIFY(open()->isEnabled());
    }

    void showsTablesWithRowsAndTheFirstOfThem()
    {
        ask(pages());
        QCOMPARE(m_dialog->tables()->rowCount(), 2);
        QTRY_COMPARE(m_dialog->tables()->item(0, 1)->text(), QStringLiteral("2"));
        QTRY_COMPARE(m_dialog->rows()->rowCount(), 2);
        QCOMPARE(m_dialog->rows()->item(1, 1)->text(), QStringLiteral("http://b"));
        QCOMPARE(m_dialog->rows()->item(0, 2)->text(), QStringLiteral("BLOB, 2 B"));
        QCOMPARE(m_dialog->rows()->horizontalHeaderItem(1)->text(), QStringLiteral("url → key"));
        QCOMPARE(m_dialog->rows()->horizontalHeaderItem(4)->text(), QStringLiteral("other"));
    }

    void saysWhatTimesReadAs()
    {
        ask(pages());
        QTRY_VERIFY(says(QStringLiteral("2023-11-14 22:13:20, taken as milliseconds")));
        choose(QStringLiteral("Unit of Last read"), QStringLiteral("microseconds"));
        QVERIFY(says(QStringLiteral("1970-01-20 16:13:20")));
        QCOMPARE(m_dialog->mapping().accessedUnit, std::optional(inspect::TimeUnit::Microseconds));
        choose(QStringLiteral("Last read"), QStringLiteral("url"));
        QVERIFY(says(QStringLiteral("no time in the first rows")));
    }

    void asksForAUnitOfTimesOnly()
    {
        ask(pages());
        QComboBox *unit = box(QStringLiteral("Unit of Last read"));
        QVERIFY(unit->isVisible());
        QCOMPARE(unit->itemText(0), QStringLiteral("detect unit"));
        QVERIFY(!box(QStringLiteral("Unit of Stored"))->isVisible());
        choose(QStringLiteral("Last read"), QStringLiteral("none"));
        QVERIFY(!unit->isVisible());
        choose(QStringLiteral("Last read"), QStringLiteral("atime"));
        QVERIFY(unit->isVisible());
    }

    void takesOtherColumns()
    {
        ask(pages());
        choose(QStringLiteral("Key"), QStringLiteral("id"));
        choose(QStringLiteral("Last read"), QStringLiteral("none"));
        QCOMPARE(m_dialog->mapping().key, QStringLiteral("id"));
        QVERIFY(m_dialog->mapping().accessed.isEmpty());
    }

    void saysWhatIsMissing()
    {
        ask(pages());
        m_dialog->tables()->setCurrentCell(1, 0);
        QCOMPARE(m_dialog->mapping().table, QStringLiteral("log"));
        QVERIFY(!open()->isEnabled());
        QVERIFY(says(QStringLiteral("Choose the columns that have the keys and the values.")));
        choose(QStringLiteral("Key"), QStringLiteral("line"));
        QVERIFY(says(QStringLiteral("Choose the column that has the values.")));
        choose(QStringLiteral("Value"), QStringLiteral("line"));
        QVERIFY(says(QStringLiteral("cannot be the same column")));
        QTRY_COMPARE(m_dialog->rows()->rowCount(), 2);
    }

    void startsWithWhatIsReadNow()
    {
        inspect::TableMapping current;
        current.table = QStringLiteral("pages");
        current.key = QStringLiteral("id");
        current.value = QStringLiteral("url");
        current.createdUnit = inspect::TimeUnit::Nanoseconds;
        current.complete = true;
        ask(pages(), current);
        QCOMPARE(m_dialog->mapping(), current);
    }

    void keepsAKnownFormatKnown()
    {
        ask("CREATE TABLE Cache (rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL,"
            " expire_time REAL, access_time REAL, access_count INTEGER DEFAULT 0, tag BLOB,"
            " size INTEGER DEFAULT 0, mode INTEGER DEFAULT 0, filename TEXT, value BLOB)");
        QVERIFY(box(QStringLiteral("Size"))->isVisible());
        QCOMPARE(box(QStringLiteral("Size"))->itemText(0), QStringLiteral("none: count as 0 bytes"));
        inspect::OpenOptions options;
        options.mapping = m_dialog->mapping();
        const auto file =
            inspect::CacheFile::open(m_directory->filePath(QStringLiteral("unknown.db")), options);
        QCOMPARE(file.value().info().format.kind, inspect::FormatKind::DiskCache);
        QTRY_VERIFY(says(QStringLiteral("The table is empty.")));
    }

    void showsTextFromTheFileAsItIs()
    {
        ask("CREATE TABLE \"<b>&x</b>\"(key, value); INSERT INTO \"<b>&x</b>\" VALUES('<i>&k</i>', 1)");
        QCOMPARE(m_dialog->tables()->item(0, 0)->text(), QStringLiteral("<b>&x</b>"));
        QTRY_COMPARE(m_dialog->rows()->rowCount(), 1);
        QCOMPARE(m_dialog->rows()->item(0, 0)->text(), QStringLiteral("<i>&k</i>"));
    }

    void everyControlHasAnAccessibleName()
    {
        ask(pages());
        QCOMPARE(test::unnamedControls(m_dialog.get()), QStringList());
    }
};

QTEST_MAIN(TestTableDialog)
#include "test_table_dialog.moc"
