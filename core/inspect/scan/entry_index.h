// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/rowid_column.h"
#include "core/inspect/types/content_type.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace cachescope::inspect {

/// The small columns of every entry, in memory, by rising rowid: 17 bytes an entry as a rule (rowid 4, size
/// 4, access time 8, marks 1), 8 more where creation times are cheap, 4 more where rowids lie far apart.
/// Written by the scan, then only read, from any thread.
class EntryIndex
{
public:
    struct Row
    {
        qint64 rowid = 0;
        qint64 sizeBytes = 0;
        double lastAccessed = 0.0;       ///< Unix seconds; NaN where the file has NULL or no time
        std::optional<double> createdAt; ///< in all rows or in none
        bool pinned = false;
        bool incomplete = false; ///< a page of its value is missing
    };

    /// A size that its column has no room for.
    struct LargeSize
    {
        qint64 place = 0;
        qint64 sizeBytes = 0;
    };

    /// What an index is kept as, for saving and loading one whole: as many of each as entries.
    struct Columns
    {
        RowidColumn rowids;
        std::vector<quint32> sizes; ///< kLarge: the size is in `largeSizes`
        std::vector<double> lastAccessed;
        std::vector<double> createdAt; ///< or none
        std::vector<quint8> marks;     ///< kPinned and kIncomplete
        std::vector<LargeSize> largeSizes;
    };
    static constexpr quint32 kLarge = 0xffffffff; ///< of a value of 4 GiB and more, outside the database
    static constexpr quint8 kPinned = 1;
    static constexpr quint8 kIncomplete = 2;

    /// The index that is kept as `columns`; nothing if they contradict each other.
    static std::optional<EntryIndex> fromColumns(Columns columns);
    /// Its columns as they are in memory, for as long as it is there and not appended to.
    [[nodiscard]] const RowidColumn &rowidColumn() const { return m_rowids; }
    [[nodiscard]] std::span<const quint32> sizeColumn() const { return m_sizes; }
    [[nodiscard]] std::span<const double> lastAccessedColumn() const { return m_lastAccessed; }
    [[nodiscard]] std::span<const double> createdAtColumn() const { return m_createdAt; }
    [[nodiscard]] std::span<const quint8> markColumn() const { return m_marks; }
    /// By rising place.
    [[nodiscard]] std::vector<LargeSize> largeSizes() const;

    void reserve(std::size_t entries, bool creationTimes = false);
    /// `row.rowid` must be higher than the last one.
    void append(const Row &row);
    /// Behind all that is here already: `other` has higher rowids only.
    void append(const EntryIndex &other);
    void setLastAccessed(std::size_t i, double lastAccessed) { m_lastAccessed[i] = lastAccessed; }

    /// Where `rowid` is; nothing if it is not here.
    [[nodiscard]] std::optional<std::size_t> find(qint64 rowid) const { return m_rowids.find(rowid); }

    [[nodiscard]] std::size_t size() const { return m_sizes.size(); }
    [[nodiscard]] qint64 rowid(std::size_t i) const { return m_rowids.at(i); }
    [[nodiscard]] qint64 sizeBytes(std::size_t i) const
    {
        return m_sizes[i] != kLarge ? qint64{m_sizes[i]} : m_largeSizes.at(static_cast<quint32>(i));
    }
    [[nodiscard]] double lastAccessed(std::size_t i) const { return m_lastAccessed[i]; }
    [[nodiscard]] bool hasCreationTimes() const { return !m_createdAt.empty(); }
    /// Only if hasCreationTimes(); NaN for no time.
    [[nodiscard]] double createdAt(std::size_t i) const { return m_createdAt[i]; }
    [[nodiscard]] bool pinned(std::size_t i) const { return (m_marks[i] & kPinned) != 0; }
    [[nodiscard]] bool incomplete(std::size_t i) const { return (m_marks[i] & kIncomplete) != 0; }
    [[nodiscard]] Row row(std::size_t i) const;
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    RowidColumn m_rowids;
    std::vector<quint32> m_sizes;
    std::vector<double> m_lastAccessed;
    std::vector<double> m_createdAt; // empty where they are not cheap
    std::vector<quint8> m_marks;
    std::unordered_map<quint32, qint64> m_largeSizes; // by place
};

/// What the values of an index look like from their first bytes: 1 byte an entry. Never changed; any thread.
class EntryTypes
{
public:
    EntryTypes() = default;
    explicit EntryTypes(std::vector<quint8> types)
        : m_types(std::move(types))
    {
    }

    [[nodiscard]] std::size_t size() const { return m_types.size(); }
    [[nodiscard]] ContentType at(std::size_t i) const { return static_cast<ContentType>(m_types[i]); }
    /// The ContentTypes' numbers, for saving them.
    [[nodiscard]] std::span<const quint8> column() const { return m_types; }

private:
    std::vector<quint8> m_types;
};

} // namespace cachescope::inspect
