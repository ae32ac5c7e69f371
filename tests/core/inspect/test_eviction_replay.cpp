// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/inspect/forecast/eviction_order.h"
#include "core/inspect/forecast/survivor_curve.h"
#include "core/inspect/scan/scan.h"
#include "core/load/operations/random.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace cachescope;
using namespace cachescope::inspect;
using load::Random;

namespace {

constexpr double kLowWater = 0.95;

/// How a file of random entries is made.
struct Kind
{
    int rows = 0;
    const char *columns = nullptr; ///< of last_accessed and pinned
    bool odd = false;              ///< NULL, text, blobs and infinities in place of times
    int moments = 0;               ///< that accesses come at: few make ties
    double pinnedShare = 0.0;
    qint64 equalBytes = 0; ///< of every value; 0: they vary
};

QByteArray timeLiteral(const Kind &kind, Random &random)
{
    if (kind.odd && random.chance(0.1)) {
        static const char *const odd[] = {"NULL", "'yesterday'", "''", "x'00ff'", "9e999", "-9e999", "-1.5"};
        return odd[random.below(std::size(odd))];
    }
    return QByteArray::number(
        1e9 + static_cast<double>(random.below(static_cast<quint64>(kind.moments))) / 4.0, 'f', 2);
}

QByteArray pinLiteral(const Kind &kind, Random &random)
{
    if (kind.odd && random.chance(0.05))
        return random.chance(0.5) ? "NULL" : "7";
    return random.chance(kind.pinnedShare) ? "1" : "0";
}

void makeFile(const QString &path, const Kind &kind, quint64 seed)
{
    Random random(seed);
    QByteArray sql = QByteArray("BEGIN; CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size INTEGER, "
                                "created_at REAL, ") +
                     kind.columns + "); CREATE INDEX idx_access ON cache(last_accessed);";
    const bool hasPins = QByteArray(kind.columns).contains("pinned");
    for (int i = 0; i < kind.rows; ++i) {
        const auto drawn = random.chance(0.05) ? 0 : static_cast<qint64>(random.logNormal(400.0, 1.5));
        const qint64 bytes = kind.equalBytes > 0 ? kind.equalBytes : drawn;
        const QByteArray size = QByteArray::number(std::min<qint64>(bytes, 50'000));
        const QByteArray data = kind.odd && random.chance(0.02) ? "NULL" : "zeroblob(" + size + ")";
        sql += "INSERT INTO cache VALUES('key " + QByteArray::number(i) + "', " + data + ", " + size +
               ", 1, " + timeLiteral(kind, random) + (hasPins ? ", " + pinLiteral(kind, random) : "") + ");";
    }
    test::runSql(path, sql + "DELETE FROM cache WHERE rowid % 17 = 3; COMMIT");
}

std::unique_ptr<sqlite::Connection> connectTo(const QString &path)
{
    sqlite::ConnectionOptions settings;
    settings.fileName = path;
    auto opened = sqlite::Connection::open(settings);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return std::move(*opened);
}

std::map<qint64, QString> keysIn(const QString &path)
{
    const auto connection = connectTo(path);
    auto rows = connection->prepare("SELECT rowid, key FROM cache");
    std::map<qint64, QString> keys;
    for (auto row = rows->step(sqlite::LockPhase::Read); row && *row;
         row = rows->step(sqlite::LockPhase::Read))
        keys.emplace(rows->columnInt(0), rows->columnText(1));
    return keys;
}

std::shared_ptr<const EntryIndex> scanned(const QString &path)
{
    auto scan = scanEntries(test::opened(path), ScanOptions());
    if (!scan)
        qFatal("%s", qPrintable(scan.error().message));
    return std::make_shared<const EntryIndex>(std::move(scan->index));
}

EvictionReplay replayOf(const QString &path)
{
    const CacheFile file = test::opened(path);
    const auto index = scanned(path);
    EntryOrders orders(index);
    auto order = readEvictionOrder(**file.connect(), file.info().format, orders);
    if (!order)
        qFatal("%s", qPrintable(order.error().message));
    return {index, std::move(*order), kLowWater};
}

/// The replay of an index alone.
EvictionReplay replayOf(const std::vector<EntryIndex::Row> &rows, double lowWater = kLowWater)
{
    const auto index = std::make_shared<EntryIndex>();
    for (const EntryIndex::Row &row : rows)
        index->append(row);
    EntryOrders orders(index);
    return {index, {orders.by(EntrySort::LastAccessed), {}}, lowWater};
}

std::set<QString> forecastKeys(const EvictionReplay &replay, qint64 budget,
                               const std::map<qint64, QString> &keys)
{
    const std::vector<bool> dropped = replay.dropped(budget);
    std::set<QString> kept;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
        if (!dropped[i])
            kept.insert(keys.at(replay.index().rowid(i)));
    }
    return kept;
}

std::set<QString> keysLeft(const QString &path)
{
    std::set<QString> left;
    for (const auto &[rowid, key] : keysIn(path))
        left.insert(key);
    return left;
}

/// Whether `filter` selects the entry: what a page of entries would show.
bool selects(const EntryFilter &filter, const EntryIndex &index, std::size_t i)
{
    const double time = index.lastAccessed(i);
    return index.pinned(i) == filter.pinned.value_or(index.pinned(i)) &&
           (!filter.accessedFrom || time >= *filter.accessedFrom) &&
           (!filter.accessedTo || time < *filter.accessedTo);
}

} // namespace

/// The forecast of an eviction, and that the cache then does just that.
class TestEvictionReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropsJustWhatTheCacheDrops_data();
    void dropsJustWhatTheCacheDrops();
    void agreesWithTheStoreThatExceedsTheBudget();
    void dropsNothingThatFits();
    void dropsDownToTheLowWaterMark();
    void dropsTheFewest();
    void keepsThePinned();
    void neverDropsWithoutATime();
    void countsAsItsListOfEntriesDoes();
    void tellsHowFarBackWhatIsKeptReaches();
    void survivesSizesThatNothingCanHold();
    void curveRisesToAll();
    void curveOfNothingHasNoPoints();
    void filtersSelectJustWhatIsDropped();
    void filtersSelectNothingWrong();
    void countsNoEntryTwiceOfADamagedIndex();

private:
    QTemporaryDir m_directory;
};

