// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_figures.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/histogram_bins.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kMostPrefixes = 30;
constexpr double kLeastAgeSeconds = 60.0;

void add(DiffTotal *total, qint64 before, qint64 after)
{
    ++total->entries;
    total->bytesBefore = saturatingAdd(total->bytesBefore, before);
    total->bytesAfter = saturatingAdd(total->bytesAfter, after);
}

void merge(DiffTotal *total, const DiffTotal &other)
{
    total->entries += other.entries;
    total->bytesBefore = saturatingAdd(total->bytesBefore, other.bytesBefore);
    total->bytesAfter = saturatingAdd(total->bytesAfter, other.bytesAfter);
}

qint64 changedBytes(const DiffTotals &totals)
{
    qint64 bytes = 0;
    for (const DiffKind kind : {DiffKind::Added, DiffKind::Removed, DiffKind::Restored})
        bytes = saturatingAdd(bytes, std::max(totals[kind].bytesBefore, totals[kind].bytesAfter));
    return bytes;
}

qint64 allBytes(const DiffTotals &totals)
{
    qint64 bytes = 0;
    for (const DiffTotal &total : totals.of)
        bytes = saturatingAdd(bytes, std::max(total.bytesBefore, total.bytesAfter));
    return bytes;
}

bool isEmpty(const DiffTotals &totals)
{
    return std::ranges::all_of(totals.of, [](const DiffTotal &total) { return total.entries == 0; });
}

/// Empty groups stand last.
bool isBefore(const DiffGroup &a, const DiffGroup &b)
{
    const auto weight = [](const DiffGroup &group) {
        return std::tuple(!isEmpty(group.totals), changedBytes(group.totals), allBytes(group.totals));
    };
    return weight(a) != weight(b) ? weight(a) > weight(b) : a.name < b.name;
}

/// Log bins of each kind of change. One thread.
class KindBins
{
public:
    explicit KindBins(double unit)
        : m_unit(unit)
    {
    }

    void add(DiffKind kind, double value, qint64 before, qint64 after)
    {
        if (!(value >= 0.0) || !std::isfinite(value))
            return;
        extendTo(value);
        const auto bin = std::ranges::upper_bound(m_bins, value, {}, &DiffBin::to);
        inspect::add(&bin->totals[kind], before, after);
    }

    [[nodiscard]] std::vector<DiffBin> bins() const
    {
        const auto first =
            std::ranges::find_if(m_bins, [](const DiffBin &bin) { return !isEmpty(bin.totals); });
        return {first, m_bins.end()};
    }

private:
    void extendTo(double value)
    {
        while (m_bins.empty() || value >= m_bins.back().to) {
            const double from = m_bins.empty() ? 0.0 : m_bins.back().to;
            m_bins.push_back({from, m_unit * std::pow(10.0, static_cast<double>(m_bins.size()) / 10.0), {}});
        }
    }

    const double m_unit;
    std::vector<DiffBin> m_bins; // those of LogBins
};

double newestAccess(const EntryIndex &index)
{
    double newest = -std::numeric_limits<double>::infinity();
    for (const double seconds : index.lastAccessedColumn()) {
        if (std::isfinite(seconds))
            newest = std::max(newest, seconds);
    }
    return newest;
}

/// One addition. One thread.
class Adder
{
public:
    explicit Adder(FileDiff &diff)
        : m_diff(diff)
        , m_newest(std::max(newestAccess(*diff.before.scan.index), newestAccess(*diff.after.scan.index)))
        , m_types(diff.before.scan.types && diff.after.scan.types ? kContentTypeCount : 0)
    {
    }

    void numberPrefixes(KeyPatterns *patterns);
    void addRows();
    void sortPrefixes();

private:
    void add(const DiffRow &row);
    void addMarked(const DiffRow &row, qint64 before, qint64 after);
    void addTypes();

    FileDiff &m_diff;
    const double m_newest;
    std::vector<DiffTotals> m_types; // by content type
    KindBins m_sizes{1.0};
    KindBins m_ages{kLeastAgeSeconds};
};

