// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/estimate.h"
#include "core/inspect/figures/estimate_figures.h"
#include "core/inspect/figures/stratified_sample.h"
#include "core/inspect/scan/scan.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QTest>

#include <sqlite3.h>

#include <cmath>
#include <numeric>
#include <random>
#include <thread>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

constexpr int kRows = 12'000;

/// Of each figure, how often its interval held the true one.
struct Hits
{
    int entries = 0;
    int dataBytes = 0;
    int pinnedBytes = 0;
    int median = 0;
    int p99 = 0;
    double worstPercent = 0.0;
    qint64 mostBytesRead = 0;
};

bool holds(const Estimated &estimated, double truth)
{
    return estimated.low <= truth && truth <= estimated.high;
}

} // namespace

class TestEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsTheTruthAsOftenAsItSays_data();
    void holdsTheTruthAsOftenAsItSays();
    void boundsEachBin_data();
    void boundsEachBin();
    void readsFewPages();
    void addsUp();
    void givesTheSameFiguresForTheSameSeed();
    void isExactForTinyFiles();
    void readsEmptyFiles();
    void endsWhereTimesAreInfinitelyFarApart();
    void saysThatSomethingIsDamaged();
    void givesNoFigureWhereTheIndexIsDamaged();
    void findsFewRowsFarApart();
    void boundsWhatTheSampleDoesNotHave();
    void isNeverSureOfASample();
    void isSureOfAllRows();
    void doubtsTheRestOfAWindow();
    void neverHasMoreDataThanTheFileHasBytes();
    void stopsWhenCancelled();

private:
    QString make(const QString &name, int rows, const std::function<qint64(int)> &size,
                 const std::function<bool(int)> &kept);
    Hits tryOut(const CacheFile &file, EstimateOptions options);

    QTemporaryDir m_directory;
};

