// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_tree.h"
#include "core/inspect/figures/key_tree_builder.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/core/inspect/mixed_table.h"
#include "tests/support/support.h"

#include <random>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

EntryIndex indexOf(const QStringList &keys)
{
    EntryIndex index;
    for (qsizetype i = 0; i < keys.size(); ++i)
        index.append(test::row(i + 1, 100 + i % 7, 1.0));
    return index;
}

KeyTree treeOf(const EntryIndex &index, const QStringList &keys, std::size_t kept = KeyTreeBuilder::kKept,
               std::size_t nodes = KeyTree::kMostNodes, std::size_t children = KeyTree::kMostChildren)
{
    KeyTreeBuilder builder(index, kept);
    for (qsizetype i = 0; i < keys.size(); ++i)
        builder.add(static_cast<std::size_t>(i), keys[i]);
    return builder.tree(nodes, children);
}

/// "label entries(children …)" of a node, as text.
QString drawn(const KeyTree &tree, quint16 id = 0)
{
    const KeyNode &node = tree.node(id);
    QString text =
        (node.isRest ? QStringLiteral("…") : node.label) + QLatin1Char(' ') + QString::number(node.entries);
    QStringList children;
    for (const quint16 child : node.children)
        children << drawn(tree, child);
    return children.isEmpty()
               ? text
               : text + QLatin1Char('(') + children.join(QLatin1String(", ")) + QLatin1Char(')');
}

/// Keys of some hundred patterns, many of which are rare.
QStringList manyKeys(int count, quint32 seed)
{
    std::mt19937 random(seed);
    const auto word = [&random](int most) {
        return QString(2 + static_cast<int>(random() % 3), QChar(u'g' + static_cast<int>(random() % 20))) +
               QString(1, QChar(u'g' + static_cast<int>(random() % static_cast<quint32>(most))));
    };
    QStringList keys;
    for (int i = 0; i < count; ++i) {
        QString key = word(3);
        for (quint32 parts = random() % 5; parts > 0; --parts)
            key += QStringLiteral("/:_").at(static_cast<qsizetype>(random() % 3)) + word(20);
        keys << key + (random() % 10 == 0 ? QStringLiteral("//") : QString());
    }
    return keys;
}

} // namespace

class TestKeyTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testsPatternsInWholeParts_data();
    void testsPatternsInWholeParts();
    void tellsKindsApart();
    void hasOneNodeForAChain();
    void givesKeysThatEndBetweenToTheRest();
    void addsUpAndFiltersExactly_data();
    void addsUpAndFiltersExactly();
    void keepsWhatIsHeavy();
    void keepsKeysInTheirOrderApart();
    void staysSmallWithKeysThatHaveNothingInCommon();
    void findsPatternsBetweenNodes();
    void doesNotTellWhatItFolded();
    void takesKeysOfAnyKind();
    void readsAFile_data();
    void readsAFile();
    void readsKeysFromTheRowsWhereTheirIndexIsDamaged();
    void stopsWhenCancelled();
    void tellsProgress();
};

void TestKeyTree::testsPatternsInWholeParts_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("except");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *pattern, const char *except, const char *key,
                        bool fits) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(except)
                            << QString::fromUtf8(key) << fits;
    };
    row("any", "", "", "a", true);
    row("any empty key", "", "", "", true);
    row("the same", "<hash>:ts", "", "03b450c8ddd508f0:ts", true);
    row("longer", "<hash>:ts", "", "03b450c8ddd508f0:ts:7", true);
    row("shorter", "<hash>:ts", "", "03b450c8ddd508f0", false);
    row("half a part", "<hash>:ts", "", "03b450c8ddd508f0:tsx", false);
    row("another separator", "<hash>:ts", "", "03b450c8ddd508f0:ts/x", true);
    row("separators at the end", "<hash>:ts:", "", "03b450c8ddd508f0:ts", true);
    row("nothing but separators", "://", "", "a", true);
    row("several separators", "https", "", "https://host/", true);
    row("some of several separators", "https:", "", "https://host", true);
    row("separators in front", "/a", "", "/a/b", true);
    row("no separators in front", "a", "", "/a/b", false);
    row("literally", "<hash>", "", "<hash>:1", true);
    row("excepted", "<hash>", "<hash>:ts", "03b450c8ddd508f0:ts:7", false);
    row("excepted itself", "<hash>", "<hash>:ts", "03b450c8ddd508f0:ts", false);
    row("not excepted", "<hash>", "<hash>:ts", "03b450c8ddd508f0:tsx", true);
    row("excepted with separators", "", "a/b/", "a/b//", false);
    row("only exceptions", "", "a", "b", true);
    row("exceptions of nothing", "", "/", "b", true);
    row("deep exception", "", "a/b:c", "a/b:c_d", false);
}

