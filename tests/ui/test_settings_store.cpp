// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_store.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope::ui;

class TestSettingsStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString iniFile(const char *name) const { return m_directory.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void writesByItselfAMomentLater()
    {
        SettingsStore store(iniFile("later.ini"));
        store.setValue(QStringLiteral("group/name"), 7);
        QCOMPARE(store.value(QStringLiteral("group/name")).toInt(), 7);
        QVERIFY(!QFile::exists(iniFile("later.ini")));
        QTRY_COMPARE(
            QSettings(iniFile("later.ini"), QSettings::IniFormat).value(QStringLiteral("group/name")).toInt(),
            7);
    }

    void writesTheRestWhenItGoes()
    {
        {
            SettingsStore store(iniFile("rest.ini"));
            store.setValue(QStringLiteral("a"), QStringLiteral("ü, \"quoted\""));
            store.setValue(QStringLiteral("b"), QByteArray("\0\1\2", 3));
        }
        const SettingsStore store(iniFile("rest.ini"));
        QCOMPARE(store.value(QStringLiteral("a")).toString(), QStringLiteral("ü, \"quoted\""));
        QCOMPARE(store.value(QStringLiteral("b")).toByteArray(), QByteArray("\0\1\2", 3));
        QCOMPARE(store.value(QStringLiteral("c"), 5).toInt(), 5);
    }

    void removesWhatIsBelow()
    {
        {
            SettingsStore store(iniFile("remove.ini"));
            store.setValue(QStringLiteral("a/b"), 1);
            store.setValue(QStringLiteral("ab"), 2);
        }
        {
            SettingsStore store(iniFile("remove.ini"));
            store.remove(QStringLiteral("a"));
            QVERIFY(!store.value(QStringLiteral("a/b")).isValid());
        }
        const SettingsStore store(iniFile("remove.ini"));
        QVERIFY(!store.value(QStringLiteral("a/b")).isValid());
        QCOMPARE(store.value(QStringLiteral("ab")).toInt(), 2);
    }

    void listsAreThoseOfQSettings()
    {
        {
            QSettings settings(iniFile("list.ini"), QSettings::IniFormat);
            settings.beginWriteArray(QStringLiteral("files"));
            for (int i = 0; i < 12; ++i) {
                settings.setArrayIndex(i);
                settings.setValue(QStringLiteral("path"), i);
            }
            settings.endArray();
        }
        {
            SettingsStore store(iniFile("list.ini"));
            const QList<QVariantMap> list = store.list(QStringLiteral("files"), 100);
            QCOMPARE(list.size(), 12);
            QCOMPARE(list[11].value(QStringLiteral("path")).toInt(), 11);
            QCOMPARE(store.list(QStringLiteral("files"), 2).size(), 2);
            store.setList(QStringLiteral("files"), list.mid(10));
        }
        QSettings settings(iniFile("list.ini"), QSettings::IniFormat);
        QCOMPARE(settings.beginReadArray(QStringLiteral("files")), 2);
        settings.setArrayIndex(1);
        QCOMPARE(settings.value(QStringLiteral("path")).toInt(), 11);
        settings.endArray();
        QVERIFY(!settings.contains(QStringLiteral("files/3/path")));
    }

    void keepsWhatAnotherProgramWrote()
    {
        SettingsStore first(iniFile("shared.ini"));
        {
            SettingsStore second(iniFile("shared.ini"));
            second.setValue(QStringLiteral("second"), 2);
        }
        first.setValue(QStringLiteral("first"), 1);
        QTRY_COMPARE(
            QSettings(iniFile("shared.ini"), QSettings::IniFormat).value(QStringLiteral("first")).toInt(), 1);
        QCOMPARE(
            QSettings(iniFile("shared.ini"), QSettings::IniFormat).value(QStringLiteral("second")).toInt(),
            2);
    }

    void aPlaceThatCannotBeWrittenIsToldInTheLog()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "The settings could not be written to /proc/nowhere/settings.ini.");
        SettingsStore store(QStringLiteral("/proc/nowhere/settings.ini"));
        store.setValue(QStringLiteral("a"), 1);
        QCOMPARE(store.value(QStringLiteral("a")).toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSettingsStore)
#include "test_settings_store.moc"