void TestEvictionReplay::dropsJustWhatTheCacheDrops_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("seed");
    for (int kind = 0; kind < 6; ++kind) {
        for (quint64 seed = 1; seed <= 2; ++seed)
            QTest::addRow("kind %d, seed %llu", kind, static_cast<unsigned long long>(seed)) << kind << seed;
    }
}

void TestEvictionReplay::dropsJustWhatTheCacheDrops()
{
    QFETCH(int, kind);
    QFETCH(quint64, seed);
    static const Kind kinds[] = {
        {400, "last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0", false, 1'000'000, 0.1},
        {400, "last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0", false, 12, 0.3}, // ties
        {400, "last_accessed REAL NOT NULL", false, 5000, 0.0},
        {500, "last_accessed REAL, pinned INTEGER", true, 100, 0.2},
        {6000, "last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0", false, 900, 0.5}, // batches
        // Sums that reach what is wanted just so, for budgets of whole multiples.
        {300, "last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0", false, 50, 0.1, 100},
    };
    const QString path = m_directory.filePath(QStringLiteral("%1-%2.db").arg(kind).arg(seed));
    makeFile(path, kinds[kind], seed);
    const EvictionReplay replay = replayOf(path);
    const auto keys = keysIn(path);
    Random random(seed + 100);
    const int budgets = kinds[kind].rows > 1000 ? 3 : 7;
    for (int i = 0; i < budgets; ++i) {
        const qint64 full = replay.unpinnedBytes();
        const qint64 drawn = random.between(1, full + full / 20);
        const qint64 exact = drawn - drawn % (20 * std::max<qint64>(kinds[kind].equalBytes, 1));
        const qint64 budget = i == 0 ? 1 : i == 1 ? full - 1 : i == 2 ? full : std::max<qint64>(exact, 1);
        const QString copy = m_directory.filePath(QStringLiteral("copy.db"));
        QFile::remove(copy);
        QVERIFY(QFile::copy(path, copy));
        const auto cache = cache::BlobCache::open(copy, cache::CacheOptions());
        QVERIFY2(cache, qPrintable(cache ? QString() : cache.error().message));
        const auto done = (*cache)->setMaxBytes(budget);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        const Forecast forecast = replay.at(budget);
        QCOMPARE((*cache)->stats()->entries, forecast.kept.entries);
        QCOMPARE((*cache)->stats()->dataBytes, forecast.kept.bytes);
        QVERIFY((*cache)->close());
        QVERIFY(keysLeft(copy) == forecastKeys(replay, budget, keys));
    }
}

