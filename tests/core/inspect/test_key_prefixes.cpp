// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_prefixes.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QTest>

#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

qint64 entriesOf(const std::vector<NamedTotal> &totals)
{
    return std::accumulate(totals.begin(), totals.end(), qint64{0},
                           [](qint64 sum, const NamedTotal &total) { return sum + total.entries; });
}

qint64 bytesOf(const std::vector<NamedTotal> &totals)
{
    return std::accumulate(totals.begin(), totals.end(), qint64{0},
                           [](qint64 sum, const NamedTotal &total) { return sum + total.bytes; });
}

} // namespace

class TestKeyPrefixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatDiffersFromKeyToKey_data();
    void replacesWhatDiffersFromKeyToKey();
    void cutsVeryLongKeys();
    void widensPatternsPartByPart();
    void tellsTheKindsOfKeysApart();
    void foldsWhatIsSmallIntoWiderKinds();
    void tellsAKindCalledOtherFromTheRest();
    void keepsTheLargeKindOfMillionsInBoundedMemory();
    void readsAFile();
    void readsKeysFromTheRowsWhereTheirIndexIsDamaged();
    void stopsWhenCancelled();

private:
    Result<std::vector<NamedTotal>> read(const CacheFile &file, const std::atomic<bool> *cancelled = nullptr);
};

Result<std::vector<NamedTotal>> TestKeyPrefixes::read(const CacheFile &file,
                                                      const std::atomic<bool> *cancelled)
{
    const auto connection = file.connect();
    return readKeyPrefixes(**connection, file.info().format, scanEntries(file, ScanOptions())->index,
                           cancelled);
}

void TestKeyPrefixes::replacesWhatDiffersFromKeyToKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *key, const char *pattern) {
        QTest::newRow(key) << QString::fromUtf8(key) << QString::fromUtf8(pattern);
    };
    row("03b450c8ddd508f0690a3e9b0efbcb22267e95bf750ce0ea0afa5f8e3289d2bf", "<hash>");
    row("03b450c8ddd508f0690a3e9b0efbcb22267e95bf750ce0ea0afa5f8e3289d2bf:ts", "<hash>:ts");
    row("19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7:gemini-v3:148de9c5a7a44d19:6",
        "<hash>:gemini-v3:<hash>:<number>");
    row("550E8400-e29b-41d4-a716-446655440000/thumb", "<hash>/thumb");
    row("550e8400-e29b-41d4-a716-44665544000", "<hash>-e29b-41d4-a716-<number>");
    row("views/products/12-20260101", "views/products/<number>-<number>");
    row("https://example.com/a/b?page=3&q=x", "https://example.com/a/b?page=<number>&q=x");
    row("user_17_avatar", "user_<number>_avatar");
    row("token:dGhpc0lzQVRva2VuMTIz", "token:<hash>");
    row("facade/deadbeef/decade", "facade/deadbeef/decade");
    row("cafe1234", "<hash>");
    row("cafe12", "cafe12");
    row("", "");
    row("::", "::");
    row("Grüße:1", "Grüße:<number>");
    row("123456789012345678901234567890", "<hash>");
}

void TestKeyPrefixes::replacesWhatDiffersFromKeyToKey()
{
    QFETCH(QString, key);
    QTEST(keyPattern(key), "pattern");
}