void TestKeyTree::testsPatternsInWholeParts()
{
    QFETCH(QString, pattern);
    QFETCH(QString, except);
    QFETCH(QString, key);
    const QStringList excepted = except.isEmpty() ? QStringList() : QStringList{except};
    QTEST(KeyPatternTest(pattern, excepted).fitsKey(key), "fits");
}

void TestKeyTree::tellsKindsApart()
{
    const QStringList keys{QStringLiteral("03b450c8ddd508f0:ts"), QStringLiteral("13b450c8ddd508f0:ts"),
                           QStringLiteral("23b450c8ddd508f0:gemini:1"), QStringLiteral("views/a/1")};
    const EntryIndex index = indexOf(keys);
    QCOMPARE(drawn(treeOf(index, keys)),
             QStringLiteral(" 4(<hash> 3(:ts 2, :gemini:<number> 1), views/a/<number> 1)"));
}

void TestKeyTree::hasOneNodeForAChain()
{
    const QStringList keys{QStringLiteral("https://example.com/a/1"),
                           QStringLiteral("https://example.com/b/1"),
                           QStringLiteral("https://example.com/b/2")};
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys);
    QCOMPARE(drawn(tree), QStringLiteral(" 3(https://example.com 3(/b/<number> 2, /a/<number> 1))"));
    QCOMPARE(tree.node(1).pattern, QStringLiteral("https://example.com"));
    QCOMPARE(tree.node(2).pattern, QStringLiteral("https://example.com/b/<number>"));
    QCOMPARE(tree.find(QStringLiteral("https://example.com")), std::optional<quint16>(1));
    QVERIFY(!tree.find(QStringLiteral("https")));
}

void TestKeyTree::givesKeysThatEndBetweenToTheRest()
{
    const QStringList keys{QStringLiteral("a"), QStringLiteral("a/"), QStringLiteral("a/b"),
                           QStringLiteral("a/c"), QStringLiteral("")};
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys);
    QCOMPARE(drawn(tree), QStringLiteral(" 5(a 4(/c 1, /b 1, … 2), … 1)"));
    EntryFilter filter;
    tree.filterTo(4, &filter);
    QCOMPARE(filter.pattern, QStringLiteral("a"));
    QCOMPARE(filter.exceptPatterns, (QStringList{QStringLiteral("a/c"), QStringLiteral("a/b")}));
    tree.filterTo(2, &filter);
    QVERIFY(filter.exceptPatterns.isEmpty());
}

