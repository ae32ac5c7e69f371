// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/preview/key_field.h"
#include "ui/theme/theme.h"
#include "ui/widgets/entry_details.h"
#include "ui/widgets/hash_row.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryDetails : public QObject
{
    Q_OBJECT

    static inspect::Entry entry(const QString &key)
    {
        inspect::Entry entry;
        entry.key = key;
        return entry;
    }

    static bool shows(const QWidget &widget, const QString &text)
    {
        const auto labels = widget.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    QTemporaryDir m_directory;

    /// Three entries: "a", "a:ts", and "<b>", which is pinned; 1 is the oldest.
    void open(inspect::Inspector &inspector)
    {
        const QString path = m_directory.filePath(QStringLiteral("cache.db"));
        if (!QFileInfo::exists(path)) {
            test::createProductionTable(path);
            test::runSql(path, "INSERT INTO cache VALUES('a', 'text', 4, 1.0, 1.0, 0),"
                               "('a:ts', '{}', 2, 2.0, 2.0, 0), ('<b>', x'00', 1, 3.0, 3.0, 1)");
        }
        QSignalSpy scanned(&inspector, &inspect::Inspector::scanFinished);
        inspector.open(path);
        QTRY_COMPARE(scanned.count(), 1);
    }

    static inspect::Entry numbered(qint64 rowid, const QString &key)
    {
        inspect::Entry entry;
        entry.rowid = rowid;
        entry.key = key;
        entry.lastAccessed = static_cast<double>(rowid);
        return entry;
    }

private Q_SLOTS:
    void keepsWhatIsSelectedInTheKey()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.setEntry(entry(QStringLiteral("a key")));
        details.key()->selectAll();
        inspect::Entry complete = entry(QStringLiteral("a key"));
        complete.createdAt = 1.0;
        details.setEntry(complete);
        QCOMPARE(details.key()->textCursor().selectedText(), QStringLiteral("a key"));
        details.setEntry(entry(QStringLiteral("another")));
        QCOMPARE(details.key()->toPlainText(), QStringLiteral("another"));
        QVERIFY(!details.key()->textCursor().hasSelection());
    }

    void showsAnEmptyKey()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.setEntry(entry(QStringLiteral("a key")));
        details.setEntry(entry(QString()));
        QVERIFY(details.key()->toPlainText().isEmpty());
    }

    void tellsWhatTheFileKnowsOfAnEntry()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.resize(400, 800);
        details.show();
        open(inspector);
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
        QVERIFY(shows(details, QStringLiteral("4 B"))); // would be dropped before it
        QVERIFY(shows(details, QStringLiteral("last_accessed")));
        QVERIFY(shows(details, QStringLiteral("'{}'")));
        details.setEntry(numbered(3, QStringLiteral("<b>")));
        QTRY_VERIFY(shows(details, QStringLiteral("never evicted: pinned")));
        QVERIFY(!shows(details, QStringLiteral("Siblings")));
    }

    void leadsToNeighboursAndSiblings()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.show();
        open(inspector);
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
        QSignalSpy requested(&details, &EntryDetails::entryRequested);
        QList<qint64> rowids;
        for (QPushButton *button : details.findChildren<QPushButton *>()) {
            if (button != details.hash()->button())
                button->click();
        }
        for (const auto &signal : requested)
            rowids << signal.first().toLongLong();
        QCOMPARE(rowids, (QList<qint64>{1, 3, 1})); // read before, read after, sibling
    }

    void asksTheFileOnlyWhileItIsSeen()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        open(inspector);
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QVERIFY(!shows(details, QStringLiteral("2 of 2")));
        details.show();
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
    }

    void tellsThePlaceWhenTheScanIsDone()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.show();
        open(inspector);
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
        QSignalSpy scanned(&inspector, &inspect::Inspector::scanFinished);
        inspector.rescan();
        QTRY_COMPARE(scanned.count(), 1);
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
    }

    void hashesTheValueWhenAsked()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.show();
        open(inspector);
        details.setEntry(numbered(1, QStringLiteral("a")));
        QVERIFY(details.hash()->text().isEmpty());
        details.hash()->button()->click();
        QTRY_COMPARE(
            details.hash()->text(),
            QString::fromLatin1(QCryptographicHash::hash("text", QCryptographicHash::Sha256).toHex()));
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QVERIFY(details.hash()->text().isEmpty()); // of the other entry
        details.hash()->button()->click();
        details.hash()->button()->click(); // cancels
        QVERIFY(details.hash()->text().isEmpty());
    }

    void saysThatTheEntryIsGone()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.show();
        open(inspector);
        details.setEntry(numbered(99, QStringLiteral("gone")));
        QTRY_VERIFY(shows(details, QStringLiteral("not in the file any more")));
        details.hash()->button()->click();
        QTRY_VERIFY(details.hash()->text().contains(QStringLiteral("not there any more")));
    }

    void namesAllItsControls()
    {
        const Theme theme(*qApp);
        inspect::Inspector inspector;
        EntryDetails details(theme, inspector);
        details.show();
        open(inspector);
        details.setEntry(numbered(2, QStringLiteral("a:ts")));
        QTRY_VERIFY(shows(details, QStringLiteral("2 of 2")));
        QCOMPARE(test::unnamedControls(&details), QStringList());
    }
};

QTEST_MAIN(TestEntryDetails)
#include "test_entry_details.moc"
