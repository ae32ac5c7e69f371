// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_keys.h"
#include "core/inspect/diff/diff_rows.h"
#include "core/inspect/diff/key_patterns.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

/// An entry of each kind, by key: added a, removed b, restored c, touched d, unchanged e.
FileDiff someDiff(const QTemporaryDir &directory)
{
    const QString before = directory.filePath(QStringLiteral("before.db"));
    const QString after = directory.filePath(QStringLiteral("after.db"));
    for (const QString &path : {before, after})
        test::createProductionTable(path);
    test::addRow(after, QStringLiteral("a/x"), 10, 50);
    test::addRow(before, QStringLiteral("b/x"), 20, 40);
    test::addRow(before, QStringLiteral("c/x"), 30, 10);
    test::addRow(after, QStringLiteral("c/x"), 90, 10);
    test::runSql(before, "UPDATE cache SET created_at = 1");
    test::runSql(after, "UPDATE cache SET created_at = 1");
    test::addRow(before, QStringLiteral("d/x"), 5, 20);
    test::addRow(after, QStringLiteral("d/x"), 5, 20, true);
    test::addRow(before, QStringLiteral("e/x"), 7, 30);
    test::addRow(after, QStringLiteral("e/x"), 7, 30);
    auto diff = diffFiles(test::opened(before), test::opened(after));
    if (!diff)
        qFatal("%s", qPrintable(diff.error().message));
    return std::move(*diff);
}

} // namespace

class TestDiffRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsBy_data();
    void sortsBy();
    void selectsAKindOfKey();
    void readsKeysThatAreGone();
    void stopsReadingKeysWhenCancelled();
    void foldsKindsOfKeysIntoWiderOnes();
    void tellsAKindCalledOtherFromTheRest();
};

void TestDiffRows::sortsBy_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *name, DiffSort sort, bool descending, const char *keys) {
        QTest::newRow(name) << static_cast<int>(sort) << descending << QString::fromLatin1(keys);
    };
    row("key", DiffSort::Key, false, "abcde");
    row("key, descending", DiffSort::Key, true, "edcba");
    row("kind", DiffSort::Kind, false, "abcde");
    row("size before", DiffSort::SizeBefore, false, "debca");
    row("size before, descending", DiffSort::SizeBefore, true, "cbeda");
    row("size after, descending", DiffSort::SizeAfter, true, "caedb");
    row("growth", DiffSort::Growth, false, "bdeac");
    row("access before", DiffSort::AccessBefore, false, "cdeba");
    row("access after, descending", DiffSort::AccessAfter, true, "aedcb");
}

void TestDiffRows::sortsBy()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    QFETCH(QString, keys);
    const QTemporaryDir directory;
    const auto diff = std::make_shared<const FileDiff>(someDiff(directory));
    DiffQuery query;
    query.kinds.fill(true);
    query.sort = static_cast<DiffSort>(sort);
    query.descending = descending;
    DiffKeys reader(diff);
    const auto read = reader.read(selectRows(*diff, query));
    QVERIFY(read);
    QString found;
    for (const auto &key : *read)
        found += key->text.first(1);
    QCOMPARE(found, keys);
}

void TestDiffRows::selectsAKindOfKey()
{
    const QTemporaryDir directory;
    const FileDiff diff = someDiff(directory);
    DiffQuery query;
    query.kinds.fill(true);
    for (std::size_t prefix = 0; prefix < diff.prefixes.size(); ++prefix) {
        query.prefix = static_cast<quint32>(prefix);
        const std::vector<quint32> rows = selectRows(diff, query);
        qint64 entries = 0;
        for (const DiffTotal &total : diff.prefixes[prefix].totals.of)
            entries += total.entries;
        QCOMPARE(static_cast<qint64>(rows.size()), entries);
    }
    query.prefix = 99;
    QVERIFY(selectRows(diff, query).empty());
}

void TestDiffRows::readsKeysThatAreGone()
{
    const QTemporaryDir directory;
    const auto diff = std::make_shared<const FileDiff>(someDiff(directory));
    test::runSql(directory.filePath(QStringLiteral("after.db")), "DELETE FROM cache WHERE key = 'a/x'");
    const std::vector<quint32> rows{0, 1};
    const auto read = DiffKeys(diff).read(rows);
    QVERIFY(read);
    QVERIFY(!read->at(0));
    QCOMPARE(read->at(1)->text, QStringLiteral("b/x"));
}

void TestDiffRows::stopsReadingKeysWhenCancelled()
{
    const QTemporaryDir directory;
    const auto diff = std::make_shared<const FileDiff>(someDiff(directory));
    const std::vector<quint32> rows{0, 1};
    const std::atomic<bool> cancelled{true};
    const auto read = DiffKeys(diff).read(rows, kMostKeyBytes, &cancelled);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

void TestDiffRows::foldsKindsOfKeysIntoWiderOnes()
{
    KeyPatterns patterns(4);
    std::vector<quint32> numbers;
    for (int i = 0; i < 100; ++i)
        numbers.push_back(patterns.add(QStringLiteral("views/%1x").arg(QChar('a' + i % 26)), 1));
    const quint32 heavy = patterns.add(QStringLiteral("heavy"), 1000);
    patterns.fold(2);
    const auto names = patterns.names();
    QCOMPARE(names.size(), 2);
    for (const quint32 number : numbers)
        QVERIFY(names.contains(patterns.resolved(number)));
    QCOMPARE(names.value(patterns.resolved(heavy)), QStringLiteral("heavy"));
}

void TestDiffRows::tellsAKindCalledOtherFromTheRest()
{
    KeyPatterns patterns;
    const quint32 real = patterns.add(QStringLiteral("other"), 1000);
    const quint32 large = patterns.add(QStringLiteral("large"), 1000);
    const quint32 rest = patterns.add(QStringLiteral("x"), 1);
    patterns.add(QStringLiteral("y"), 1);
    patterns.fold(3);
    const auto names = patterns.names();
    QCOMPARE(names.value(patterns.resolved(real)), QStringLiteral("other"));
    QCOMPARE(names.value(patterns.resolved(large)), QStringLiteral("large"));
    QCOMPARE(names.value(patterns.resolved(rest)), QStringLiteral("…"));
}

QTEST_GUILESS_MAIN(TestDiffRows)
#include "test_diff_rows.moc"
