// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/subset_figures.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/core/inspect/mixed_table.h"
#include "tests/support/support.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A mixed table with all that is known of it.
class Known
{
public:
    Known(const QString &path, int rowCount, test::CreatedIn created)
        : rows(test::createMixedTable(path, rowCount, created))
        , m_file(test::opened(path))
        , m_connection(std::move(*m_file.connect()))
    {
        ScanOptions options;
        options.types = true;
        auto scan = scanEntries(m_file, options);
        index = std::make_shared<const EntryIndex>(std::move(scan->index));
        types = std::make_shared<const EntryTypes>(std::move(scan->types));
        summary = summarize(*index, 0);
        creation = std::make_shared<const CreationTimes>(
            *sampleCreationTimes(connection(), format(), index.get(), nullptr));
        tree = std::make_shared<const KeyTree>(*readKeyTree(connection(), format(), *index));
        base = makeFigureBase(index, summary, types, creation, tree);
    }

    sqlite::Connection &connection() { return *m_connection; }
    [[nodiscard]] const CacheFormat &format() const { return m_file.info().format; }

    SubsetFigures figures(const EntryFilter &filter, bool leaveOutOwn = false)
    {
        const auto figures = subsetFigures(connection(), format(), base, filter, {leaveOutOwn, nullptr});
        if (!figures)
            qFatal("%s", qPrintable(figures.error().message));
        return *figures;
    }

    std::vector<qint64> select(const EntryFilter &filter)
    {
        EntryOrders orders(index);
        orders.setCreationTimes(creation);
        orders.setKeyTree(tree);
        SelectOptions options;
        options.known = {index.get(), &orders, types.get()};
        return *selectRowids(connection(), format(), {EntrySort::RowId, false, filter, -1}, options);
    }

    const std::vector<test::MixedRow> rows;
    std::shared_ptr<const EntryIndex> index;
    std::shared_ptr<const EntryTypes> types;
    Summary summary;
    CreationTimesPtr creation;
    KeyTreePtr tree;
    FigureBasePtr base;

private:
    CacheFile m_file;
    std::unique_ptr<sqlite::Connection> m_connection;
};

qint64 entriesIn(const std::vector<HistogramBin> &bins)
{
    return std::accumulate(bins.begin(), bins.end(), qint64{0},
                           [](qint64 sum, const HistogramBin &bin) { return sum + bin.entries; });
}

qint64 bytesIn(const std::vector<HistogramBin> &bins)
{
    return std::accumulate(bins.begin(), bins.end(), qint64{0},
                           [](qint64 sum, const HistogramBin &bin) { return sum + bin.bytes; });
}

/// The value that `share` of `weights` does not exceed.
double quantile(std::vector<std::pair<double, qint64>> values, double share)
{
    std::ranges::sort(values);
    qint64 total = 0;
    for (const auto &[value, weight] : values)
        total += weight;
    const auto rank = std::max(qint64{1}, static_cast<qint64>(std::ceil(share * static_cast<double>(total))));
    qint64 seen = 0;
    for (const auto &[value, weight] : values) {
        seen += weight;
        if (seen >= rank)
            return value;
    }
    return 0.0;
}

/// Conditions at random, most of which select something.
EntryFilter randomFilter(std::mt19937 &random, const KeyTree &tree)
{
    const auto below = [&random](quint32 end) { return random() % end; };
    EntryFilter filter;
    if (below(3) == 0)
        filter.minSizeBytes = static_cast<qint64>(std::pow(10.0, below(400) / 100.0));
    if (below(3) == 0)
        filter.maxSizeBytes = static_cast<qint64>(std::pow(10.0, 2 + below(300) / 100.0));
    if (below(4) == 0)
        filter.accessedFrom = 1.7e9 + below(2'000'000);
    if (below(4) == 0)
        filter.accessedTo = 1.7e9 + below(3'000'000);
    if (below(4) == 0)
        filter.createdFrom = 1.7e9 + below(1'500'000);
    if (below(4) == 0)
        filter.createdTo = 1.7e9 + below(3'000'000);
    if (below(5) == 0)
        filter.pinned = below(2) == 0;
    if (below(4) == 0)
        tree.filterTo(static_cast<quint16>(below(static_cast<quint32>(tree.nodes().size()))), &filter);
    if (below(8) == 0)
        filter.contains = QStringLiteral("1");
    if (below(10) == 0)
        filter.prefix = QStringLiteral("https://");
    if (below(8) == 0)
        filter.types = {ContentType::Unknown};
    return filter;
}

} // namespace

class TestSubsetFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesTheWholeForTheEmptyFilter();
    void findsQuantilesAndMedians();
    void countsWhatSelectRowidsSelects_data();
    void countsWhatSelectRowidsSelects();
    void selectsAlikeFromAllSources_data();
    void selectsAlikeFromAllSources();
    void leavesOutOwnConditions();
    void selectsTheEntriesOfEachBin_data();
    void selectsTheEntriesOfEachBin();
    void selectsTheEntriesOfEachNode();
    void doesWithoutWhatIsNotKnown();
    void readsTypesThatAreNotKnown();
    void givesNothingOfAnEmptyFile();
    void copesWithHostileTimes();
    void givesTheSameOfLargeIndexesInSeveralThreads();
    void stopsWhenCancelled();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Known> m_exact;    // whose index has creation times
    std::unique_ptr<Known> m_inferred; // where they are interpolated
};

void TestSubsetFigures::initTestCase()
{
    m_exact = std::make_unique<Known>(m_directory.filePath(QStringLiteral("exact.db")), 1500,
                                      test::CreatedIn::FrontOfValue);
    m_inferred = std::make_unique<Known>(m_directory.filePath(QStringLiteral("inferred.db")), 1500,
                                         test::CreatedIn::BehindValue);
    QVERIFY(m_exact->base->createdExact && m_exact->index->hasCreationTimes());
    QVERIFY(!m_inferred->base->createdExact && !m_inferred->index->hasCreationTimes());
    QCOMPARE(m_inferred->base->createdSamples, m_inferred->creation->samples());
}

void TestSubsetFigures::givesTheWholeForTheEmptyFilter()
{
    for (Known *known : {m_exact.get(), m_inferred.get()}) {
        const SubsetFigures whole = known->figures({});
        const Summary &summary = known->summary;
        QCOMPARE(whole.entries, summary.entries);
        QCOMPARE(whole.dataBytes, summary.dataBytes);
        QCOMPARE(whole.pinnedEntries, summary.pinnedEntries);
        QCOMPARE(whole.pinnedBytes, summary.pinnedBytes);
        QCOMPARE(whole.meanBytes, summary.meanBytes);
        QCOMPARE(whole.p50Bytes, summary.p50Bytes);
        QCOMPARE(whole.p99Bytes, summary.p99Bytes);
        QCOMPARE(whole.maxBytes, summary.maxBytes);
        QCOMPARE(whole.oldestAccess, summary.oldestAccess);
        QCOMPARE(whole.newestAccess, summary.newestAccess);
        QCOMPARE(whole.medianByteAgeSeconds, summary.medianByteAgeSeconds);
        QCOMPARE(whole.types, typeTotals(*known->index, *known->types));
        for (const auto &[part, all] : {std::pair{&whole.sizeHistogram, &known->base->sizeBins},
                                        {&whole.ageHistogram, &known->base->ageBins},
                                        {&whole.createdHistogram, &known->base->createdBins}}) {
            QCOMPARE(part->size(), all->size());
            for (std::size_t i = 0; i < all->size(); ++i) {
                QCOMPARE((*part)[i].from, (*all)[i].from);
                QCOMPARE((*part)[i].entries, (*all)[i].entries);
                QCOMPARE((*part)[i].bytes, (*all)[i].bytes);
            }
        }
        for (std::size_t i = 0; i < known->tree->nodes().size(); ++i) {
            QCOMPARE(whole.keyNodes[i].entries, known->tree->nodes()[i].entries);
            QCOMPARE(whole.keyNodes[i].bytes, known->tree->nodes()[i].bytes);
        }
    }
}