void TestKeyPrefixes::cutsVeryLongKeys()
{
    const QString pattern = keyPattern(QString(100'000, QLatin1Char('z')));
    QCOMPARE(pattern.size(), 161);
    QVERIFY(pattern.endsWith(QChar(0x2026)));
    const QString smileys = keyPattern(QStringLiteral("x") + QString::fromUtf8("😀").repeated(200));
    QVERIFY(!smileys[smileys.size() - 2].isHighSurrogate());
}

void TestKeyPrefixes::widensPatternsPartByPart()
{
    QString pattern = QStringLiteral("https://example.com/a");
    QStringList wider;
    while (pattern != QString(QChar(0x2026)))
        wider << (pattern = widerPattern(pattern));
    QCOMPARE(wider, QStringList({QStringLiteral("https://example.com/…"), QStringLiteral("https://example.…"),
                                 QStringLiteral("https://…"), QStringLiteral("…")}));
    QCOMPARE(widerPattern(QStringLiteral("…")), QStringLiteral("…"));
}

void TestKeyPrefixes::tellsTheKindsOfKeysApart()
{
    KeyPrefixes prefixes;
    for (int i = 0; i < 100; ++i) {
        prefixes.add(QStringLiteral("audio:%1").arg(i), 1000);
        prefixes.add(QStringLiteral("audio:%1:ts").arg(i), 10);
    }
    QCOMPARE(prefixes.totals(), (std::vector<NamedTotal>{{QStringLiteral("audio:<number>"), 100, 100'000},
                                                         {QStringLiteral("audio:<number>:ts"), 100, 1000}}));
}

void TestKeyPrefixes::foldsWhatIsSmallIntoWiderKinds()
{
    KeyPrefixes prefixes;
    prefixes.add(QStringLiteral("big/one"), 1000);
    prefixes.add(QStringLiteral("big/two"), 900);
    for (const char *name : {"a", "b", "c", "d"})
        prefixes.add(QStringLiteral("small/%1").arg(QLatin1String(name)), 10);
    prefixes.add(QStringLiteral("lonely"), 1);
    QCOMPARE(prefixes.totals(4), (std::vector<NamedTotal>{{QStringLiteral("big/one"), 1, 1000},
                                                          {QStringLiteral("big/two"), 1, 900},
                                                          {QStringLiteral("small/…"), 4, 40},
                                                          {QStringLiteral("other"), 1, 1}}));
}

void TestKeyPrefixes::tellsAKindCalledOtherFromTheRest()
{
    KeyPrefixes prefixes;
    prefixes.add(QStringLiteral("other"), 1000);
    prefixes.add(QStringLiteral("large"), 900);
    prefixes.add(QStringLiteral("x"), 1);
    prefixes.add(QStringLiteral("y"), 1);
    QCOMPARE(prefixes.totals(3), (std::vector<NamedTotal>{{QStringLiteral("other"), 1, 1000},
                                                          {QStringLiteral("large"), 1, 900},
                                                          {QStringLiteral("…"), 2, 2}}));
    QCOMPARE(prefixes.patterns(3), prefixes.totals(3));
}

void TestKeyPrefixes::keepsTheLargeKindOfMillionsInBoundedMemory()
{
    KeyPrefixes prefixes(64);
    for (int i = 0; i < 20'000; ++i) {
        QString word;
        for (int rest = i + 1; rest > 0; rest /= 20)
            word += QChar(u'g' + rest % 20);
        prefixes.add(QStringLiteral("words/%1").arg(word), 10);
        prefixes.add(QStringLiteral("large/same"), 100);
    }
    const auto totals = prefixes.totals(5);
    QCOMPARE(totals.size(), std::size_t{5});
    QCOMPARE(totals[0], (NamedTotal{QStringLiteral("large/same"), 20'000, 2'000'000}));
    QCOMPARE(totals[1].name, QStringLiteral("words/…"));
    QCOMPARE(entriesOf(totals), 40'000);
    QCOMPARE(bytesOf(totals), 2'200'000);
}

void TestKeyPrefixes::readsAFile()
{
    const auto totals = read(test::opened(test::dataFile(QStringLiteral("audio.db"))));
    QVERIFY(totals);
    QCOMPARE(totals->size(), std::size_t{2});
    QCOMPARE((*totals)[0].name, QStringLiteral("<hash>"));
    QCOMPARE((*totals)[1].name, QStringLiteral("<hash>:ts"));
    QCOMPARE((*totals)[1].entries, 30);
    QCOMPARE(entriesOf(*totals), 113);
    QCOMPARE(bytesOf(*totals), 871'696);
}

void TestKeyPrefixes::readsKeysFromTheRowsWhereTheirIndexIsDamaged()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("a:1"), 10, 1.0);
    test::addRow(path, QStringLiteral("a:2"), 20, 1.0);
    test::breakIndex(path, "sqlite_autoindex_cache_1");
    const auto totals = read(test::opened(path));
    QVERIFY(totals);
    QCOMPARE(*totals, (std::vector<NamedTotal>{{QStringLiteral("a:<number>"), 2, 30}}));
}

void TestKeyPrefixes::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    const auto totals = read(test::opened(test::dataFile(QStringLiteral("audio.db"))), &cancelled);
    QVERIFY(!totals);
    QCOMPARE(totals.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestKeyPrefixes)
#include "test_key_prefixes.moc"
