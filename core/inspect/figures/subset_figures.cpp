// SPDX-License-Identifier: GPL-3.0-or-later
//
// First each entry is tested, and what it misses is noted in a byte; then each breakdown runs over those
// bytes and its own columns. That is as fast as one pass over everything, since nothing waits for the disk,
// and a breakdown may pardon what is its own to pardon.
#include "core/inspect/figures/subset_figures.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/created_bins.h"
#include "core/inspect/figures/in_parts.h"
#include "core/inspect/figures/quantile_search.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/query/entry_test.h"
#include "core/sqlite/cancel_guard.h"

#include <cmath>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kBetweenLooks = 16'384; // places between two looks at the cancel flag
constexpr quint8 kNothingPardoned = 0;

struct Totals
{
    qint64 entries = 0;
    qint64 bytes = 0;
    qint64 pinnedEntries = 0;
    qint64 pinnedBytes = 0;
    qint64 maxBytes = 0;
    std::optional<double> oldest;
    std::optional<double> newest;
};

template <typename T>
void addTo(T *sum, const T &part)
{
    sum->entries += part.entries;
    sum->bytes = saturatingAdd(sum->bytes, part.bytes);
}

class SubsetPass
{
public:
    SubsetPass(const FigureBasePtr &base, const EntryFilter &filter, const SubsetOptions &options)
        : m_base(*base)
        , m_index(*base->index)
        , m_cancelled(options.cancelled)
        , m_leaveOutOwn(options.leaveOutOwn)
        , m_test(m_index, filter, {base->types.get(), base->creationTimes.get(), base->keyTree.get()})
        , m_asked(m_test.asked())
        , m_misses(m_index.size(), 0)
    {
        m_figures.base = base;
        m_figures.filter = filter;
    }

    Result<SubsetFigures> run(sqlite::Connection &connection, const CacheFormat &format);

private:
    Result<void> testAll(sqlite::Connection &connection, const CacheFormat &format);
    Result<void> testByReading(sqlite::Connection &connection, const CacheFormat &format);
    void addTotals();
    void addSizes();
    void addAges();
    void addTypes();
    void addKeys();

    [[nodiscard]] bool isCancelled() const
    {
        return m_cancelled && m_cancelled->load(std::memory_order_relaxed);
    }
    /// What the breakdown by `own` pardons.
    [[nodiscard]] quint8 pardon(EntryTest::Condition own) const
    {
        return m_leaveOutOwn ? static_cast<quint8>(own & m_asked) : kNothingPardoned;
    }
    /// `take` gets the places from `first` to `end` that miss no condition but those that are pardoned.
    template <typename Take>
    void eachFitting(std::size_t first, std::size_t end, quint8 pardoned, const Take &take) const;
    template <typename BinOf>
    void count(quint8 pardoned, std::vector<HistogramBin> *bins, const BinOf &binOf) const;
    template <typename ValueOf>
    void search(quint8 pardoned, std::vector<QuantileSearch> *searches, const ValueOf &valueOf) const;
    template <typename ValueOf>
    void addQuantiles(quint8 pardoned, const std::vector<HistogramBin> &bins, const ValueOf &valueOf,
                      Quantiles *byEntries, Quantiles *byBytes) const;

    const FigureBase &m_base;
    const EntryIndex &m_index;
    const std::atomic<bool> *const m_cancelled;
    const bool m_leaveOutOwn;
    const EntryTest m_test;
    quint8 m_asked = 0;           // EntryTest::Conditions that there are
    std::vector<quint8> m_misses; // EntryTest::Conditions, by place
    SubsetFigures m_figures;
};

std::vector<HistogramBin> emptied(std::vector<HistogramBin> bins)
{
    for (HistogramBin &bin : bins) {
        bin.entries = 0;
        bin.bytes = 0;
    }
    return bins;
}

template <typename Take>
void SubsetPass::eachFitting(std::size_t first, std::size_t end, quint8 pardoned, const Take &take) const
{
    const auto counted = static_cast<quint8>(~pardoned);
    for (std::size_t begin = first; begin < end && !isCancelled(); begin += kBetweenLooks) {
        const std::size_t stop = std::min(end, begin + kBetweenLooks);
        for (std::size_t place = begin; place < stop; ++place) {
            if ((m_misses[place] & counted) == 0)
                take(place);
        }
    }
}

/// Adds the entries that fit to the bins that `binOf` gives; what is beyond the last one is left out.
template <typename BinOf>
void SubsetPass::count(quint8 pardoned, std::vector<HistogramBin> *bins, const BinOf &binOf) const
{
    const auto parts = inParts(m_index.size(), [&](std::size_t first, std::size_t end) {
        std::vector<HistogramBin> counts(bins->size());
        eachFitting(first, end, pardoned, [&](std::size_t place) {
            if (const std::size_t bin = binOf(place); bin < counts.size()) {
                ++counts[bin].entries;
                counts[bin].bytes = saturatingAdd(counts[bin].bytes, m_index.sizeBytes(place));
            }
        });
        return counts;
    });
    for (const auto &counts : parts) {
        for (std::size_t bin = 0; bin < counts.size(); ++bin)
            addTo(&(*bins)[bin], counts[bin]);
    }
}

