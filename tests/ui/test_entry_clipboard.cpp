// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/file/entry_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryClipboard : public QObject
{
    Q_OBJECT

    std::unique_ptr<inspect::Inspector> m_inspector;
    std::unique_ptr<EntryClipboard> m_clipboard;

private Q_SLOTS:
    void init()
    {
        m_clipboard.reset();
        m_inspector = std::make_unique<inspect::Inspector>();
        m_clipboard = std::make_unique<EntryClipboard>(*m_inspector);
        QSignalSpy opened(m_inspector.get(), &inspect::Inspector::opened);
        m_inspector->open(test::dataFile(QStringLiteral("audio.db")));
        QVERIFY(opened.wait());
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    }

    void cleanup() { m_clipboard.reset(); }

    void putsKeysOnTheClipboard()
    {
        QSignalSpy told(m_clipboard.get(), &EntryClipboard::told);
        QSignalSpy ended(m_clipboard.get(), &EntryClipboard::ended);
        QSignalSpy progressed(m_clipboard.get(), &EntryClipboard::progressed);
        m_clipboard->copy(inspect::CopyForm::Keys, {1, 2});
        QVERIFY(!progressed.isEmpty());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(told.first().first().toString(), QStringLiteral("2 keys were copied"));
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 1);
    }

    void leavesTheClipboardWhenItFails()
    {
        QSignalSpy failed(m_clipboard.get(), &EntryClipboard::failed);
        QSignalSpy ended(m_clipboard.get(), &EntryClipboard::ended);
        m_clipboard->copy(inspect::CopyForm::Value, {1}); // sound
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void leavesTheClipboardWhenCancelled()
    {
        QSignalSpy told(m_clipboard.get(), &EntryClipboard::told);
        QSignalSpy ended(m_clipboard.get(), &EntryClipboard::ended);
        m_clipboard->copy(inspect::CopyForm::Keys, {1});
        m_clipboard->cancel();
        QCOMPARE(ended.count(), 1);
        m_clipboard->copy(inspect::CopyForm::Json, {2});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().first().toString(), QStringLiteral("1 entry was copied"));
    }

    void endsWithTheFile()
    {
        QSignalSpy ended(m_clipboard.get(), &EntryClipboard::ended);
        m_clipboard->copy(inspect::CopyForm::Keys, {1});
        m_inspector->close();
        QVERIFY(ended.count() >= 1);
    }
};

QTEST_MAIN(TestEntryClipboard)
#include "test_entry_clipboard.moc"
