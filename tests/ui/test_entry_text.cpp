// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_text.h"

#include <QTest>

#include <cmath>

using namespace cachescope;
using namespace cachescope::ui;

class TestEntryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAShortKeyWhole()
    {
        inspect::Entry entry;
        entry.key = QString(2000, u'k');
        QCOMPARE(entryText(entry, EntryTableModel::Key), entry.key);
    }

    void cutsAKeyOfManyMegabytes()
    {
        inspect::Entry entry;
        entry.key = QString(10'000'000, u'k');
        QCOMPARE(entryText(entry, EntryTableModel::Key), QString(2000, u'k') + QStringLiteral("…"));
    }

    void neverCutsACharacterInTwo()
    {
        inspect::Entry entry;
        entry.key = QString(1999, u'k') + QStringLiteral("🔑🔑");
        QCOMPARE(entryText(entry, EntryTableModel::Key), QString(1999, u'k') + QStringLiteral("…"));
    }

    void cutsWhatTheFileHasInsteadOfTimes()
    {
        inspect::Entry entry;
        entry.lastAccessed = std::nan("");
        entry.lastAccessedLiteral = entry.createdLiteral = QString(5000, u't');
        QCOMPARE(entryText(entry, EntryTableModel::LastRead).size(), 2001);
        QCOMPARE(entryText(entry, EntryTableModel::Stored).size(), 2001);
    }

    void countsAgesBackFromTheNewestRead()
    {
        inspect::Entry entry;
        entry.lastAccessed = 1000.0;
        QCOMPARE(entryText(entry, EntryTableModel::Age, 1000.0 + 2 * 86'400.0), QStringLiteral("2.0 days"));
        QCOMPARE(ageText(entry, 900.0), ageText(entry, 1000.0)); // read since
        QCOMPARE(ageText(entry, std::nullopt), QStringLiteral("–"));
        entry.lastAccessed = std::nan("");
        QCOMPARE(ageText(entry, 1000.0), QStringLiteral("–"));
    }

    void showsTimesAsTheFileHasThem()
    {
        inspect::Entry entry;
        entry.lastAccessed = 1769866743.25;
        entry.createdLiteral = QStringLiteral("'yesterday'");
        QCOMPARE(entryText(entry, EntryTableModel::LastReadRaw), QStringLiteral("1769866743.25"));
        QCOMPARE(entryText(entry, EntryTableModel::StoredRaw), QStringLiteral("'yesterday'"));
        entry.createdAt = 1769866743.0;
        QCOMPARE(entryText(entry, EntryTableModel::StoredRaw), QStringLiteral("1769866743"));
    }
};

QTEST_MAIN(TestEntryText)
#include "test_entry_text.moc"