template <typename ValueOf>
void SubsetPass::search(quint8 pardoned, std::vector<QuantileSearch> *searches, const ValueOf &valueOf) const
{
    const auto samples = inParts(m_index.size(), [&](std::size_t first, std::size_t end) {
        // Each is written, and stays if it is wanted: quicker than a branch that is taken now and then.
        std::vector<QuantileSearch::Sample> wanted(kBetweenLooks);
        std::size_t held = 0;
        eachFitting(first, end, pardoned, [&](std::size_t place) {
            const double value = valueOf(place);
            int wants = 0;
            for (const QuantileSearch &each : *searches)
                wants |= each.wants(value) ? 1 : 0;
            wanted[held] = {value, m_index.sizeBytes(place)};
            held += static_cast<std::size_t>(wants);
            if (held == wanted.size())
                wanted.resize(2 * held);
        });
        wanted.resize(held);
        return wanted;
    });
    const auto finish = [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end && !isCancelled(); ++i)
            (*searches)[i].finish(samples);
    };
    const std::size_t half = searches->size() / 2;
    auto others = std::async(std::launch::async, finish, 0, half);
    finish(half, searches->size());
    others.wait();
}

template <typename ValueOf>
void SubsetPass::addQuantiles(quint8 pardoned, const std::vector<HistogramBin> &bins, const ValueOf &valueOf,
                              Quantiles *byEntries, Quantiles *byBytes) const
{
    std::vector<QuantileSearch> searches;
    for (const auto count : {&HistogramBin::entries, &HistogramBin::bytes}) {
        searches.emplace_back(bins, count, 0.50);
        searches.emplace_back(bins, count, 0.99);
    }
    search(pardoned, &searches, valueOf);
    *byEntries = {searches[0].value(), searches[1].value()};
    *byBytes = {searches[2].value(), searches[3].value()};
}

Result<void> SubsetPass::testAll(sqlite::Connection &connection, const CacheFormat &format)
{
    if (!m_test.leftOver().isEmpty()) {
        if (auto tested = testByReading(connection, format); !tested)
            return tested;
    }
    inParts(m_index.size(), [this](std::size_t first, std::size_t end) {
        for (std::size_t begin = first; begin < end && !isCancelled(); begin += kBetweenLooks) {
            for (std::size_t place = begin; place < std::min(end, begin + kBetweenLooks); ++place)
                m_misses[place] = static_cast<quint8>(m_misses[place] | m_test.misses(place));
        }
        return true;
    });
    return {};
}

/// What memory cannot tell is told as selectRowids() tells it.
Result<void> SubsetPass::testByReading(sqlite::Connection &connection, const CacheFormat &format)
{
    EntryOrders orders(m_base.index);
    EntryQuery query{EntrySort::RowId, false, m_test.leftOver(), -1};
    SelectOptions options;
    options.cancelled = m_cancelled;
    options.known = {m_base.index.get(), &orders, m_base.types.get()};
    const auto rowids = selectRowids(connection, format, query, options);
    if (!rowids)
        return rowids.error();
    // Types and keys cannot be told apart then: both are pardoned or none.
    const int unread = query.filter.types.empty() ? EntryTest::Key : EntryTest::Key | EntryTest::Type;
    m_asked = static_cast<quint8>(m_asked | unread);
    std::ranges::fill(m_misses, static_cast<quint8>(unread));
    for (const qint64 rowid : *rowids) {
        if (const auto place = m_index.find(rowid))
            m_misses[*place] = 0;
    }
    return {};
}

void SubsetPass::addTotals()
{
    const auto parts = inParts(m_index.size(), [this](std::size_t first, std::size_t end) {
        Totals totals;
        eachFitting(first, end, kNothingPardoned, [&](std::size_t place) {
            const qint64 bytes = m_index.sizeBytes(place);
            ++totals.entries;
            totals.bytes = saturatingAdd(totals.bytes, bytes);
            totals.maxBytes = std::max(totals.maxBytes, bytes);
            if (m_index.pinned(place)) {
                ++totals.pinnedEntries;
                totals.pinnedBytes = saturatingAdd(totals.pinnedBytes, bytes);
            }
            if (const double time = m_index.lastAccessed(place); std::isfinite(time)) {
                totals.oldest = std::min(totals.oldest.value_or(time), time);
                totals.newest = std::max(totals.newest.value_or(time), time);
            }
        });
        return totals;
    });
    for (const Totals &totals : parts) {
        m_figures.entries += totals.entries;
        m_figures.dataBytes = saturatingAdd(m_figures.dataBytes, totals.bytes);
        m_figures.pinnedEntries += totals.pinnedEntries;
        m_figures.pinnedBytes = saturatingAdd(m_figures.pinnedBytes, totals.pinnedBytes);
        m_figures.maxBytes = std::max(m_figures.maxBytes, totals.maxBytes);
        if (totals.oldest) {
            m_figures.oldestAccess =
                std::min(m_figures.oldestAccess.value_or(*totals.oldest), *totals.oldest);
            m_figures.newestAccess =
                std::max(m_figures.newestAccess.value_or(*totals.newest), *totals.newest);
        }
    }
    if (m_figures.entries > 0)
        m_figures.meanBytes =
            static_cast<double>(m_figures.dataBytes) / static_cast<double>(m_figures.entries);
}

