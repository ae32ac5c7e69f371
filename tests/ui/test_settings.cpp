// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestSettings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString iniFile(const char *name) const { return m_directory.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void recentFilesAreNewestFirstAndBounded()
    {
        Settings settings(iniFile("recent.ini"));
        for (int i = 0; i < 14; ++i)
            settings.addRecentFile(
                {QStringLiteral("/caches/%1.db").arg(i), i, QDateTime::fromSecsSinceEpoch(i)});
        settings.addRecentFile({QStringLiteral("/caches/10.db"), 99, QDateTime::fromSecsSinceEpoch(99)});
        const QList<RecentFile> files = settings.recentFiles();
        QCOMPARE(files.size(), Settings::kMaxRecentFiles);
        QCOMPARE(files[0].path, QStringLiteral("/caches/10.db"));
        QCOMPARE(files[0].sizeBytes, 99);
        QCOMPARE(files[1].path, QStringLiteral("/caches/13.db"));
    }

    void removesARecentFile()
    {
        Settings settings(iniFile("remove.ini"));
        settings.addRecentFile({QStringLiteral("/a.db"), 1, {}});
        settings.addRecentFile({QStringLiteral("/b.db"), 1, {}});
        settings.removeRecentFile(QStringLiteral("/b.db"));
        QCOMPARE(settings.recentFiles().size(), 1);
        QCOMPARE(settings.recentFiles()[0].path, QStringLiteral("/a.db"));
    }

    void outlivesTheProgram()
    {
        {
            Settings settings(iniFile("kept.ini"));
            settings.setPage(Page::Load);
            inspect::EntryQuery query;
            query.sort = inspect::EntrySort::Size;
            query.descending = false;
            settings.setEntryOrder(query);
        }
        const Settings settings(iniFile("kept.ini"));
        QCOMPARE(settings.page(), Page::Load);
        QCOMPARE(settings.entryOrder().sort, inspect::EntrySort::Size);
        QVERIFY(!settings.entryOrder().descending);
    }

    void remembersTheTableOfAFile()
    {
        inspect::TableMapping mapping;
        mapping.table = QStringLiteral("odd \"name");
        mapping.key = QStringLiteral("url");
        mapping.value = QStringLiteral("body");
        mapping.accessedUnit = inspect::TimeUnit::Milliseconds;
        mapping.complete = true;
        const QString path = QStringLiteral("/caches/a.db");
        {
            Settings settings(iniFile("tables.ini"));
            QVERIFY(!settings.tableMapping(path));
            settings.setTableMapping(path, {});
            settings.setTableMapping(path, mapping);
        }
        Settings settings(iniFile("tables.ini"));
        QCOMPARE(settings.tableMapping(path), std::optional(mapping));
        QVERIFY(!settings.tableMapping(QStringLiteral("/caches/b.db")));
        settings.removeTableMapping(path);
        QVERIFY(!settings.tableMapping(path));
    }

    void forgetsTheTablesOfOldFiles()
    {
        Settings settings(iniFile("many.ini"));
        inspect::TableMapping mapping;
        mapping.table = QStringLiteral("t");
        for (int i = 0; i <= Settings::kMaxTableMappings; ++i)
            settings.setTableMapping(QStringLiteral("/caches/%1.db").arg(i), mapping);
        QVERIFY(!settings.tableMapping(QStringLiteral("/caches/0.db")));
        QVERIFY(settings.tableMapping(QStringLiteral("/caches/1.db")));
    }

    void nonsenseBecomesTheDefault()
    {
        {
            QSettings store(iniFile("broken.ini"), QSettings::IniFormat);
            store.setValue(QStringLiteral("window/page"), QStringLiteral("elsewhere"));
            store.setValue(QStringLiteral("entries/sort"), 4711);
            store.setValue(QStringLiteral("entries/previewTab"), 3);
        }
        const Settings settings(iniFile("broken.ini"));
        QCOMPARE(settings.page(), Page::Overview);
        QCOMPARE(settings.entryOrder().sort, inspect::EntrySort::LastAccessed);
        QCOMPARE(settings.previewTab(), PreviewTab::Preview);
    }

    void preferencesAreKept()
    {
        Preferences chosen;
        chosen.theme = ThemeChoice::Dark;
        chosen.bytes = ByteUnits::Binary;
        chosen.zone = ClockZone::Utc;
        chosen.times = TimeForm::Relative;
        chosen.language = QStringLiteral("de");
        chosen.restoresSession = false;
        chosen.readers = 3;
        chosen.indexBytes = 64 * Preferences::kMiB;
        chosen.previewBytes = 8 * Preferences::kMiB;
        chosen.workDirectory = QStringLiteral("/work dir/ä");
        {
            Settings settings(iniFile("preferences.ini"));
            QCOMPARE(settings.preferences(), Preferences());
            settings.setPreferences(chosen);
            QCOMPARE(settings.preferences(), chosen);
        }
        QCOMPARE(Settings(iniFile("preferences.ini")).preferences(), chosen);
    }

    void preferencesOutOfBoundsBecomeTheDefault()
    {
        {
            QSettings store(iniFile("bounds.ini"), QSettings::IniFormat);
            store.setValue(QStringLiteral("preferences/theme"), 3);
            store.setValue(QStringLiteral("preferences/readers"), 0);
            store.setValue(QStringLiteral("preferences/indexBytes"), -1);
            store.setValue(QStringLiteral("preferences/previewBytes"), QStringLiteral("much"));
        }
        QCOMPARE(Settings(iniFile("bounds.ini")).preferences(), Preferences());
    }

    void keepsHowEntriesAreLookedAt()
    {
        {
            Settings settings(iniFile("preview.ini"));
            QVERIFY(settings.previewShown());
            settings.setPreviewTab(PreviewTab::Hex);
            settings.setPreviewShown(false);
        }
        const Settings settings(iniFile("preview.ini"));
        QCOMPARE(settings.previewTab(), PreviewTab::Hex);
        QVERIFY(!settings.previewShown());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