void TestKeyTree::addsUpAndFiltersExactly_data()
{
    QTest::addColumn<std::size_t>("kept");
    QTest::addColumn<std::size_t>("nodes");
    QTest::addColumn<std::size_t>("children");
    QTest::newRow("all kept") << std::size_t{100'000} << std::size_t{4096} << std::size_t{4096};
    QTest::newRow("few children") << std::size_t{100'000} << std::size_t{4096} << std::size_t{5};
    QTest::newRow("few nodes") << std::size_t{100'000} << std::size_t{40} << std::size_t{64};
    QTest::newRow("folded while it grows") << std::size_t{300} << std::size_t{4096} << std::size_t{64};
    QTest::newRow("folded often") << std::size_t{64} << std::size_t{60} << std::size_t{8};
}

/// For whatever order the keys come in.
void TestKeyTree::addsUpAndFiltersExactly()
{
    QFETCH(std::size_t, kept);
    QFETCH(std::size_t, nodes);
    QFETCH(std::size_t, children);
    for (quint32 seed = 1; seed <= 3; ++seed) {
        QStringList keys = manyKeys(1000, seed);
        if (seed == 2)
            keys.sort();
        const EntryIndex index = indexOf(keys);
        const KeyTree tree = treeOf(index, keys, kept, nodes, children);
        QStringList patterns;
        std::ranges::transform(keys, std::back_inserter(patterns), keyPattern);
        QVERIFY(tree.nodes().size() <= nodes);
        QCOMPARE(tree.node(0).entries, keys.size());
        for (quint16 id = 0; id < tree.nodes().size(); ++id) {
            const KeyNode &node = tree.node(id);
            QVERIFY(node.children.size() <= children);
            qint64 entries = 0;
            qint64 bytes = 0;
            for (const quint16 child : node.children) {
                QCOMPARE(tree.node(child).parent, id);
                entries += tree.node(child).entries;
                bytes += tree.node(child).bytes;
            }
            if (!node.children.empty()) {
                QCOMPARE(entries, node.entries);
                QCOMPARE(bytes, node.bytes);
            }
            EntryFilter filter;
            tree.filterTo(id, &filter);
            const KeyPatternTest test(filter.pattern, filter.exceptPatterns);
            const auto selected = tree.selectedBy(filter);
            QVERIFY(selected);
            qint64 fitting = 0;
            for (qsizetype i = 0; i < keys.size(); ++i) {
                const quint16 leaf = tree.leafOf(static_cast<std::size_t>(i));
                const bool below = leaf >= id && leaf < node.end;
                QVERIFY2(test.fitsPattern(patterns[i]) == below,
                         qPrintable(keys[i] + QLatin1String(" in ") + node.pattern));
                QCOMPARE(bool{(*selected)[leaf]}, below);
                fitting += below ? 1 : 0;
            }
            QCOMPARE(fitting, node.entries);
        }
    }
}

void TestKeyTree::keepsWhatIsHeavy()
{
    QStringList keys = manyKeys(2000, 5);
    for (int i = 0; i < 2000; ++i)
        keys << QStringLiteral("zz/heavy/%1").arg(i);
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys, KeyTreeBuilder::kKept, 30, 10);
    QCOMPARE(tree.node(tree.node(0).children.front()).pattern, QStringLiteral("zz/heavy/<number>"));
}

/// What comes last in the order of keys has as much right to a node as what comes first.
void TestKeyTree::keepsKeysInTheirOrderApart()
{
    QStringList keys;
    for (int host = 0; host < 20; ++host) {
        for (int page = 0; page < 200; ++page)
            keys << QStringLiteral("https://%1.example/%2%3")
                        .arg(QString(4, QChar(u'g' + host)), QStringLiteral("p"),
                             QString(page, QLatin1Char('z')));
    }
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys, 400);
    int hosts = 0;
    for (const KeyNode &node : tree.nodes())
        hosts += !node.isRest && node.entries == 200 && tree.node(node.parent).entries == 4000 ? 1 : 0;
    QCOMPARE(hosts, 20);
}

void TestKeyTree::staysSmallWithKeysThatHaveNothingInCommon()
{
    QStringList keys;
    for (int i = 0; i < 20'000; ++i)
        keys << QStringLiteral("%1")
                        .arg(i, 7, 10, QLatin1Char('x'))
                        .replace(QLatin1Char('0'), QLatin1Char('y'))
                        .replace(QLatin1Char('1'), QLatin1Char('z')) +
                    QLatin1Char('w');
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys, 1000);
    QVERIFY(tree.nodes().size() <= KeyTree::kMostChildren + 1);
    QCOMPARE(tree.node(0).entries, 20'000);
    QVERIFY(tree.memoryBytes() < 20'000 * 2 + 100'000);
}

void TestKeyTree::findsPatternsBetweenNodes()
{
    const QStringList keys{QStringLiteral("https://example.com/a"), QStringLiteral("https://example.com/b"),
                           QStringLiteral("x")};
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys);
    EntryFilter filter;
    filter.pattern = QStringLiteral("https:");
    const auto selected = tree.selectedBy(filter);
    QVERIFY(selected);
    QVERIFY((*selected)[tree.leafOf(0)] && (*selected)[tree.leafOf(1)] && !(*selected)[tree.leafOf(2)]);
    filter.pattern = QStringLiteral("https://exam");
    QVERIFY(!tree.selectedBy(filter));
}

void TestKeyTree::doesNotTellWhatItFolded()
{
    QStringList keys;
    for (int i = 0; i < 26; ++i)
        keys << QStringLiteral("a/") + QString(1, QChar(u'a' + i));
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys, KeyTreeBuilder::kKept, 4096, 4);
    int told = 0;
    for (const QString &key : keys) {
        EntryFilter filter;
        filter.pattern = key;
        told += tree.selectedBy(filter) ? 1 : 0;
    }
    QCOMPARE(told, 3);
}