void SubsetPass::addSizes()
{
    const BinTable table(m_base.sizeBins);
    const auto valueOf = [this](std::size_t place) { return static_cast<double>(m_index.sizeBytes(place)); };
    const auto binOf = [&](std::size_t place) { return table.at(valueOf(place)); };
    const quint8 pardoned = pardon(EntryTest::Size);
    m_figures.sizeHistogram = emptied(m_base.sizeBins);
    count(pardoned, &m_figures.sizeHistogram, binOf);
    addQuantiles(pardoned, m_figures.sizeHistogram, valueOf, &m_figures.sizeByEntries,
                 &m_figures.sizeByBytes);
    Quantiles sizes = m_figures.sizeByEntries;
    if (pardoned != kNothingPardoned) {
        auto bins = emptied(m_base.sizeBins);
        Quantiles unused;
        count(kNothingPardoned, &bins, binOf);
        addQuantiles(kNothingPardoned, bins, valueOf, &sizes, &unused);
    }
    m_figures.p50Bytes = saturatingRound(sizes.p50);
    m_figures.p99Bytes = saturatingRound(sizes.p99);
}

void SubsetPass::addAges()
{
    if (m_base.ageBins.empty())
        return;
    const BinTable table(m_base.ageBins);
    const double newest = m_base.newestAccess.value_or(0.0);
    const auto valueOf = [this, newest](std::size_t place) { return newest - m_index.lastAccessed(place); };
    const auto binOf = [&](std::size_t place) { return table.at(valueOf(place)); };
    const quint8 pardoned = pardon(EntryTest::Age);
    m_figures.ageHistogram = emptied(m_base.ageBins);
    count(pardoned, &m_figures.ageHistogram, binOf);
    addQuantiles(pardoned, m_figures.ageHistogram, valueOf, &m_figures.ageByEntriesSeconds,
                 &m_figures.ageByBytesSeconds);
    m_figures.medianByteAgeSeconds = m_figures.ageByBytesSeconds.p50;
    if (pardoned == kNothingPardoned)
        return;
    auto bins = emptied(m_base.ageBins);
    count(kNothingPardoned, &bins, binOf);
    std::vector<QuantileSearch> median{{bins, &HistogramBin::bytes, 0.50}};
    search(kNothingPardoned, &median, valueOf);
    m_figures.medianByteAgeSeconds = median.front().value();
}

void SubsetPass::addTypes()
{
    if (!m_base.types)
        return;
    std::vector<HistogramBin> byType(kContentTypeCount);
    count(pardon(EntryTest::Type), &byType,
          [this](std::size_t place) { return static_cast<std::size_t>(m_base.types->at(place)); });
    std::vector<NamedTotal> totals;
    for (std::size_t type = 0; type < byType.size(); ++type)
        totals.push_back(
            {contentTypeGroupName(static_cast<ContentType>(type)), byType[type].entries, byType[type].bytes});
    m_figures.types = mergedTotals(totals);
}

void SubsetPass::addKeys()
{
    if (!m_base.keyTree)
        return;
    const auto &nodes = m_base.keyTree->nodes();
    std::vector<HistogramBin> byNode(nodes.size());
    count(pardon(EntryTest::Key), &byNode,
          [this](std::size_t place) { return std::size_t{m_base.keyTree->leafOf(place)}; });
    for (std::size_t node = byNode.size(); node-- > 1;)
        addTo(&byNode[nodes[node].parent], byNode[node]);
    for (const HistogramBin &node : byNode)
        m_figures.keyNodes.push_back({QString(), node.entries, node.bytes});
}

Result<SubsetFigures> SubsetPass::run(sqlite::Connection &connection, const CacheFormat &format)
{
    if (auto tested = testAll(connection, format); !tested)
        return tested.error();
    addTotals();
    addSizes();
    addAges();
    addTypes();
    addKeys();
    m_figures.createdHistogram = emptied(m_base.createdBins);
    const CreatedBins created(m_index, m_base.creationTimes.get(), m_base.createdBins);
    count(pardon(EntryTest::Created), &m_figures.createdHistogram,
          [&created](std::size_t place) { return created.at(place); });
    if (isCancelled())
        return sqlite::cancelledError();
    return std::move(m_figures);
}

} // namespace

Result<SubsetFigures> subsetFigures(sqlite::Connection &connection, const CacheFormat &format,
                                    const FigureBasePtr &base, const EntryFilter &filter,
                                    const SubsetOptions &options)
{
    return SubsetPass(base, filter, options).run(connection, format);
}

} // namespace cachescope::inspect
