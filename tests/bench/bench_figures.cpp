// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an interaction with the charts costs: figures of the part of 2 million entries that a filter selects.
// The entries are made up, since only their number and their spread matter.
#include "core/inspect/figures/key_tree_builder.h"
#include "core/inspect/figures/subset_figures.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"
#include "core/sqlite/connection.h"
#include "tests/bench/bench_file.h"

#include <benchmark/benchmark.h>

#include <cmath>

namespace cachescope::bench {

namespace {

constexpr int kEntries = 2'000'000;
constexpr double kStart = 1'700'000'000.0;

/// As in production: three kinds of keys with a digest, and pages of some thousand hosts.
QString keyOf(int i, Picker &picker)
{
    const QString hash = QString::number(quint64(i) * 11400714819323198485U, 16)
                             .rightJustified(16, QLatin1Char('0'))
                             .repeated(4);
    switch (picker.next(4)) {
    case 0:
        return hash;
    case 1:
        return hash + QStringLiteral(":ts");
    case 2:
        return hash + QStringLiteral(":gemini-v%1:17").arg(picker.next(9));
    default:
        return QStringLiteral("https://host%1.example.com/a/page%2").arg(i / 1000).arg(i);
    }
}

/// 2 million entries and all that is known of them.
class Entries
{
public:
    explicit Entries(bool creationTimes)
        : m_cache(1, 1000)
        , m_file(*inspect::CacheFile::open(m_cache.path()))
        , m_connection(std::move(*m_file.connect()))
    {
        Picker picker(1);
        auto index = std::make_shared<inspect::EntryIndex>();
        std::vector<quint8> types;
        std::vector<inspect::CreationTimes::Knot> knots;
        for (int i = 0; i < kEntries; ++i) {
            inspect::EntryIndex::Row row;
            row.rowid = i + 1;
            row.sizeBytes = static_cast<qint64>(
                std::exp(10.0 + static_cast<double>(picker.next(6000) + picker.next(6000)) / 2000.0 - 3.0));
            row.lastAccessed = kStart + i + static_cast<double>(picker.next(10'000'000));
            row.pinned = picker.next(20) == 0;
            if (creationTimes)
                row.createdAt = kStart + i;
            index->append(row);
            types.push_back(static_cast<quint8>(picker.next(8)));
            if (i % 2500 == 0)
                knots.push_back({i + 1, kStart + i});
        }
        inspect::KeyTreeBuilder builder(*index);
        for (int i = 0; i < kEntries; ++i)
            builder.add(static_cast<std::size_t>(i), keyOf(i, picker));
        tree = std::make_shared<const inspect::KeyTree>(builder.tree());
        base =
            inspect::makeFigureBase(index, inspect::summarize(*index, 0),
                                    std::make_shared<const inspect::EntryTypes>(std::move(types)),
                                    std::make_shared<const inspect::CreationTimes>(std::move(knots)), tree);
    }

    [[nodiscard]] inspect::SubsetFigures figures(const inspect::EntryFilter &filter, bool leaveOutOwn) const
    {
        auto figures =
            inspect::subsetFigures(*m_connection, m_file.info().format, base, filter, {leaveOutOwn, nullptr});
        if (!figures)
            qFatal("%s", qPrintable(figures.error().message));
        return std::move(*figures);
    }

    inspect::KeyTreePtr tree;
    inspect::FigureBasePtr base;

private:
    BenchFile m_cache;
    inspect::CacheFile m_file;
    std::unique_ptr<sqlite::Connection> m_connection;
};

const Entries &entries(bool creationTimes)
{
    static const Entries with(true);
    static const Entries without(false);
    return creationTimes ? with : without;
}

void subset(benchmark::State &state, const inspect::EntryFilter &filter)
{
    const Entries &all = entries(state.range(0) != 0);
    qint64 selected = 0;
    for (auto _ : state)
        selected = all.figures(filter, state.range(1) != 0).entries;
    state.counters["selected"] = static_cast<double>(selected);
}

void figuresOfAll(benchmark::State &state)
{
    subset(state, {});
}

void figuresOfSizes(benchmark::State &state)
{
    inspect::EntryFilter filter;
    filter.minSizeBytes = 5000;
    filter.maxSizeBytes = 50'000;
    subset(state, filter);
}

void figuresOfFiveConditions(benchmark::State &state)
{
    const auto &tree = *entries(state.range(0) != 0).tree;
    inspect::EntryFilter filter;
    tree.filterTo(tree.node(0).children.back(), &filter);
    filter.minSizeBytes = 5000;
    filter.accessedFrom = kStart + 1'000'000;
    filter.createdTo = kStart + 1'500'000;
    filter.types = {inspect::ContentType::OggOpus, inspect::ContentType::Json};
    subset(state, filter);
}

void figureBase(benchmark::State &state)
{
    const auto &base = *entries(state.range(0) != 0).base;
    const inspect::Summary summary = inspect::summarize(*base.index, 0);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            inspect::makeFigureBase(base.index, summary, base.types, base.creationTimes, base.keyTree));
}

/// Without reading the keys from a file.
void growKeyTree(benchmark::State &state)
{
    const auto &index = *entries(false).base->index;
    std::vector<QString> keys;
    Picker picker(1);
    for (int i = 0; i < kEntries / 4; ++i)
        keys.push_back(keyOf(i, picker));
    std::size_t nodes = 0;
    for (auto _ : state) {
        inspect::KeyTreeBuilder builder(index);
        for (std::size_t i = 0; i < keys.size(); ++i)
            builder.add(i, keys[i]);
        nodes = builder.tree().nodes().size();
    }
    state.counters["nodes"] = static_cast<double>(nodes);
    state.SetItemsProcessed(state.iterations() * std::ssize(keys));
}

void withOptions(benchmark::internal::Benchmark *bench)
{
    bench->ArgNames({"created", "leaveOutOwn"})->ArgsProduct({{0, 1}, {0, 1}});
    bench->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
}

BENCHMARK(figuresOfAll)->Apply(withOptions);
BENCHMARK(figuresOfSizes)->Apply(withOptions);
BENCHMARK(figuresOfFiveConditions)->Apply(withOptions);
BENCHMARK(figureBase)->ArgName("created")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(growKeyTree)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

} // namespace cachescope::bench