void Adder::numberPrefixes(KeyPatterns *patterns)
{
    patterns->fold(kMostPrefixes);
    const auto names = patterns->names();
    QHash<quint32, quint32> places;
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        places.insert(name.key(), static_cast<quint32>(m_diff.prefixes.size()));
        m_diff.prefixes.push_back({*name, {}});
    }
    for (DiffRow &row : m_diff.rows)
        row.prefix = places.value(patterns->resolved(row.prefix));
}

void Adder::addRows()
{
    for (const DiffRow &row : m_diff.rows)
        add(row);
    addTypes();
    m_diff.sizes = m_sizes.bins();
    m_diff.ages = m_ages.bins();
}

void Adder::add(const DiffRow &row)
{
    const qint64 before = m_diff.sizeBefore(row);
    const qint64 after = m_diff.sizeAfter(row);
    const bool isGone = row.after == DiffRow::kNone;
    const ScannedFile &scan = isGone ? m_diff.before.scan : m_diff.after.scan;
    const quint32 place = isGone ? row.before : row.after;
    inspect::add(&m_diff.totals[row.kind], before, after);
    inspect::add(&m_diff.prefixes[row.prefix].totals[row.kind], before, after);
    if (!m_types.empty())
        inspect::add(&m_types[static_cast<std::size_t>(scan.types->at(place))][row.kind], before, after);
    m_sizes.add(row.kind, static_cast<double>(isGone ? before : after), before, after);
    m_ages.add(row.kind, m_newest - scan.index->lastAccessed(place), before, after);
    if (row.marks != 0)
        addMarked(row, before, after);
}

void Adder::addMarked(const DiffRow &row, qint64 before, qint64 after)
{
    if (row.has(DiffRow::kPinned))
        inspect::add(&m_diff.pinned, before, after);
    if (row.has(DiffRow::kUnpinned))
        inspect::add(&m_diff.unpinned, before, after);
    if (row.has(DiffRow::kUndecided))
        inspect::add(&m_diff.undecided, before, after);
    if (row.has(DiffRow::kSameContent) && row.kind == DiffKind::Restored)
        inspect::add(&m_diff.sameContent, before, after);
    if (row.has(DiffRow::kOtherContent))
        inspect::add(&m_diff.otherContent, before, after);
    if (row.has(DiffRow::kUnreadContent))
        inspect::add(&m_diff.unreadContent, before, after);
}

void Adder::addTypes()
{
    for (std::size_t type = 0; type < m_types.size(); ++type) {
        const QString name = contentTypeGroupName(static_cast<ContentType>(type));
        auto group = std::ranges::find(m_diff.types, name, &DiffGroup::name);
        if (group == m_diff.types.end())
            group = m_diff.types.insert(group, {name, {}});
        for (std::size_t kind = 0; kind < kDiffKinds; ++kind)
            merge(&group->totals.of[kind], m_types[type].of[kind]);
    }
    std::erase_if(m_diff.types, [](const DiffGroup &group) { return isEmpty(group.totals); });
    std::ranges::sort(m_diff.types, isBefore);
}

/// Most changed bytes first, and the rows' numbers with them.
void Adder::sortPrefixes()
{
    const std::vector<DiffGroup> groups = std::move(m_diff.prefixes);
    std::vector<quint32> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&groups](quint32 a, quint32 b) { return isBefore(groups[a], groups[b]); });
    std::vector<quint32> places(groups.size());
    m_diff.prefixes.clear();
    for (const quint32 group : order) {
        places[group] = static_cast<quint32>(m_diff.prefixes.size());
        m_diff.prefixes.push_back(groups[group]);
    }
    for (DiffRow &row : m_diff.rows)
        row.prefix = places[row.prefix];
    std::erase_if(m_diff.prefixes, [](const DiffGroup &group) { return isEmpty(group.totals); });
}

} // namespace

void addUp(FileDiff *diff, KeyPatterns *patterns)
{
    Adder adder(*diff);
    adder.numberPrefixes(patterns);
    adder.addRows();
    adder.sortPrefixes();
}

} // namespace cachescope::inspect