void TestSubsetFigures::findsQuantilesAndMedians()
{
    EntryFilter filter;
    filter.minSizeBytes = 50;
    filter.pinned = false;
    const SubsetFigures figures = m_exact->figures(filter);
    std::vector<std::pair<double, qint64>> sizes;
    std::vector<std::pair<double, qint64>> sizesByBytes;
    std::vector<std::pair<double, qint64>> ages;
    std::vector<std::pair<double, qint64>> agesByBytes;
    for (const test::MixedRow &row : m_exact->rows) {
        if (row.sizeBytes < 50 || row.pinned)
            continue;
        sizes.emplace_back(row.sizeBytes, 1);
        sizesByBytes.emplace_back(row.sizeBytes, row.sizeBytes);
        if (std::isnan(row.lastAccessed))
            continue;
        const double accessed = QByteArray::number(row.lastAccessed, 'f', 3).toDouble();
        ages.emplace_back(*m_exact->base->newestAccess - accessed, 1);
        agesByBytes.emplace_back(ages.back().first, row.sizeBytes);
    }
    QCOMPARE(figures.entries, std::ssize(sizes));
    QCOMPARE(figures.sizeByEntries.p50, quantile(sizes, 0.5));
    QCOMPARE(figures.sizeByEntries.p99, quantile(sizes, 0.99));
    QCOMPARE(figures.sizeByBytes.p50, quantile(sizesByBytes, 0.5));
    QCOMPARE(figures.sizeByBytes.p99, quantile(sizesByBytes, 0.99));
    QCOMPARE(figures.ageByEntriesSeconds.p50, quantile(ages, 0.5));
    QCOMPARE(figures.ageByEntriesSeconds.p99, quantile(ages, 0.99));
    QCOMPARE(figures.ageByBytesSeconds.p50, quantile(agesByBytes, 0.5));
    QCOMPARE(figures.ageByBytesSeconds.p99, quantile(agesByBytes, 0.99));
    QCOMPARE(figures.medianByteAgeSeconds, figures.ageByBytesSeconds.p50);
    QCOMPARE(figures.p50Bytes, static_cast<qint64>(figures.sizeByEntries.p50));
}

void TestSubsetFigures::countsWhatSelectRowidsSelects_data()
{
    QTest::addColumn<bool>("exact");
    QTest::newRow("creation times in the index") << true;
    QTest::newRow("interpolated creation times") << false;
}

void TestSubsetFigures::countsWhatSelectRowidsSelects()
{
    QFETCH(bool, exact);
    Known &known = exact ? *m_exact : *m_inferred;
    std::mt19937 random(4);
    for (int i = 0; i < 150; ++i) {
        const EntryFilter filter = randomFilter(random, *known.tree);
        const SubsetFigures figures = known.figures(filter);
        const auto rowids = known.select(filter);
        qint64 bytes = 0;
        qint64 timed = 0;
        qint64 created = 0;
        for (const qint64 rowid : rowids) {
            const std::size_t place = *known.index->find(rowid);
            bytes += known.index->sizeBytes(place);
            timed += std::isfinite(known.index->lastAccessed(place)) ? 1 : 0;
            created += !exact || isPlausibleTime(known.index->createdAt(place)) ? 1 : 0;
        }
        QCOMPARE(figures.entries, std::ssize(rowids));
        QCOMPARE(figures.dataBytes, bytes);
        QCOMPARE(entriesIn(figures.sizeHistogram), std::ssize(rowids));
        QCOMPARE(bytesIn(figures.sizeHistogram), bytes);
        QCOMPARE(entriesIn(figures.ageHistogram), timed);
        QCOMPARE(entriesIn(figures.createdHistogram), created);
        QCOMPARE(figures.keyNodes.front().entries, std::ssize(rowids));
        QCOMPARE(figures.keyNodes.front().bytes, bytes);
        const auto ofTypes =
            std::accumulate(figures.types.begin(), figures.types.end(), qint64{0},
                            [](qint64 sum, const NamedTotal &total) { return sum + total.entries; });
        QCOMPARE(ofTypes, std::ssize(rowids));
        QCOMPARE(figures.filter, filter);
    }
}

void TestSubsetFigures::selectsAlikeFromAllSources_data()
{
    countsWhatSelectRowidsSelects_data();
}

