// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector.h"
#include "ui/theme/theme.h"
#include "ui/widgets/entry_details.h"

#include <QPlainTextEdit>
#include <QTest>

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
};

QTEST_MAIN(TestEntryDetails)
#include "test_entry_details.moc"
