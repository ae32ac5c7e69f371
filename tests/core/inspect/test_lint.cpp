// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint.h"
#include "core/inspect/lint/lint_sample.h"
#include "core/inspect/lint/lint_tally.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QtEndian>

#include <mutex>

using namespace cachescope;
using namespace cachescope::inspect;

Q_DECLARE_METATYPE(LintRule)

namespace {

constexpr double kNow = 1'770'000'000; // 2026-02-02
constexpr qint64 kPageBytes = 4096;

/// Of the format's own; without NOT NULL, which other programs' tables do without too.
constexpr const char *kTable =
    "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL, last_accessed REAL,"
    " pinned INTEGER DEFAULT 0); CREATE INDEX i ON cache(last_accessed);";

LintOptions optionsAt(double now = kNow)
{
    LintOptions options;
    options.nowSeconds = now;
    return options;
}

const LintFinding *findingOf(const LintReport &report, LintRule rule)
{
    const auto found = std::ranges::find(report.findings, rule, &LintFinding::rule);
    return found == report.findings.end() ? nullptr : &*found;
}

LintCoverage coverageOf(const LintReport &report, LintRule rule)
{
    return *std::ranges::find(report.coverage, rule, &LintCoverage::rule);
}

/// "rule: count" of all findings.
QStringList countsOf(const LintReport &report)
{
    QStringList counts;
    for (const LintFinding &finding : report.findings)
        counts << QStringLiteral("%1: %2").arg(lintRuleName(finding.rule)).arg(finding.count);
    return counts;
}

} // namespace

class TestLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void findsNothingInCleanFiles_data();
    void findsNothingInCleanFiles();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void findsTheSameWhereTheValueIsLast();
    void findsCopies();
    void findsCopiesOfLargeValues();
    void tellsLargeValuesOfOneStartApart();
    void looksAtPinsOnlyWithABudget();
    void givesTenExamples();
    void skipsRulesOfMissingColumns();
    void knowsWhatOtherFormatsAllow();
    void tellsOfDamagedRows();
    void tellsOfDamagedValues();
    void tellsOfATruncatedFile();
    void keepsWithinTheReadBudget();
    void takesAnEvenSample();
    void countsTheLowestRowsOfAnyOrder();
    void reportsProgress();
    void givesAPartWhenCancelled_data();
    void givesAPartWhenCancelled();
    void changesNothing();

private:
    [[nodiscard]] QString path() const { return m_directory->filePath(QStringLiteral("cache.db")); }
    [[nodiscard]] LintReport lintOf(const QByteArray &sql, const LintOptions &options = optionsAt()) const
    {
        test::runSql(path(), sql);
        const auto report = lint(test::opened(path()), options);
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return *report;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestLint::findsNothingInCleanFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("entries");
    QTest::newRow("audio") << QStringLiteral("audio.db") << qint64{113};
    QTest::newRow("unpinned") << QStringLiteral("audio-unpinned-schema.db") << qint64{81};
    QTest::newRow("document") << QStringLiteral("document.db") << qint64{37};
    QTest::newRow("extraction") << QStringLiteral("extraction.db") << qint64{138};
    QTest::newRow("live") << QStringLiteral("extraction-live/cache.db") << qint64{147};
}