/// From the rows as they were written, from the file alone, from an index without a tree and with one.
void TestSubsetFigures::selectsAlikeFromAllSources()
{
    QFETCH(bool, exact);
    Known &known = exact ? *m_exact : *m_inferred;
    const auto sampled = sampleCreationTimes(known.connection(), known.format(), nullptr, nullptr);
    std::mt19937 random(5);
    for (int i = 0; i < 100; ++i) {
        EntryFilter filter = randomFilter(random, *known.tree);
        filter.types.clear();
        const KeyPatternTest pattern(filter.pattern, filter.exceptPatterns);
        const auto written = [&](const CreationTimes &times) {
            std::vector<qint64> fitting;
            for (const test::MixedRow &row : known.rows) {
                const double created = exact ? row.createdAt : times.at(row.rowid);
                const auto within = [](double value, std::optional<double> from, std::optional<double> to) {
                    return (!from && !to) ||
                           (value >= from.value_or(-kInfinity) && value < to.value_or(kInfinity));
                };
                // x'…' is how a key is shown, not what is in it.
                const QString text =
                    row.key.startsWith(QLatin1String("x'")) || row.key == QLatin1String("NULL") ? QString()
                                                                                                : row.key;
                if (row.sizeBytes >= filter.minSizeBytes.value_or(0) &&
                    row.sizeBytes <= filter.maxSizeBytes.value_or(1'000'000) &&
                    within(row.lastAccessed, filter.accessedFrom, filter.accessedTo) &&
                    within(created, filter.createdFrom, filter.createdTo) &&
                    row.pinned == filter.pinned.value_or(row.pinned) && pattern.fitsKey(row.key) &&
                    (filter.contains.isEmpty() || text.contains(filter.contains)) &&
                    text.startsWith(filter.prefix))
                    fitting.push_back(row.rowid);
            }
            return fitting;
        };
        const EntryQuery query{EntrySort::RowId, false, filter, -1};
        SelectionFacts facts;
        SelectOptions options;
        options.facts = &facts;
        const auto fromFile = selectRowids(known.connection(), known.format(), query, options);
        QVERIFY(fromFile);
        QCOMPARE(*fromFile, written(*sampled));
        const bool estimated = !exact && (filter.createdFrom || filter.createdTo);
        QCOMPARE(facts.createdFromSamples, estimated ? sampled->samples() : 0);
        EntryOrders orders(known.index);
        options.known = {known.index.get(), &orders, nullptr};
        QCOMPARE(*selectRowids(known.connection(), known.format(), query, options), written(*known.creation));
        QCOMPARE(orders.creationTimes() != nullptr, estimated);
        QCOMPARE(known.select(filter), written(*known.creation));
    }
}

void TestSubsetFigures::leavesOutOwnConditions()
{
    EntryFilter both;
    both.minSizeBytes = 1000;
    both.accessedFrom = 1.7e9 + 1'000'000;
    EntryFilter sizes;
    sizes.minSizeBytes = both.minSizeBytes;
    EntryFilter ages;
    ages.accessedFrom = both.accessedFrom;
    const SubsetFigures left = m_exact->figures(both, true);
    const SubsetFigures applied = m_exact->figures(both, false);
    const SubsetFigures ofAges = m_exact->figures(ages);
    const SubsetFigures ofSizes = m_exact->figures(sizes);
    QCOMPARE(left.entries, applied.entries);
    QCOMPARE(left.p50Bytes, applied.p50Bytes);
    QCOMPARE(left.medianByteAgeSeconds, applied.medianByteAgeSeconds);
    QCOMPARE(entriesIn(applied.sizeHistogram), applied.entries);
    QCOMPARE(entriesIn(left.sizeHistogram), ofAges.entries);
    QCOMPARE(left.sizeByEntries.p50, ofAges.sizeByEntries.p50);
    QCOMPARE(entriesIn(left.ageHistogram), entriesIn(ofSizes.ageHistogram));
    QCOMPARE(left.ageByBytesSeconds.p50, ofSizes.ageByBytesSeconds.p50);
    QCOMPARE(entriesIn(left.createdHistogram), entriesIn(applied.createdHistogram));
}

void TestSubsetFigures::selectsTheEntriesOfEachBin_data()
{
    countsWhatSelectRowidsSelects_data();
}

void TestSubsetFigures::selectsTheEntriesOfEachBin()
{
    QFETCH(bool, exact);
    Known &known = exact ? *m_exact : *m_inferred;
    QVERIFY(known.base->createdBins.size() > 10 && known.base->createdBins.size() <= 49);
    for (const HistogramBin &bin : known.base->createdBins) {
        EntryFilter filter;
        filter.createdFrom = bin.from;
        filter.createdTo = bin.to;
        const SubsetFigures figures = known.figures(filter);
        QCOMPARE(figures.entries, bin.entries);
        QCOMPARE(figures.dataBytes, bin.bytes);
    }
}

void TestSubsetFigures::selectsTheEntriesOfEachNode()
{
    for (quint16 node = 0; node < m_exact->tree->nodes().size(); ++node) {
        EntryFilter filter;
        m_exact->tree->filterTo(node, &filter);
        QCOMPARE(m_exact->figures(filter).entries, m_exact->tree->node(node).entries);
    }
}

