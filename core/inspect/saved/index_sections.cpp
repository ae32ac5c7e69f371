// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/saved/index_sections.h"

#include "core/base/large_pages.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <type_traits>

namespace cachescope::inspect {

namespace {

constexpr qint64 kMostGapBytes = 1 << 20; // a scan keeps 1,000 gaps
constexpr qint32 kMostThreads = 1 << 16;

template <typename T>
QByteArrayView bytesOf(std::span<const T> column)
{
    static_assert(std::is_trivially_copyable_v<T>);
    return QByteArrayView(reinterpret_cast<const char *>(column.data()),
                          static_cast<qsizetype>(column.size_bytes()));
}

template <typename T>
QByteArrayView bytesOf(const std::vector<T> &column)
{
    return bytesOf(std::span<const T>(column));
}

IndexFigures figuresOf(const ScanResult &scan)
{
    IndexFigures figures;
    figures.entries = scan.index.size();
    figures.firstRowid = scan.index.rowidColumn().first();
    figures.seconds = scan.seconds;
    figures.bytesRead = scan.bytesRead;
    figures.gapCount = scan.damage.gapCount;
    figures.lostEntries = scan.damage.lostEntries.value_or(-1);
    figures.incompleteEntries = scan.damage.incompleteEntries;
    figures.threads = scan.threads;
    figures.accessTimesLost = scan.damage.accessTimesLost ? 1 : 0;
    return figures;
}

bool areFigures(const IndexFigures &figures, qint64 mostEntries)
{
    const auto most = std::min<qint64>(mostEntries, std::numeric_limits<quint32>::max());
    return figures.entries <= static_cast<quint64>(most) && std::isfinite(figures.seconds) &&
           figures.seconds >= 0 && figures.bytesRead >= 0 && figures.gapCount >= 0 &&
           figures.lostEntries >= -1 && figures.incompleteEntries >= 0 && figures.threads >= 0 &&
           figures.threads <= kMostThreads && figures.accessTimesLost <= 1;
}

bool areGaps(const std::vector<ScanDamage::Gap> &gaps, qint64 count)
{
    const auto overlap = [](const ScanDamage::Gap &a, const ScanDamage::Gap &b) { return a.last >= b.first; };
    return std::ssize(gaps) <= count &&
           std::ranges::all_of(gaps, [](const ScanDamage::Gap &gap) { return gap.first <= gap.last; }) &&
           std::ranges::adjacent_find(gaps, overlap) == gaps.end();
}

/// Reads whole columns, of which it knows how long they have to be.
class ColumnReader
{
public:
    ColumnReader(IndexFile &file, std::size_t entries)
        : m_file(file)
        , m_entries(entries)
    {
    }

    /// False if it is damaged, or does not have `count` members.
    template <typename T>
    bool read(IndexSection section, std::size_t count, std::vector<T> *column)
    {
        if (!has<T>(section, count))
            return false;
        reserveOnLargePages(column, count);
        column->resize(count);
        return m_file.read(section, reinterpret_cast<char *>(column->data()));
    }

    /// One for each entry.
    template <typename T>
    bool read(IndexSection section, std::vector<T> *column)
    {
        return read(section, m_entries, column);
    }

    /// One for each entry, or none at all.
    template <typename T>
    bool readIfThere(IndexSection section, std::vector<T> *column)
    {
        return read(section, m_file.bytesOf(section) == 0 ? 0 : m_entries, column);
    }

    /// As many as there are, of at most `mostBytes`.
    template <typename T>
    bool readAll(IndexSection section, qint64 mostBytes, std::vector<T> *column)
    {
        const qint64 bytes = m_file.bytesOf(section);
        return bytes <= mostBytes && read(section, static_cast<std::size_t>(bytes) / sizeof(T), column);
    }

    std::optional<RowidColumn> readRowids(qint64 first)
    {
        if (has<quint32>(IndexSection::Rowids, m_entries)) {
            std::vector<quint32> offsets;
            return read(IndexSection::Rowids, &offsets) ? RowidColumn::fromOffsets(first, std::move(offsets))
                                                        : std::nullopt;
        }
        std::vector<qint64> wide;
        if (!read(IndexSection::Rowids, &wide) || wide.front() != first)
            return std::nullopt;
        return RowidColumn::fromWide(std::move(wide));
    }

private:
    template <typename T>
    [[nodiscard]] bool has(IndexSection section, std::size_t count) const
    {
        return static_cast<std::size_t>(m_file.bytesOf(section)) == count * sizeof(T);
    }