/// A cache that is opened with a budget evicts when something is stored, which counts too.
void TestEvictionReplay::agreesWithTheStoreThatExceedsTheBudget()
{
    const QString path = m_directory.filePath(QStringLiteral("store.db"));
    makeFile(path, {300, "last_accessed REAL NOT NULL, pinned INTEGER NOT NULL DEFAULT 0", false, 40, 0.2},
             5);
    for (const double share : {0.2, 0.7, 0.99}) {
        const QString copy = m_directory.filePath(QStringLiteral("stored.db"));
        QVERIFY(QFile::copy(path, copy));
        cache::CacheOptions options;
        options.maxBytes = static_cast<qint64>(share * static_cast<double>(replayOf(path).unpinnedBytes()));
        {
            const auto cache = cache::BlobCache::open(copy, options);
            QVERIFY(cache);
            QCOMPARE((*cache)->stats()->entries, replayOf(path).total().entries);
            QVERIFY((*cache)->put(QStringLiteral("new"), QByteArray(700, 'x')));
            QVERIFY((*cache)->setMaxBytes(options.maxBytes)); // waits for all batches
        }
        test::runSql(path, "INSERT INTO cache VALUES('new', zeroblob(700), 700, 1, 9e9, 0)");
        const EvictionReplay replay = replayOf(path);
        QVERIFY(keysLeft(copy) == forecastKeys(replay, options.maxBytes, keysIn(path)));
        test::runSql(path, "DELETE FROM cache WHERE key = 'new'");
        QVERIFY(QFile::remove(copy));
    }
}

void TestEvictionReplay::dropsNothingThatFits()
{
    const EvictionReplay replay = replayOf({test::row(1, 60, 1.0), test::row(2, 40, 2.0)});
    for (const qint64 budget : {qint64{0}, qint64{100}, qint64{101}})
        QCOMPARE(replay.at(budget).dropped, EntryTotals());
    QCOMPARE(replay.at(100).kept, (EntryTotals{2, 100}));
}

void TestEvictionReplay::dropsDownToTheLowWaterMark()
{
    std::vector<EntryIndex::Row> rows;
    for (int i = 1; i <= 100; ++i)
        rows.push_back(test::row(i, 10, i));
    QCOMPARE(replayOf(rows, 1.0).at(900).dropped, (EntryTotals{10, 100}));
    QCOMPARE(replayOf(rows, 0.5).at(900).dropped, (EntryTotals{55, 550}));
    QCOMPARE(replayOf(rows, 0.5).at(900).lowWaterBytes, 450);
}

void TestEvictionReplay::dropsTheFewest()
{
    const EvictionReplay replay = replayOf(
        {test::row(1, 0, 1.0), test::row(2, 50, 2.0), test::row(3, 0, 3.0), test::row(4, 50, 4.0)}, 1.0);
    QCOMPARE(replay.at(50).dropped, (EntryTotals{2, 50}));
    QCOMPARE(replay.at(49).dropped, (EntryTotals{4, 100}));
}

void TestEvictionReplay::keepsThePinned()
{
    const EvictionReplay replay =
        replayOf({test::row(1, 500, 1.0, true), test::row(2, 50, 2.0), test::row(3, 70, 3.0, true)});
    const Forecast forecast = replay.at(1);
    QCOMPARE(forecast.pinned, (EntryTotals{2, 570}));
    QCOMPARE(forecast.kept, forecast.pinned);
    QCOMPARE(replay.dropped(1), (std::vector<bool>{false, true, false}));
}