void TestSubsetFigures::doesWithoutWhatIsNotKnown()
{
    const auto base = makeFigureBase(m_inferred->index, m_inferred->summary, nullptr, nullptr, nullptr);
    QVERIFY(base->createdBins.empty());
    EntryFilter filter;
    filter.pattern = QStringLiteral("<hash>");
    const auto figures = subsetFigures(m_inferred->connection(), m_inferred->format(), base, filter);
    QVERIFY(figures);
    QCOMPARE(figures->entries, m_inferred->figures(filter).entries);
    QVERIFY(figures->types.empty() && figures->keyNodes.empty() && figures->createdHistogram.empty());
}

void TestSubsetFigures::readsTypesThatAreNotKnown()
{
    const auto base = makeFigureBase(m_exact->index, m_exact->summary, nullptr, nullptr, m_exact->tree);
    EntryFilter filter;
    filter.types = {ContentType::Empty};
    const auto figures = subsetFigures(m_exact->connection(), m_exact->format(), base, filter);
    QVERIFY(figures && figures->entries > 0);
    QCOMPARE(figures->entries, m_exact->figures(filter).entries);
}

void TestSubsetFigures::givesNothingOfAnEmptyFile()
{
    const QString path = m_directory.filePath(QStringLiteral("empty.db"));
    test::createProductionTable(path);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto index = std::make_shared<const EntryIndex>();
    const auto base = makeFigureBase(index, summarize(*index, 0), nullptr, nullptr, nullptr);
    const auto figures = subsetFigures(**connection, file.info().format, base, {});
    QVERIFY(figures);
    QCOMPARE(figures->entries, 0);
    QVERIFY(figures->sizeHistogram.empty() && figures->ageHistogram.empty());
    QCOMPARE(figures->sizeByBytes.p99, 0.0);
}

void TestSubsetFigures::copesWithHostileTimes()
{
    auto index = std::make_shared<EntryIndex>();
    const std::vector<double> times{0.0,       -0.0,       1e300,          -1e300,        std::nan(""),
                                    kInfinity, -kInfinity, 5e-324,         1.7e9,         1.7e9,
                                    1.7e308,   -1.7e308,   253402300799.0, 253402300800.0};
    for (std::size_t i = 0; i < times.size(); ++i) {
        EntryIndex::Row row = test::row(static_cast<qint64>(i), static_cast<qint64>(i), times[i]);
        row.createdAt = times[times.size() - 1 - i];
        index->append(row);
    }
    const auto base = makeFigureBase(index, summarize(*index, 0), nullptr, nullptr, nullptr);
    QCOMPARE(entriesIn(base->createdBins), 6); // 0, -0, the lowest number, twice 2023, the end of 9999
    QVERIFY(base->createdBins.size() <= 49);
    const auto figures = subsetFigures(m_exact->connection(), m_exact->format(), base, EntryFilter());
    QVERIFY(figures);
    QCOMPARE(figures->entries, std::ssize(times));
    QCOMPARE(entriesIn(figures->ageHistogram), entriesIn(base->ageBins));
    QCOMPARE(figures->medianByteAgeSeconds, summarize(*index, 0).medianByteAgeSeconds);
}

void TestSubsetFigures::givesTheSameOfLargeIndexesInSeveralThreads()
{
    auto index = std::make_shared<EntryIndex>();
    std::mt19937 random(6);
    for (qint64 i = 0; i < 300'000; ++i)
        index->append(test::row(i, random() % 100'000, 1.7e9 + random() % 10'000'000, random() % 4 == 0));
    const Summary summary = summarize(*index, 0);
    const auto base = makeFigureBase(index, summary, nullptr, nullptr, nullptr);
    const auto whole = subsetFigures(m_exact->connection(), m_exact->format(), base, EntryFilter());
    QVERIFY(whole);
    QCOMPARE(whole->dataBytes, summary.dataBytes);
    QCOMPARE(whole->pinnedBytes, summary.pinnedBytes);
    QCOMPARE(whole->p50Bytes, summary.p50Bytes);
    QCOMPARE(whole->p99Bytes, summary.p99Bytes);
    QCOMPARE(whole->medianByteAgeSeconds, summary.medianByteAgeSeconds);
    QCOMPARE(bytesIn(whole->ageHistogram), summary.dataBytes);
}

void TestSubsetFigures::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    const auto figures =
        subsetFigures(m_exact->connection(), m_exact->format(), m_exact->base, {}, {false, &cancelled});
    QVERIFY(!figures);
    QCOMPARE(figures.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestSubsetFigures)
#include "test_subset_figures.moc"
