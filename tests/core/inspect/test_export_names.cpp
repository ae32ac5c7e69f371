// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/export_names.h"

#include <QSet>

using namespace cachescope::inspect;

class TestExportNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNamesThatEverySystemTakes_data();
    void makesNamesThatEverySystemTakes();
    void cutsLongKeysBetweenCharacters();
    void tellsLongKeysApart();
    void addsTheSuffixOnce();
    void tellsEqualNamesApart();
    void findsNamesForAnyNumberOfEqualKeys();
};

void TestExportNames::makesNamesThatEverySystemTakes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("stem");
    const auto row = [](const char *name, const QString &key, const QString &stem) {
        QTest::newRow(name) << key << stem;
    };
    row("plain", QStringLiteral("03b450c8:ts"), QStringLiteral("03b450c8_ts"));
    row("climbs", QStringLiteral("../../x"), QStringLiteral("___.._x"));
    row("absolute", QStringLiteral("/etc/passwd"), QStringLiteral("_etc_passwd"));
    row("drive", QStringLiteral("C:\\x"), QStringLiteral("C__x"));
    row("separator", QStringLiteral("a/b"), QStringLiteral("a_b"));
    row("dots", QStringLiteral(".."), QStringLiteral("__"));
    row("hidden", QStringLiteral(".bashrc"), QStringLiteral("_bashrc"));
    row("option", QStringLiteral("-rf"), QStringLiteral("_rf"));
    row("formula", QStringLiteral("=cmd()"), QStringLiteral("_cmd()"));
    row("home", QStringLiteral("~root"), QStringLiteral("_root"));
    row("empty", QString(), QStringLiteral("_"));
    row("blank", QStringLiteral("  "), QStringLiteral("__"));
    row("trailing", QStringLiteral("x. ."), QStringLiteral("x___"));
    row("device", QStringLiteral("CON"), QStringLiteral("_CON"));
    row("device with suffix", QStringLiteral("nul.tar.gz"), QStringLiteral("_nul.tar.gz"));
    row("port", QStringLiteral("Com7"), QStringLiteral("_Com7"));
    row("wide port", QStringLiteral("LPT²"), QStringLiteral("_LPT²"));
    row("no device", QStringLiteral("CONSOLE"), QStringLiteral("CONSOLE"));
    row("zero byte", QStringLiteral("a") + QChar::Null + QStringLiteral("b"), QStringLiteral("a_b"));
    row("line end", QStringLiteral("a\r\nb\x1b[31m"), QStringLiteral("a__b_[31m"));
    row("windows", QStringLiteral("<a>|\"b\"?*;"), QStringLiteral("_a___b____"));
    row("reordered", QStringLiteral("a\u202egpj.exe"), QStringLiteral("a_gpj.exe"));
    row("unicode", QStringLiteral("Straße/日本🎧"), QStringLiteral("Straße_日本🎧"));
    row("joined", QStringLiteral("👩\u200d💻"), QStringLiteral("👩\u200d💻"));
}

void TestExportNames::makesNamesThatEverySystemTakes()
{
    QFETCH(QString, key);
    QTEST(exportStem(key), "stem");
}

void TestExportNames::cutsLongKeysBetweenCharacters()
{
    for (int shift = 0; shift < 4; ++shift) {
        const QString key = QString(shift, u'x') + QStringLiteral("🎧").repeated(2500);
        const QString stem = exportStem(key);
        QVERIFY(stem.toUtf8().size() <= kExportStemBytes);
        QVERIFY(stem.toUtf8().size() > kExportStemBytes - 6);
        QVERIFY(!stem.contains(QChar::ReplacementCharacter));
        QVERIFY(key.startsWith(stem.section(u'~', 0, 0)));
        QCOMPARE(stem.section(u'~', 1).size(), 8);
    }
    QVERIFY(exportStem(QStringLiteral("CON.") + QString(10'000, u'x')).toUtf8().size() <= kExportStemBytes);
    const QString fits(kExportStemBytes - 1, u'x');
    QCOMPARE(exportStem(fits), fits);
}

void TestExportNames::tellsLongKeysApart()
{
    const QString same(10'000, u'x');
    QVERIFY(exportStem(same + u'1') != exportStem(same + u'2'));
}

void TestExportNames::addsTheSuffixOnce()
{
    ExportNames names;
    QCOMPARE(names.take(QStringLiteral("a"), QStringLiteral("json"), 1), QStringLiteral("a.json"));
    QCOMPARE(names.take(QStringLiteral("b.json"), QStringLiteral("json"), 2), QStringLiteral("b.json"));
    QCOMPARE(names.take(QStringLiteral("b.JSON"), QStringLiteral("json"), 3), QStringLiteral("b (2).json"));
}

void TestExportNames::tellsEqualNamesApart()
{
    ExportNames names;
    const QString suffix = QStringLiteral("bin");
    QCOMPARE(names.take(QStringLiteral("key"), suffix, 1), QStringLiteral("key.bin"));
    QCOMPARE(names.take(QStringLiteral("KEY"), suffix, 2), QStringLiteral("KEY (2).bin"));
    QCOMPARE(names.take(QStringLiteral("Key (2)"), suffix, 3), QStringLiteral("Key (2) (2).bin"));
    QCOMPARE(names.take(QStringLiteral("STRASSE"), suffix, 4), QStringLiteral("STRASSE.bin"));
    // Composed and not: one name for macOS.
    QCOMPARE(names.take(QStringLiteral("caf\u00e9"), suffix, 5), QStringLiteral("caf\u00e9.bin"));
    QCOMPARE(names.take(QStringLiteral("cafe\u0301"), suffix, 6), QStringLiteral("cafe\u0301 (2).bin"));
    QCOMPARE(names.takeOther(QStringLiteral("free"), suffix, 7), QStringLiteral("free (2).bin"));
}

void TestExportNames::findsNamesForAnyNumberOfEqualKeys()
{
    ExportNames names;
    QSet<QString> all;
    for (int i = 0; i < 2000; ++i)
        all.insert(names.take(QStringLiteral("_"), QStringLiteral("txt"), i).toLower());
    QCOMPARE(all.size(), 2000);
    QVERIFY(all.contains(QStringLiteral("_ (9).txt")));
    QVERIFY(all.contains(QStringLiteral("_~7cf.txt")));
    const QString again = names.take(QStringLiteral("_"), QStringLiteral("txt"), 1999);
    QCOMPARE(again, QStringLiteral("_~7cf-2.txt"));
}

QTEST_GUILESS_MAIN(TestExportNames)
#include "test_export_names.moc"