void TestKeyTree::takesKeysOfAnyKind()
{
    const QStringList keys{QString(),
                           QStringLiteral("///"),
                           QString(100'000, QLatin1Char('a')),
                           QString(5000, QLatin1Char('/')) + QLatin1Char('a'),
                           QStringLiteral("a/").repeated(3000),
                           QString(1, QChar(0xd800)),
                           QString(1, QChar(0)) + QLatin1Char('/') + QString(1, QChar(0))};
    const EntryIndex index = indexOf(keys);
    const KeyTree tree = treeOf(index, keys);
    QCOMPARE(tree.node(0).entries, keys.size());
    for (quint16 id = 0; id < tree.nodes().size(); ++id) {
        EntryFilter filter;
        tree.filterTo(id, &filter);
        const KeyPatternTest test(filter.pattern, filter.exceptPatterns);
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const quint16 leaf = tree.leafOf(static_cast<std::size_t>(i));
            QCOMPARE(test.fitsKey(keys[i]), leaf >= id && leaf < tree.node(id).end);
        }
    }
}

void TestKeyTree::readsAFile_data()
{
    QTest::addColumn<bool>("index");
    QTest::newRow("from the index of keys") << true;
    QTest::newRow("without one") << false;
}

/// With keys that are no text, too: each node selects what selectRowids() selects without the tree.
void TestKeyTree::readsAFile()
{
    QFETCH(bool, index);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    const auto rows = test::createMixedTable(path, 800, test::CreatedIn::FrontOfValue, 3);
    if (!index)
        test::runSql(path, "CREATE TABLE other AS SELECT * FROM cache; DROP TABLE cache;"
                           "ALTER TABLE other RENAME TO cache");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const CacheFormat &format = file.info().format;
    QCOMPARE(format.keyIndexName.isEmpty(), !index);
    const auto scan = scanEntries(file, ScanOptions());
    const auto tree = readKeyTree(**connection, format, scan->index);
    QVERIFY(tree);
    QCOMPARE(tree->node(0).entries, std::ssize(rows));
    for (quint16 id = 0; id < tree->nodes().size(); ++id) {
        EntryQuery query{EntrySort::RowId, false, {}, -1};
        tree->filterTo(id, &query.filter);
        const auto rowids = selectRowids(**connection, format, query);
        QVERIFY(rowids);
        QCOMPARE(std::ssize(*rowids), tree->node(id).entries);
        for (const qint64 rowid : *rowids) {
            const quint16 leaf = tree->leafOf(*scan->index.find(rowid));
            QVERIFY(leaf >= id && leaf < tree->node(id).end);
        }
    }
}

void TestKeyTree::readsKeysFromTheRowsWhereTheirIndexIsDamaged()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    const auto rows = test::createMixedTable(path, 500, test::CreatedIn::BehindValue);
    test::breakIndex(path, "sqlite_autoindex_cache_1");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    const auto tree = readKeyTree(**connection, file.info().format, scan->index);
    QVERIFY(tree);
    QCOMPARE(tree->node(0).entries, std::ssize(rows));
}

void TestKeyTree::stopsWhenCancelled()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createMixedTable(path, 50, test::CreatedIn::BehindValue);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    const std::atomic<bool> cancelled{true};
    const auto tree = readKeyTree(**connection, file.info().format, scan->index, {}, &cancelled);
    QVERIFY(!tree);
    QCOMPARE(tree.error().code, ErrorCode::Cancelled);
}

void TestKeyTree::tellsProgress()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createLargeTable(path);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    std::vector<double> told;
    const auto tree = readKeyTree(**connection, file.info().format, scan->index,
                                  [&told](double fraction) { told.push_back(fraction); });
    QVERIFY(tree);
    QVERIFY(told.size() > 5 && std::ranges::is_sorted(told) && told.front() > 0.0 && told.back() <= 1.0);
    QCOMPARE(drawn(*tree), QStringLiteral(" 50000(key <number> 50000)"));
}

QTEST_GUILESS_MAIN(TestKeyTree)
#include "test_key_tree.moc"