/// Rows whose access time falls with their number; every seventh is pinned.
QString TestEstimate::make(const QString &name, int rows, const std::function<qint64(int)> &size,
                           const std::function<bool(int)> &kept)
{
    const QString path = m_directory.filePath(name);
    test::createProductionTable(path);
    sqlite3 *db = nullptr;
    sqlite3_stmt *insert = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(db,
                       "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed, pinned) "
                       "VALUES(?1, 'key:' || ?1, zeroblob(?2), ?2, ?3, ?3, ?4)",
                       -1, &insert, nullptr);
    for (int row = 1; row <= rows; ++row) {
        if (!kept(row))
            continue;
        sqlite3_bind_int64(insert, 1, row);
        sqlite3_bind_int64(insert, 2, size(row));
        sqlite3_bind_double(insert, 3, 1e9 - row);
        sqlite3_bind_int(insert, 4, row % 7 == 0 ? 1 : 0);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(db);
    return path;
}

void TestEstimate::initTestCase()
{
    const auto all = [](int) { return true; };
    std::mt19937_64 random(7);
    const auto unit = [&random] { return std::ldexp(static_cast<double>(random() >> 11), -53); };
    const auto normal = [&unit] {
        return std::sqrt(-2.0 * std::log(1.0 - unit())) * std::cos(6.283185307179586 * unit());
    };
    make(
        QStringLiteral("even.db"), kRows, [&](int) { return 200 + std::llround(600.0 * unit()); }, all);
    make(
        QStringLiteral("skewed.db"), kRows, [&](int) { return std::llround(300.0 * std::exp(normal())); },
        all);
    // Old rows are small, and most of them are gone; so is everything in the middle.
    make(
        QStringLiteral("gaps.db"), 40'000,
        [&](int row) { return 50 + row / 40 + std::llround(200.0 * unit()); },
        [&](int row) { return row % 8 == 0 ? row < 10'000 : row > 30'000 || unit() < 0.1 * (row < 10'000); });
    make(
        QStringLiteral("large.db"), 2'500,
        [&](int) { return std::llround(5'000.0 * std::exp(0.7 * normal())); }, all);
}

Hits TestEstimate::tryOut(const CacheFile &file, EstimateOptions options)
{
    const auto scanned = scanEntries(file, ScanOptions());
    const Summary truth = summarize(*scanned, file.info().fileBytes);
    Hits hits;
    for (options.seed = 1; options.seed <= 100; ++options.seed) {
        const auto result = estimate(file, options);
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        hits.entries += holds(result->entries, static_cast<double>(truth.entries));
        hits.dataBytes += holds(result->dataBytes, static_cast<double>(truth.dataBytes));
        hits.pinnedBytes += holds(result->pinnedBytes, static_cast<double>(truth.pinnedBytes));
        hits.median += holds(result->p50Bytes, static_cast<double>(truth.p50Bytes));
        hits.p99 += holds(result->p99Bytes, static_cast<double>(truth.p99Bytes));
        hits.worstPercent = std::max(hits.worstPercent, result->dataBytes.percent());
        hits.mostBytesRead = std::max(hits.mostBytesRead, result->summary.scanBytesRead);
    }
    return hits;
}

void TestEstimate::holdsTheTruthAsOftenAsItSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("indexPages");
    QTest::addColumn<double>("mostPercent");
    for (const auto &[name, percent] : {std::pair{"even", 20.0}, std::pair{"skewed", 60.0},
                                        std::pair{"gaps", 80.0}, std::pair{"large", 60.0}}) {
        QTest::addRow("%s, with the index", name)
            << QStringLiteral("%1.db").arg(QLatin1String(name)) << qint64{1500} << percent;
        QTest::addRow("%s, by row numbers", name)
            << QStringLiteral("%1.db").arg(QLatin1String(name)) << qint64{0} << percent;
    }
}

void TestEstimate::holdsTheTruthAsOftenAsItSays()
{
    QFETCH(QString, name);
    QFETCH(qint64, indexPages);
    QFETCH(double, mostPercent);
    EstimateOptions options;
    options.pages = 200;
    options.indexPages = indexPages;
    const Hits hits = tryOut(test::opened(m_directory.filePath(name)), options);
    const QString seen =
        QStringLiteral("entries %1, bytes %2, pinned %3, median %4, p99 %5; at most %6 % off")
            .arg(hits.entries)
            .arg(hits.dataBytes)
            .arg(hits.pinnedBytes)
            .arg(hits.median)
            .arg(hits.p99)
            .arg(hits.worstPercent);
    for (const int held : {hits.entries, hits.dataBytes, hits.pinnedBytes, hits.median, hits.p99})
        QVERIFY2(held >= 90, qPrintable(seen));
    QVERIFY2(hits.worstPercent < mostPercent, qPrintable(seen));
}

void TestEstimate::boundsEachBin_data()
{
    holdsTheTruthAsOftenAsItSays_data();
}

/// Bins of few entries are hard to tell: an interval of 95 % holds a little less often there.
void TestEstimate::boundsEachBin()
{
    QFETCH(QString, name);
    QFETCH(qint64, indexPages);
    const CacheFile file = test::opened(m_directory.filePath(name));
    const Summary truth = summarize(*scanEntries(file, ScanOptions()), file.info().fileBytes);
    EstimateOptions options;
    options.pages = 200;
    options.indexPages = indexPages;
    int tried = 0;
    int held = 0;
    for (options.seed = 1; options.seed <= 10; ++options.seed) {
        const auto result = estimate(file, options);
        QVERIFY(result);
        const auto &ages = result->summary.ageHistogram;
        QCOMPARE(result->ageBins.entries.size(), ages.size());
        QCOMPARE(result->ageBins.bytes.size(), ages.size());
        const auto &bins = result->summary.sizeHistogram;
        QCOMPARE(result->sizeBins.entries.size(), bins.size());
        QCOMPARE(result->sizeBins.bytes.size(), bins.size());
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const auto real = std::ranges::find(truth.sizeHistogram, bins[i].from, &HistogramBin::from);
            const Estimated &entries = result->sizeBins.entries[i];
            QVERIFY(entries.low <= entries.value && entries.value <= entries.high);
            QVERIFY(std::abs(entries.value - static_cast<double>(bins[i].entries)) <= 1.0);
            tried += 2;
            held +=
                holds(entries, real != truth.sizeHistogram.end() ? static_cast<double>(real->entries) : 0.0);
            held += holds(result->sizeBins.bytes[i],
                          real != truth.sizeHistogram.end() ? static_cast<double>(real->bytes) : 0.0);
        }
    }
    QVERIFY2(held >= 0.85 * tried, qPrintable(QStringLiteral("%1 of %2").arg(held).arg(tried)));
}

void TestEstimate::readsFewPages()
{
    constexpr qint64 pageBytes = 4096;
    EstimateOptions options;
    options.pages = 200;
    options.indexPages = 0;
    for (const char *name : {"even.db", "skewed.db", "gaps.db", "large.db"}) {
        const CacheFile file = test::opened(m_directory.filePath(QLatin1String(name)));
        const qint64 bytes = estimate(file, options)->summary.scanBytesRead;
        QVERIFY2(bytes <= 300 * pageBytes,
                 qPrintable(QStringLiteral("%1: %2 pages").arg(QLatin1String(name)).arg(bytes / pageBytes)));
    }
}

void TestEstimate::addsUp()
{
    const CacheFile file = test::opened(m_directory.filePath(QStringLiteral("even.db")));
    const auto result = estimate(file);
    QVERIFY(result);
    const Summary &summary = result->summary;
    QVERIFY(!summary.exact);
    QCOMPARE(summary.entries, kRows);
    QCOMPARE(result->entries.percent(), 0.0);
    QCOMPARE(*summary.newestAccess, 1e9 - 1);
    QCOMPARE(*summary.oldestAccess, 1e9 - kRows);
    for (const auto *bins : {&summary.sizeHistogram, &summary.ageHistogram}) {
        qint64 entries = 0;
        qint64 bytes = 0;
        for (const HistogramBin &bin : *bins) {
            entries += bin.entries;
            bytes += bin.bytes;
        }
        QVERIFY(std::abs(entries - summary.entries) < 50);
        QVERIFY(std::abs(bytes - summary.dataBytes) < 50);
    }
    QCOMPARE(result->types.size(), std::size_t{1});
    QVERIFY(std::abs(result->types[0].entries - kRows) < 2);
    QCOMPARE(result->prefixes.size(), std::size_t{1});
    QCOMPARE(result->prefixes[0].name, QStringLiteral("key:<number>"));
    QVERIFY(summary.medianByteAgeSeconds > 0.35 * kRows && summary.medianByteAgeSeconds < 0.65 * kRows);
}

void TestEstimate::givesTheSameFiguresForTheSameSeed()
{
    const CacheFile file = test::opened(m_directory.filePath(QStringLiteral("skewed.db")));
    EstimateOptions options;
    const auto first = estimate(file, options);
    QCOMPARE(estimate(file, options)->dataBytes.value, first->dataBytes.value);
    options.seed = 2;
    QVERIFY(estimate(file, options)->dataBytes.value != first->dataBytes.value);
}

void TestEstimate::isExactForTinyFiles()
{
    const auto result = estimate(test::opened(test::dataFile(QStringLiteral("audio.db"))));
    QVERIFY(result);
    QVERIFY(result->summary.exact);
    QCOMPARE(result->summary.dataBytes, 871'696);
    QCOMPARE(result->dataBytes.percent(), 0.0);
    QCOMPARE(result->sampledEntries, 113);
    QCOMPARE(result->prefixes.size(), std::size_t{2});
    QVERIFY(!result->damaged);
    for (const EstimatedBins *bins : {&result->sizeBins, &result->ageBins}) {
        QVERIFY(!bins->entries.empty());
        for (const auto *figures : {&bins->entries, &bins->bytes}) {
            for (const Estimated &figure : *figures)
                QCOMPARE(figure.high - figure.low, 0.0);
        }
    }
}

void TestEstimate::readsEmptyFiles()
{
    const QString path = m_directory.filePath(QStringLiteral("empty.db"));
    test::createProductionTable(path);
    EstimateOptions options;
    for (const qint64 pages : {qint64{300}, qint64{0}}) {
        for (const qint64 indexPages : {qint64{1500}, qint64{0}}) {
            options.pages = pages;
            options.indexPages = indexPages;
            const auto result = estimate(test::opened(path), options);
            QVERIFY(result);
            QCOMPARE(result->summary.entries, 0);
            QCOMPARE(result->dataBytes.high, 0.0);
            QVERIFY(result->summary.sizeHistogram.empty());
            QVERIFY(result->types.empty());
        }
    }
}

void TestEstimate::endsWhereTimesAreInfinitelyFarApart()
{
    const QString path = m_directory.filePath(QStringLiteral("infinite.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                       "INSERT INTO cache SELECT i, zeroblob(500), 500, 1, "
                       "CASE i % 2 WHEN 0 THEN 1e308 ELSE -1e308 END, 0 FROM n");
    EstimateOptions options;
    for (const qint64 indexPages : {qint64{1500}, qint64{0}}) {
        options.indexPages = indexPages;
        const auto result = estimate(test::opened(path), options);
        QVERIFY(result);
        QVERIFY(holds(result->entries, 3000));
        QVERIFY(result->summary.ageHistogram.size() <= 1); // the newest ones have an age: none
    }
}

void TestEstimate::saysThatSomethingIsDamaged()
{
    constexpr qint64 pageBytes = 4096;
    constexpr char tableLeaf = 0x0d;
    const QString path = m_directory.filePath(QStringLiteral("damaged.db"));
    QVERIFY(QFile::copy(m_directory.filePath(QStringLiteral("even.db")), path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    int leaves = 0;
    for (qint64 page = 200; page < file.size() / pageBytes - 200; ++page) {
        file.seek(page * pageBytes);
        if (file.read(1) != QByteArray(1, tableLeaf) || ++leaves % 3 != 0)
            continue;
        file.seek(page * pageBytes);
        file.write(QByteArray(pageBytes, '\xee'));
    }
    file.close();
    QVERIFY2(leaves > 100, qPrintable(QString::number(leaves)));
    const CacheFile damaged = test::opened(path);
    const auto left = static_cast<double>(scanEntries(damaged, ScanOptions())->index.size());
    for (const qint64 indexPages : {qint64{1500}, qint64{0}}) {
        EstimateOptions options;
        options.indexPages = indexPages;
        const auto result = estimate(damaged, options);
        if (indexPages == 0) { // nothing counts what can be read
            QCOMPARE(result.error().code, ErrorCode::Corrupt);
            continue;
        }
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QVERIFY(result->damaged);
        QVERIFY2(std::abs(result->entries.value - left) < 0.25 * left,
                 qPrintable(QStringLiteral("%1 of %2").arg(result->entries.value).arg(left)));
    }
}

void TestEstimate::givesNoFigureWhereTheIndexIsDamaged()
{
    const QString path = m_directory.filePath(QStringLiteral("index.db"));
    QVERIFY(QFile::copy(m_directory.filePath(QStringLiteral("even.db")), path));
    test::breakIndex(path, "idx_cache_last_accessed");
    const auto result = estimate(test::opened(path));
    QVERIFY(!result); // nobody knows how many entries there are to draw from
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
}

void TestEstimate::findsFewRowsFarApart()
{
    const QString path = m_directory.filePath(QStringLiteral("far.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
                       "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed) "
                       "SELECT i, i, zeroblob(700), 700, i, i FROM n;"
                       "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed) "
                       "SELECT rowid + 4611686018427387904, 'far' || key, data, size, 1, 1 FROM cache;");
    EstimateOptions options;
    options.pages = 100;
    options.indexPages = 0;
    const auto result = estimate(test::opened(path), options);
    QVERIFY(result);
    QVERIFY2(std::abs(result->dataBytes.value - 8000.0 * 700.0) < 0.2 * 8000.0 * 700.0,
             qPrintable(QString::number(result->dataBytes.value)));
}

void TestEstimate::boundsWhatTheSampleDoesNotHave()
{
    const QString path = m_directory.filePath(QStringLiteral("unpinned.db"));
    QVERIFY(QFile::copy(m_directory.filePath(QStringLiteral("even.db")), path));
    test::runSql(path, "UPDATE cache SET pinned = 0");
    const auto result = estimate(test::opened(path));
    QVERIFY(result);
    QCOMPARE(result->summary.pinnedEntries, 0);
    QCOMPARE(result->pinnedEntries.low, 0.0);
    QVERIFY(result->pinnedEntries.high > 1.0);
    QVERIFY(result->pinnedEntries.high < 500.0);
}

namespace {

SampledWindow windowOf(qint64 first, int rows, qint64 bytes)
{
    SampledWindow window;
    for (int i = 0; i < rows; ++i)
        window.rows.push_back({first + i, bytes, 0.0, ContentType::Json, true, true, {}});
    return window;
}

SampleContext contextOf(qint64 usedBytes)
{
    SampleContext context;
    context.fileBytes = usedBytes;
    context.usedBytes = usedBytes;
    return context;
}

} // namespace

/// Of 200,000 rows of 100 bytes, twenty may have a megabyte each: a sample has none of them as a rule.
void TestEstimate::isNeverSureOfASample()
{
    SampleContext context = contextOf(60'000'000);
    const StratifiedSample sample({50'000}, {windowOf(1, 4, 100), windowOf(400, 4, 100)});
    for (const std::optional<qint64> entries : {std::optional<qint64>(), std::optional(qint64{200'000})}) {
        context.entries = entries;
        const Estimate result = estimateFrom(sample, context);
        QCOMPARE(result.dataBytes.value, 20e6);
        QVERIFY(result.dataBytes.low < 20e6);
        QVERIFY(holds(result.dataBytes, 40e6));
        QCOMPARE(result.dataBytes.high, 60e6);
        QVERIFY(holds(result.meanBytes, 200.0));
        QVERIFY(result.pinnedEntries.low < result.pinnedEntries.value);
        QVERIFY(result.pinnedBytes.low < result.pinnedBytes.high);
        QCOMPARE(result.entries.low < result.entries.high, !entries);
    }
}

void TestEstimate::isSureOfAllRows()
{
    const StratifiedSample sample({1, 1}, {windowOf(1, 4, 100), [] {
                                               SampledWindow window = windowOf(5, 4, 100);
                                               window.stratum = 1;
                                               return window;
                                           }()});
    QVERIFY(sample.isComplete());
    const Estimate result = estimateFrom(sample, contextOf(60'000'000));
    for (const Estimated &figure : {result.entries, result.dataBytes, result.meanBytes, result.pinnedBytes})
        QCOMPARE(figure.low, figure.high);
}

void TestEstimate::doubtsTheRestOfAWindow()
{
    SampledWindow window = windowOf(1, 4, 100);
    window.scale = 1000.0;
    const StratifiedSample sample({1}, {window});
    QVERIFY(!sample.isComplete());
    const Estimate result = estimateFrom(sample, contextOf(60'000'000));
    QCOMPARE(result.entries.value, 4000.0);
    QVERIFY(result.entries.low < 2000.0);
    QVERIFY(result.entries.high > 8000.0);
    QVERIFY(result.dataBytes.high > result.dataBytes.value);
}

void TestEstimate::neverHasMoreDataThanTheFileHasBytes()
{
    SampledWindow small;
    small.rows = {{1, 10, 0.0, ContentType::Unknown, false, true, {}}};
    SampledWindow large;
    large.rows = {{2, 100'000, 0.0, ContentType::Unknown, false, true, {}}};
    const StratifiedSample sample({1000}, {small, large});
    SampleContext context;
    context.fileBytes = 1'000'000;
    context.hasPins = false;
    const Estimated bounded = estimateFrom(sample, context).dataBytes;
    QCOMPARE(bounded.value, 1e6);
    QCOMPARE(bounded.high, 1e6);
    QVERIFY(bounded.low >= 100'010.0 && bounded.low <= bounded.value);
    context.valuesInFile = false;
    QVERIFY(estimateFrom(sample, context).dataBytes.value > 1e6);
}

void TestEstimate::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    for (const QString &path :
         {m_directory.filePath(QStringLiteral("even.db")), test::dataFile(QStringLiteral("audio.db"))}) {
        const auto result = estimate(test::opened(path), EstimateOptions(), &cancelled);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
}

QTEST_APPLESS_MAIN(TestEstimate)
#include "test_estimate.moc"