void TestEvictionReplay::neverDropsWithoutATime()
{
    const EvictionReplay replay = replayOf(
        {test::row(1, 30, std::nan("")), test::row(2, 50, 2.0), test::row(3, 9, std::nan(""), true)});
    QCOMPARE(replay.at(1).timeless, (EntryTotals{1, 30}));
    QCOMPARE(replay.at(1).dropped, (EntryTotals{1, 50}));
    QCOMPARE(replay.dropped(1), (std::vector<bool>{false, true, false}));
}

void TestEvictionReplay::countsAsItsListOfEntriesDoes()
{
    Random random(9);
    std::vector<EntryIndex::Row> rows;
    for (int i = 1; i <= 3000; ++i) {
        const bool pinned = (i > 900 && i < 1700) || random.chance(0.1); // and a long run of them
        rows.push_back(test::row(i, random.between(0, 99), i < 20 ? std::nan("") : double(i / 3), pinned));
    }
    const EvictionReplay replay = replayOf(rows);
    for (qint64 budget = 1; budget < replay.unpinnedBytes() + 500; budget += 211) {
        const Forecast forecast = replay.at(budget);
        const std::vector<bool> dropped = replay.dropped(budget);
        EntryTotals sum;
        double oldest = 1e18;
        double newest = -1.0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            sum = dropped[i] ? sum + EntryTotals{1, rows[i].sizeBytes} : sum;
            if (dropped[i])
                newest = std::max(newest, rows[i].lastAccessed);
            else if (!rows[i].pinned && !std::isnan(rows[i].lastAccessed))
                oldest = std::min(oldest, rows[i].lastAccessed);
        }
        QCOMPARE(forecast.dropped, sum);
        QCOMPARE(forecast.kept + forecast.dropped, replay.total());
        QCOMPARE(forecast.newestDropped.value_or(-1.0), newest);
        QCOMPARE(forecast.oldestKept.value_or(1e18), oldest);
    }
}

void TestEvictionReplay::tellsHowFarBackWhatIsKeptReaches()
{
    const EvictionReplay replay = replayOf({test::row(1, 10, 100.0), test::row(2, 10, 200.0),
                                            test::row(3, 10, 400.0), test::row(4, 1, 50.0, true)},
                                           1.0);
    QCOMPARE(replay.at(20).oldestKept.value(), 200.0);
    QCOMPARE(replay.at(20).newestDropped.value(), 100.0);
    QCOMPARE(replay.at(20).historySeconds().value(), 200.0);
    QVERIFY(!replay.at(5).oldestKept);
    QVERIFY(!replay.at(5).historySeconds());
}

void TestEvictionReplay::survivesSizesThatNothingCanHold()
{
    constexpr qint64 huge = std::numeric_limits<qint64>::max() / 2 + 1;
    const EvictionReplay replay =
        replayOf({test::row(1, huge, 1.0), test::row(2, huge, 2.0), test::row(3, 5, 3.0)});
    QCOMPARE(replay.total().bytes, std::numeric_limits<qint64>::max());
    QCOMPARE(replay.at(10).dropped.entries, 2);
    QCOMPARE(SurvivorCurve(replay).points().back().kept, replay.total());
}

void TestEvictionReplay::curveRisesToAll()
{
    Random random(3);
    std::vector<EntryIndex::Row> rows;
    for (int i = 1; i <= 2000; ++i)
        rows.push_back(test::row(i, random.between(1, 5000), random.uniform() * 1e6, random.chance(0.1)));
    const SurvivorCurve curve(replayOf(rows));
    QVERIFY(curve.points().size() > 200);
    QVERIFY(curve.points().size() <= std::size_t{SurvivorCurve::kPoints});
    QCOMPARE(curve.points().front().budgetBytes, 1);
    QCOMPARE(curve.points().front().kept, curve.pinned());
    QCOMPARE(curve.points().back().budgetBytes, curve.fullBudgetBytes());
    QCOMPARE(curve.points().back().kept, curve.total());
    const auto byBytes = [](const SurvivorPoint &point) { return point.kept.bytes; };
    const auto byEntries = [](const SurvivorPoint &point) { return point.kept.entries; };
    QVERIFY(std::ranges::is_sorted(curve.points(), {}, byBytes));
    QVERIFY(std::ranges::is_sorted(curve.points(), {}, byEntries));
}