    IndexFile &m_file;
    const std::size_t m_entries;
};

std::optional<EntryIndex> readIndex(IndexFile &file, const IndexFigures &figures)
{
    ColumnReader reader(file, static_cast<std::size_t>(figures.entries));
    EntryIndex::Columns columns;
    const qint64 mostLarge =
        static_cast<qint64>(figures.entries) * static_cast<qint64>(sizeof(EntryIndex::LargeSize));
    auto rowids = reader.readRowids(figures.firstRowid);
    if (!rowids || !reader.read(IndexSection::Sizes, &columns.sizes) ||
        !reader.readAll(IndexSection::LargeSizes, mostLarge, &columns.largeSizes) ||
        !reader.read(IndexSection::AccessTimes, &columns.lastAccessed) ||
        !reader.readIfThere(IndexSection::CreationTimes, &columns.createdAt) ||
        !reader.read(IndexSection::Marks, &columns.marks))
        return std::nullopt;
    columns.rowids = std::move(*rowids);
    return EntryIndex::fromColumns(std::move(columns));
}

std::optional<EntryTypes> readTypes(IndexFile &file, std::size_t entries)
{
    std::vector<quint8> types;
    if (!ColumnReader(file, entries).readIfThere(IndexSection::Types, &types) ||
        !std::ranges::all_of(types, [](quint8 type) { return type < kContentTypeCount; }))
        return std::nullopt;
    return EntryTypes(std::move(types));
}

std::optional<ScanDamage> readDamage(IndexFile &file, const IndexFigures &figures)
{
    ScanDamage damage;
    if (!ColumnReader(file, 0).readAll(IndexSection::Gaps, kMostGapBytes, &damage.gaps) ||
        !areGaps(damage.gaps, figures.gapCount))
        return std::nullopt;
    damage.gapCount = figures.gapCount;
    if (figures.lostEntries >= 0)
        damage.lostEntries = figures.lostEntries;
    damage.incompleteEntries = figures.incompleteEntries;
    damage.accessTimesLost = figures.accessTimesLost != 0;
    return damage;
}

} // namespace

ScanSections::ScanSections(const QByteArray &identity, const ScanResult &scan)
    : m_figures(figuresOf(scan))
    , m_largeSizes(scan.index.largeSizes())
{
    const RowidColumn &rowids = scan.index.rowidColumn();
    set(IndexSection::Identity, identity);
    set(IndexSection::Figures, bytesOf(std::span<const IndexFigures>(&m_figures, 1)));
    set(IndexSection::Gaps, bytesOf(scan.damage.gaps));
    set(IndexSection::Rowids, rowids.wide().empty() ? bytesOf(rowids.offsets()) : bytesOf(rowids.wide()));
    set(IndexSection::Sizes, bytesOf(scan.index.sizeColumn()));
    set(IndexSection::LargeSizes, bytesOf(m_largeSizes));
    set(IndexSection::AccessTimes, bytesOf(scan.index.lastAccessedColumn()));
    set(IndexSection::CreationTimes, bytesOf(scan.index.createdAtColumn()));
    set(IndexSection::Marks, bytesOf(scan.index.markColumn()));
    set(IndexSection::Types, bytesOf(scan.types.column()));
}

void ScanSections::set(IndexSection section, QByteArrayView bytes)
{
    m_sections[static_cast<std::size_t>(section)] = bytes;
}

qint64 ScanSections::bytes() const
{
    return std::accumulate(m_sections.begin(), m_sections.end(), qint64{0},
                           [](qint64 sum, QByteArrayView section) { return sum + section.size(); });
}

std::optional<ScanResult> readScan(IndexFile &file, qint64 mostEntries)
{
    IndexFigures figures;
    if (file.bytesOf(IndexSection::Figures) != qint64{sizeof figures} ||
        !file.read(IndexSection::Figures, reinterpret_cast<char *>(&figures)) ||
        !areFigures(figures, mostEntries))
        return std::nullopt;
    auto damage = readDamage(file, figures);
    auto index = damage ? readIndex(file, figures) : std::nullopt;
    auto types = index ? readTypes(file, index->size()) : std::nullopt;
    if (!types)
        return std::nullopt;
    ScanResult scan;
    scan.index = std::move(*index);
    scan.types = std::move(*types);
    scan.damage = std::move(*damage);
    scan.seconds = figures.seconds;
    scan.threads = figures.threads;
    scan.bytesRead = figures.bytesRead;
    return scan;
}

} // namespace cachescope::inspect