void TestLint::findsNothingInCleanFiles()
{
    QFETCH(QString, name);
    QFETCH(qint64, entries);
    // All were read on 2026-02-19 or before.
    const auto report = lint(test::opened(test::dataFile(name)), optionsAt(1'771'600'000));
    QVERIFY(report);
    QCOMPARE(countsOf(*report), QStringList());
    QCOMPARE(report->coverage.size(), std::size_t{kLintRuleCount});
    QCOMPARE(report->entries, entries);
    for (const LintCoverage &coverage : report->coverage) {
        if (coverage.skipped.isEmpty())
            QCOMPARE(coverage.checked, entries);
    }
    QVERIFY(!coverageOf(*report, LintRule::PinnedOverBudget).skipped.isEmpty());
    QVERIFY(!report->cancelled);
    QVERIFY(report->bytesRead > 0);
}

void TestLint::findsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("counts");
    const auto one = [](const char *name, const char *row, const QStringList &counts) {
        QTest::newRow(name) << QByteArray(row) << counts;
    };
    one("nothing", "'k', x'0102', 2, 1769000000, 1769000001, 1", {});
    one("size", "'k', x'0102', 3, 1769000000, 1769000001, 0", {QStringLiteral("size-mismatch: 1")});
    one("access tomorrow", "'k', x'0102', 2, 1769000000, 1770086399, 0", {});
    one("access later", "'k', x'0102', 2, 1769000000, 1770086401, 0", {QStringLiteral("future-access: 1")});
    one("creation later", "'k', x'0102', 2, 1770086401, 1770086402, 0",
        {QStringLiteral("future-access: 1"), QStringLiteral("future-creation: 1")});
    one("never", "'k', x'0102', 2, 1769000000, 9e999, 0", {QStringLiteral("future-access: 1")});
    one("before creation", "'k', x'0102', 2, 1769000010, 1769000001, 0",
        {QStringLiteral("access-before-creation: 1")});
    one("same moment", "'k', x'0102', 2, 1769000001.5, 1769000001, 0", {});
    one("negative", "'k', x'0102', 2, -5, -4, 0", {QStringLiteral("negative-time: 1")});
    one("number as key", "12, x'0102', 2, 1769000000, 1769000001, 0", {}); // TEXT affinity makes it text
    one("blob as key", "x'41', x'0102', 2, 1769000000, 1769000001, 0", {QStringLiteral("wrong-type: 1")});
    one("text as value", "'k', 'text', 4, 1769000000, 1769000001, 0", {QStringLiteral("wrong-type: 1")});
    one("text as size", "'k', x'0102', 'two', 1769000000, 1769000001, 0", {QStringLiteral("wrong-type: 1")});
    one("no size", "'k', x'0102', NULL, 1769000000, 1769000001, 0", {QStringLiteral("wrong-type: 1")});
    one("text as time", "'k', x'0102', 2, 'now', 1769000001, 0", {QStringLiteral("wrong-type: 1")});
    one("no time", "'k', x'0102', 2, 1769000000, NULL, 0", {QStringLiteral("wrong-type: 1")});
    one("pin", "'k', x'0102', 2, 1769000000, 1769000001, 2", {QStringLiteral("wrong-type: 1")});
    one("no pin", "'k', x'0102', 2, 1769000000, 1769000001, NULL", {QStringLiteral("wrong-type: 1")});
    one("no key", "NULL, x'0102', 2, 1769000000, 1769000001, 0", {QStringLiteral("null-key: 1")});
    one("no value", "'k', NULL, 0, 1769000000, 1769000001, 0", {QStringLiteral("null-value: 1")});
    one("empty value", "'k', x'', 0, 1769000000, 1769000001, 0", {QStringLiteral("empty-value: 1")});
    one("empty text", "'k', '', 0, 1769000000, 1769000001, 0",
        {QStringLiteral("wrong-type: 1"), QStringLiteral("empty-value: 1")});
    one("behind a large value", "'k', zeroblob(50000), 4, 1769000010, -1, 7",
        {QStringLiteral("size-mismatch: 1"), QStringLiteral("access-before-creation: 1"),
         QStringLiteral("negative-time: 1"), QStringLiteral("wrong-type: 1")});
}

void TestLint::findsWhatIsWrong()
{
    QFETCH(QByteArray, row);
    QFETCH(QStringList, counts);
    const LintReport report = lintOf(kTable + QByteArray("INSERT INTO cache VALUES(") + row + ");" +
                                     "INSERT INTO cache VALUES('ok', x'99', 1, 1769000000, 1769000001, 0)");
    QCOMPARE(countsOf(report), counts);
    for (const LintFinding &finding : report.findings) {
        QCOMPARE(finding.examples.size(), 1);
        QVERIFY(finding.meaning.endsWith(u'.'));
    }
    for (const LintCoverage &coverage : report.coverage) {
        if (coverage.skipped.isEmpty())
            QCOMPARE(coverage.checked, coverage.of);
    }
}

void TestLint::findsTheSameWhereTheValueIsLast()
{
    const LintReport report =
        lintOf("CREATE TABLE cache(key TEXT PRIMARY KEY, size, created_at, last_accessed, pinned, data);"
               "INSERT INTO cache VALUES('a', 3, 1769000010, 1769000001, 0, zeroblob(50000)),"
               "('b', 'x', 1780000000, 1769000001, 5, x'00'), ('c', 0, 1, 1, 0, x'')");
    QCOMPARE(countsOf(report),
             QStringList({QStringLiteral("size-mismatch: 1"), QStringLiteral("future-creation: 1"),
                          QStringLiteral("access-before-creation: 2"), QStringLiteral("wrong-type: 1"),
                          QStringLiteral("empty-value: 1")}));
    const QString meaning = findingOf(report, LintRule::WrongType)->meaning;
    QVERIFY(meaning.contains(QStringLiteral("the size is no number: 1; the pin is neither 0 nor 1: 1")));
    QCOMPARE(findingOf(report, LintRule::SizeMismatch)->examples, QStringList(QStringLiteral("a")));
}

void TestLint::findsCopies()
{
    const LintReport report = lintOf(
        kTable +
        QByteArray(
            "INSERT INTO cache SELECT column1, column2, length(column2), 1, 2, 0 FROM (VALUES"
            "('a', x'01'), ('b', x'01'), ('c', x'02'), ('d', CAST('long one' AS BLOB)),"
            "('e', CAST('long one' AS BLOB)), ('f', CAST('long one' AS BLOB)), ('g', x''), ('h', x''))"));
    const LintFinding *copies = findingOf(report, LintRule::DuplicateValue);
    QVERIFY(copies);
    QCOMPARE(copies->count, 3);
    QCOMPARE(copies->groups, 2);
    QCOMPARE(copies->bytes, 17);
    QCOMPARE(copies->examples.join(QString()), QStringLiteral("defab"));
    QVERIFY(copies->meaning.contains(
        QStringLiteral("3 values are byte for byte the same as another (2 groups), and "
                       "17 B could be saved")));
    QCOMPARE(coverageOf(report, LintRule::DuplicateValue).checked, 6);
    QCOMPARE(coverageOf(report, LintRule::DuplicateValue).of, 6);
}

void TestLint::findsCopiesOfLargeValues()
{
    const LintReport report =
        lintOf(kTable + QByteArray("INSERT INTO cache VALUES('a', randomblob(700000), 700000, 1, 2, 0);"
                                   "INSERT INTO cache SELECT 'b', data, size, 1, 2, 0 FROM cache"));
    QCOMPARE(countsOf(report), QStringList(QStringLiteral("duplicate-value: 1")));
    QCOMPARE(report.findings.front().bytes, 700'000);
}

void TestLint::tellsLargeValuesOfOneStartApart()
{
    const LintReport report = lintOf(
        kTable +
        QByteArray(
            "INSERT INTO cache VALUES('a', zeroblob(700000), 700000, 1, 2, 0);"
            "INSERT INTO cache VALUES('b', CAST(zeroblob(699999) || x'01' AS BLOB), 700000, 1, 2, 0)"));
    QCOMPARE(countsOf(report), QStringList());
    QCOMPARE(coverageOf(report, LintRule::DuplicateValue).checked, 2);
}

void TestLint::looksAtPinsOnlyWithABudget()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    LintOptions options = optionsAt(1'771'600'000);
    options.pinnedBudgetBytes = 1'000;
    const auto over = lint(file, options);
    QCOMPARE(countsOf(*over), QStringList(QStringLiteral("pinned-over-budget: 10")));
    const LintFinding &finding = over->findings.front();
    QCOMPARE(finding.examples.size(), 10);
    QVERIFY(finding.bytes > 0);
    options.pinnedBudgetBytes = 1'000 + finding.bytes;
    const auto within = lint(file, options);
    QVERIFY(within->findings.empty());
    QCOMPARE(coverageOf(*within, LintRule::PinnedOverBudget).checked, 113);
}

void TestLint::givesTenExamples()
{
    const LintReport report = lintOf(
        kTable +
        QByteArray("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                   "INSERT INTO cache SELECT printf('k%04d', i), printf('%04d', i), 9, 1, 2, 0 FROM n"));
    const LintFinding *mismatch = findingOf(report, LintRule::SizeMismatch);
    QCOMPARE(mismatch->count, 3000);
    QCOMPARE(mismatch->examples.size(), 10);
    QCOMPARE(mismatch->examples.front(), QStringLiteral("k0001"));
    QCOMPARE(mismatch->examples.back(), QStringLiteral("k0010"));
}

void TestLint::skipsRulesOfMissingColumns()
{
    const LintReport report =
        lintOf("CREATE TABLE responses(key VARCHAR PRIMARY KEY, value BLOB, expires INTEGER);"
               "INSERT INTO responses VALUES('a', x'01', 5), (x'02', x'', 5), ('c', NULL, 5)");
    QCOMPARE(countsOf(report), QStringList({QStringLiteral("wrong-type: 1"), QStringLiteral("null-value: 1"),
                                            QStringLiteral("empty-value: 1")}));
    for (const LintRule rule :
         {LintRule::SizeMismatch, LintRule::FutureAccess, LintRule::FutureCreation,
          LintRule::AccessBeforeCreation, LintRule::NegativeTime, LintRule::PinnedOverBudget})
        QVERIFY(!coverageOf(report, rule).skipped.isEmpty());
}

void TestLint::knowsWhatOtherFormatsAllow()
{
    const LintReport report =
        lintOf("CREATE TABLE Cache(rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL,"
               " expire_time REAL, access_time REAL, access_count INTEGER, tag BLOB, size INTEGER DEFAULT 0,"
               " mode INTEGER, filename TEXT, value BLOB);"
               "INSERT INTO Cache VALUES(1, 'in', 1, 1, NULL, 1, 0, NULL, 0, 1, NULL, 'here'),"
               "(2, 7, 1, 1, NULL, 1, 0, NULL, 9, 2, 'aa/bb.val', NULL), (3, x'80', 0, 1, NULL, 1, 0, NULL, "
               "0, 1, NULL, 5),"
               "(4, 'none', 1, 1, NULL, 1, 0, NULL, 0, 1, NULL, NULL), (5, 'out', 1, 1, NULL, 1, 0, NULL, 9, "
               "2, 'cc.val', NULL)");
    QCOMPARE(countsOf(report), QStringList(QStringLiteral("null-value: 1")));
    QCOMPARE(report.findings.front().examples, QStringList(QStringLiteral("none")));
    QVERIFY(!coverageOf(report, LintRule::SizeMismatch).skipped.isEmpty());
    QVERIFY(coverageOf(report, LintRule::NegativeTime).skipped.isEmpty());
}

void TestLint::tellsOfDamagedRows()
{
    const QString file = test::copyOfDataFile(QStringLiteral("extraction.db"), m_directory->path());
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    qint64 page = 20;
    for (QByteArray type; type != QByteArray(1, tableLeaf); type = damaged.read(1))
        damaged.seek(++page * kPageBytes);
    damaged.seek(page * kPageBytes);
    damaged.write(QByteArray(kPageBytes, '\xee'));
    damaged.close();
    const auto report = lint(test::opened(file), optionsAt(1'771'600'000));
    QVERIFY(report);
    const LintFinding *damage = findingOf(*report, LintRule::DamagedPages);
    QVERIFY(damage);
    QCOMPARE(report->findings.size(), std::size_t{1});
    QVERIFY(damage->examples.front().startsWith(QStringLiteral("rows ")));
    QVERIFY(damage->meaning.contains(QStringLiteral("1 gap between row numbers")));
    QVERIFY(damage->meaning.contains(QStringLiteral("lost")));
}

/// The overflow page is told by the number that the row's own page ends with.
void TestLint::tellsOfDamagedValues()
{
    test::createProductionTable(path());
    test::addRow(path(), QStringLiteral("broken"), 90'000, 5);
    test::addRow(path(), QStringLiteral("whole"), 100, 5);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    // The first overflow page's link to the second one is made to lead out of the file.
    const qsizetype key = bytes.indexOf("broken" + QByteArray(50, '\0'));
    QVERIFY(key > 0);
    const qsizetype pageEnd = (key / kPageBytes + 1) * kPageBytes;
    const auto overflow = qFromBigEndian<quint32>(bytes.constData() + pageEnd - 4);
    QVERIFY(overflow > 1 && overflow * kPageBytes <= bytes.size());
    file.seek((qint64{overflow} - 1) * kPageBytes);
    file.write("\x7f\xff\xff\xff", 4);
    file.close();
    const auto report = lint(test::opened(path()), optionsAt());
    QVERIFY(report);
    QCOMPARE(countsOf(*report), QStringList(QStringLiteral("damaged-pages: 1")));
    QCOMPARE(report->findings.front().examples, QStringList(QStringLiteral("broken")));
    QVERIFY(
        report->findings.front().meaning.contains(QStringLiteral("1 entry that cannot be read to its end")));
}

void TestLint::tellsOfATruncatedFile()
{
    test::createProductionTable(path());
    for (const char *key : {"a", "b", "c"})
        test::addRow(path(), QString::fromLatin1(key), 90'000, 5);
    QVERIFY(QFile::resize(path(), 180'000));
    OpenOptions opening;
    opening.salvage = true;
    const auto file = CacheFile::open(path(), opening);
    QVERIFY(file);
    const auto report = lint(*file, optionsAt());
    QVERIFY(report);
    const LintFinding *damage = findingOf(*report, LintRule::DamagedPages);
    QVERIFY(damage);
    QVERIFY(damage->examples.contains(QStringLiteral("c")));
    QVERIFY(damage->meaning.contains(QStringLiteral("without all of")));
    QVERIFY(!findingOf(*report, LintRule::SizeMismatch));
}

void TestLint::keepsWithinTheReadBudget()
{
    const QByteArray rows =
        kTable + QByteArray("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
                            "INSERT INTO cache SELECT 'large' || i, zeroblob(50000), 1, 1, 2, 0 FROM n;"
                            "INSERT INTO cache VALUES('small', x'0102', 1, 1, 2, 0)");
    LintOptions options = optionsAt();
    options.readBudgetBytes = 1'000'000;
    const LintReport part = lintOf(rows, options);
    const LintCoverage sizes = coverageOf(part, LintRule::SizeMismatch);
    QCOMPARE(sizes.checked, 21);
    QCOMPARE(sizes.of, 101);
    QCOMPARE(findingOf(part, LintRule::SizeMismatch)->count, 21);
    QCOMPARE(coverageOf(part, LintRule::WrongType).checked, 21);
    QCOMPARE(coverageOf(part, LintRule::NullKey).checked, 101);
    const LintCoverage copies = coverageOf(part, LintRule::DuplicateValue);
    QCOMPARE(copies.checked, 21);
    QCOMPARE(findingOf(part, LintRule::DuplicateValue)->count, 19);
    QVERIFY2(part.bytesRead < 5'000'000, qPrintable(QString::number(part.bytesRead)));
    options.readBudgetBytes = 0;
    const auto none = lint(test::opened(path()), options);
    QCOMPARE(coverageOf(*none, LintRule::SizeMismatch).checked, 1);
    QCOMPARE(coverageOf(*none, LintRule::DuplicateValue).checked, 1);
    QVERIFY(!findingOf(*none, LintRule::DuplicateValue));
}

void TestLint::takesAnEvenSample()
{
    EntryIndex index;
    for (int i = 0; i < 1000; ++i)
        index.append(test::row(i + 1, i % 2 == 0 ? 10'000 : 100, 1.0));
    const LintSample part = sampleWithin(index, kPageBytes, 1'000'000);
    QCOMPARE(part.count, std::size_t{500 + 100});
    std::size_t firstHalf = 0;
    for (std::size_t i = 0; i < 500; ++i)
        firstHalf += part.chosen[i] ? 1 : 0;
    QCOMPARE(firstHalf, part.count / 2);
    QCOMPARE(sampleWithin(index, kPageBytes, 5'000'000).count, std::size_t{1000});
    QCOMPARE(sampleWithin(index, kPageBytes, 9'999).count, std::size_t{500});
    QCOMPARE(sampleOfAll(index).count, std::size_t{1000});
    EntryIndex::Row incomplete = test::row(2000, 10, 1.0);
    incomplete.incomplete = true;
    index.append(incomplete);
    QCOMPARE(sampleOfAll(index).count, std::size_t{1000});
    QCOMPARE(sampleOfAll(EntryIndex()).count, std::size_t{0});
}

void TestLint::countsTheLowestRowsOfAnyOrder()
{
    LintTally one;
    LintTally other;
    for (qint64 rowid = 40; rowid > 0; --rowid)
        (rowid % 3 == 0 ? one : other).add(rowid);
    one.add(other);
    QCOMPARE(one.count(), 40);
    QCOMPARE(one.examples(), std::vector<qint64>({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

void TestLint::reportsProgress()
{
    std::vector<double> steps;
    std::mutex mutex;
    const auto report = lint(test::opened(test::dataFile(QStringLiteral("audio.db"))), optionsAt(),
                             [&steps, &mutex](double fraction) {
                                 const std::lock_guard lock(mutex);
                                 steps.push_back(fraction);
                             });
    QVERIFY(report);
    QVERIFY(std::ranges::is_sorted(steps));
    QCOMPARE(steps.back(), 1.0);
}

void TestLint::givesAPartWhenCancelled_data()
{
    QTest::addColumn<double>("from");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("in the rows") << 0.3;
    QTest::newRow("in the values") << 0.7;
}

void TestLint::givesAPartWhenCancelled()
{
    QFETCH(double, from);
    test::runSql(path(),
                 kTable +
                     QByteArray("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                " WHERE i < 20000) INSERT INTO cache SELECT i, x'01', 7, 1, 9e9, 0 FROM n"));
    std::atomic<bool> cancelled{from == 0.0};
    const auto report = lint(
        test::opened(path()), optionsAt(),
        [&cancelled, from](double fraction) {
            if (fraction >= from)
                cancelled = true;
        },
        &cancelled);
    QVERIFY(report);
    QVERIFY(report->cancelled);
    QCOMPARE(report->entries, 20'000);
    QCOMPARE(report->coverage.size(), std::size_t{kLintRuleCount});
    QVERIFY(coverageOf(*report, LintRule::DuplicateValue).checked < 20'000);
    if (from > 0.0)
        QCOMPARE(findingOf(*report, LintRule::FutureAccess)->count, 20'000);
    QCOMPARE(findingOf(*report, LintRule::SizeMismatch) != nullptr, from > 0.0);
}

void TestLint::changesNothing()
{
    const QString file = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const QByteArray before = test::directoryState(QFileInfo(file).path());
    QVERIFY(lint(test::opened(file), optionsAt()));
    QCOMPARE(test::directoryState(QFileInfo(file).path()), before);
}

QTEST_GUILESS_MAIN(TestLint)
#include "test_lint.moc"