void TestEvictionReplay::curveOfNothingHasNoPoints()
{
    QVERIFY(SurvivorCurve(replayOf(std::vector<EntryIndex::Row>())).points().empty());
    const SurvivorCurve pinned(replayOf({test::row(1, 10, 1.0, true)}));
    QVERIFY(pinned.points().empty());
    QCOMPARE(pinned.fullBudgetBytes(), 0);
    QVERIFY(!pinned.droppedFilter(1));
    QVERIFY(!pinned.keptFilter(1));
}

void TestEvictionReplay::filtersSelectJustWhatIsDropped()
{
    Random random(11);
    std::vector<EntryIndex::Row> rows;
    for (int i = 1; i <= 500; ++i)
        rows.push_back(test::row(i, random.between(1, 900), random.chance(0.05) ? std::nan("") : 1e9 + i,
                                 random.chance(0.2)));
    const SurvivorCurve curve(replayOf(rows));
    for (qint64 budget = 1; budget < curve.fullBudgetBytes(); budget += 3001) {
        const std::vector<bool> dropped = curve.replay().dropped(budget);
        const auto gone = curve.droppedFilter(budget);
        const auto kept = curve.keptFilter(budget);
        QVERIFY(gone);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(selects(*gone, curve.replay().index(), i), bool(dropped[i]));
            const bool stays = !dropped[i] && !rows[i].pinned && !std::isnan(rows[i].lastAccessed);
            QCOMPARE(kept && selects(*kept, curve.replay().index(), i), stays);
        }
    }
    QVERIFY(!curve.droppedFilter(curve.fullBudgetBytes()));
    QVERIFY(curve.keptFilter(curve.fullBudgetBytes()));
}

void TestEvictionReplay::filtersSelectNothingWrong()
{
    const SurvivorCurve tied(
        replayOf({test::row(1, 10, 5.0), test::row(2, 10, 5.0), test::row(3, 10, 6.0)}, 1.0));
    QVERIFY(!tied.droppedFilter(20)); // one of two that were read at once
    QVERIFY(!tied.keptFilter(20));
    QVERIFY(tied.droppedFilter(10));
    const QString path = m_directory.filePath(QStringLiteral("text.db"));
    makeFile(path, {50, "last_accessed REAL, pinned INTEGER", true, 100, 0.2}, 3);
    test::runSql(path, "UPDATE cache SET last_accessed = 'yesterday', pinned = 0 WHERE rowid IN (1, 2)");
    const SurvivorCurve odd(replayOf(path));
    QVERIFY(!odd.droppedFilter(1)); // times that are text have no place among times
}

void TestEvictionReplay::countsNoEntryTwiceOfADamagedIndex()
{
    const QString path = m_directory.filePath(QStringLiteral("endless.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                       "INSERT INTO cache SELECT 'k' || i, x'00', 1, 1, 'yesterday at ' || i, 0 FROM n");
    const CacheFile file = test::opened(path);
    const auto index = scanned(path);
    test::makeEndless(path, "idx_cache_last_accessed"); // later it would not be opened
    EntryOrders orders(index);
    auto order = readEvictionOrder(**file.connect(), file.info().format, orders);
    QVERIFY(order);
    QVERIFY(!order->last.empty());
    QCOMPARE(std::set(order->last.begin(), order->last.end()).size(), order->last.size());
    QCOMPARE(EvictionReplay(index, std::move(*order), kLowWater).total().entries, 500);
}

QTEST_GUILESS_MAIN(TestEvictionReplay)
#include "test_eviction_replay.moc"
