// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/support.h"
#include "ui/file/entry_export.h"

#include <QDir>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    static inspect::EntryView firstRows(int count)
    {
        auto list = std::make_shared<inspect::EntryList>();
        for (int i = 1; i <= count; ++i)
            list->rowids.push_back(i);
        return list;
    }

    static inspect::CacheFile audio()
    {
        const auto file = inspect::CacheFile::open(test::dataFile(QStringLiteral("audio.db")));
        return *file;
    }

private Q_SLOTS:
    void tellsWhatWasExported()
    {
        QWidget window;
        EntryExport exporting(&window);
        QSignalSpy told(&exporting, &EntryExport::told);
        QSignalSpy ended(&exporting, &EntryExport::ended);
        QSignalSpy progressed(&exporting, &EntryExport::progressed);
        const QString target = m_directory.filePath(QStringLiteral("values"));
        exporting.start(ExportKind::Values, {audio(), firstRows(5), {{0, 4}}}, target);
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(ended.count(), 1);
        QVERIFY(progressed.count() >= 1);
        const QString text = told.first().at(1).toString();
        QVERIFY2(text.contains(QStringLiteral("5 values")) && text.contains(target), qPrintable(text));
        QCOMPARE(told.first().at(0).value<Tone>(), Tone::Good);
        QCOMPARE(QDir(target).entryList(QDir::Files).size(), 6); // and index.csv
    }

    void tellsWhyNothingWasExported()
    {
        QWidget window;
        EntryExport exporting(&window);
        QSignalSpy told(&exporting, &EntryExport::told);
        exporting.start(ExportKind::Values, {audio(), firstRows(5), {{0, 4}}},
                        QStringLiteral("/proc/no/such/place"));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().at(0).value<Tone>(), Tone::Bad);
        QVERIFY(!told.first().at(1).toString().isEmpty());
    }

    void tellsWhatWasListed()
    {
        QWidget window;
        EntryExport exporting(&window);
        QSignalSpy told(&exporting, &EntryExport::told);
        QSignalSpy ended(&exporting, &EntryExport::ended);
        const QString target = m_directory.filePath(QStringLiteral("100%1.csv"));
        exporting.start(ExportKind::Csv, {audio(), firstRows(5), {{0, 4}}}, target);
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(ended.count(), 1);
        const QString text = told.first().at(1).toString();
        QVERIFY2(text.contains(QStringLiteral("5 entries")) && text.contains(target), qPrintable(text));
        QVERIFY(QFileInfo::exists(target));
    }

    void suggestsANameForAValue()
    {
        QWidget window;
        EntryExport exporting(&window);
        QSignalSpy told(&exporting, &EntryExport::told);
        exporting.ask(ExportKind::OneValue, {audio(), firstRows(1), {{0, 0}}});
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<QFileDialog *>()));
        QVERIFY(dialog->selectedFiles().value(0).endsWith(QStringLiteral(".opus")));
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        Q_EMIT dialog->fileSelected(m_directory.filePath(QStringLiteral("one.opus")));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told.first().at(0).value<Tone>(), Tone::Good);
        QVERIFY(QFileInfo::exists(m_directory.filePath(QStringLiteral("one.opus"))));
    }

    void exportsOnceAtATime()
    {
        QWidget window;
        EntryExport exporting(&window);
        QSignalSpy told(&exporting, &EntryExport::told);
        exporting.start(ExportKind::Values, {audio(), firstRows(5), {{0, 4}}},
                        m_directory.filePath(QStringLiteral("first")));
        exporting.ask(ExportKind::Values, {audio(), firstRows(5), {{0, 4}}});
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.first().at(0).value<Tone>(), Tone::Warning);
        QTRY_COMPARE(told.count(), 2);
    }
};

QTEST_MAIN(TestEntryExport)
#include "test_entry_export.moc"
