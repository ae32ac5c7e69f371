// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the times stand behind the value, reading them walks all pages of that value. That is done for values
// as small as the caller allows; for others the access time comes from a scan or from its index instead, and
// the creation time, which no index has, is left out.
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace cachescope::inspect {

namespace {

/// All of a row but its key and value, and what a page has besides its row: more than either takes.
constexpr qint64 kBesidesKeyAndValueBytes = 160;
/// Values are walked so far where there is no other way to their access time.
constexpr qint64 kMostWalkedBytes = 16'000'000;
/// In brief, access times are looked for so far from either end of their index: some milliseconds.
constexpr qint64 kBriefLookUp = 10'000;

/// Reads entries one by one; those whose access time is still to be looked up are remembered.
class EntryReader
{
public:
    EntryReader(sqlite::Connection &connection, const CacheFormat &format, const EntryReadOptions &options)
        : m_connection(connection)
        , m_format(format)
        , m_options(options)
        , m_rowSql(sql({"SELECT ", keySql(format), ", ", sizeSql(format), ", ", pinnedSql(format), " FROM ",
                        tableSql(format), " WHERE ", rowidSql(format), " = ?1"}))
        , m_timesSql(sql({"SELECT ", createdSql(format), ", ", accessedSql(format), " FROM ",
                          tableSql(format), " WHERE ", rowidSql(format), " = ?1"}))
        , m_heads(connection.handle(), format)
    {
    }

    Result<std::vector<Entry>> read(std::span<const qint64> rowids);

private:
    Result<bool> readOne(qint64 rowid);
    [[nodiscard]] bool isTolerated(const Error &error) const;
    [[nodiscard]] bool isOnItsPage(const Entry &entry) const;
    [[nodiscard]] bool isWalked(const Entry &entry) const;
    void readInside(Entry *entry);
    Result<void> readTimes(Entry *entry);
    [[nodiscard]] std::optional<double> knownTime(qint64 rowid) const;
    Result<bool> takeTime(sqlite::Statement &times, RowBudget &budget);
    Result<void> readTimesOf(Entry *entry);
    Result<void> lookUpTimes();
    Result<void> leaveRestOfTimes();

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryReadOptions &m_options;
    const std::string m_rowSql;
    const std::string m_timesSql;
    qint64 m_pageBytes = 0;
    ValueHeadReader m_heads;
    std::vector<Entry> m_entries;
    std::unordered_multimap<qint64, std::size_t> m_withoutTime; // rowid → place in m_entries
};

Result<std::vector<Entry>> EntryReader::read(std::span<const qint64> rowids)
{
    const sqlite::CancelGuard guard(m_connection, m_options.cancelled);
    const auto pageBytes = m_connection.queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    m_pageBytes = *pageBytes;
    m_entries.reserve(rowids.size());
    for (const qint64 rowid : rowids) {
        if (guard.isCancelled())
            return sqlite::cancelledError();
        const auto found = readOne(rowid);
        if (!found && isTolerated(found.error())) {
            ++*m_options.unreadable;
            continue;
        }
        if (!found)
            return found.error();
        if (!*found)
            continue;
        if (auto timed = readTimes(&m_entries.back()); !timed && !isTolerated(timed.error()))
            return timed.error();
    }
    if (auto timed = lookUpTimes(); !timed && !isTolerated(timed.error()))
        return timed.error();
    return std::move(m_entries);
}

bool EntryReader::isTolerated(const Error &error) const
{
    return m_options.unreadable && error.code == ErrorCode::Corrupt && !isTooManyRows(error);
}

bool EntryReader::isOnItsPage(const Entry &entry) const
{
    return !m_format.timesBehindBlob ||
           entry.sizeBytes <= m_pageBytes - kBesidesKeyAndValueBytes - entry.key.toUtf8().size();
}

/// Whether the entry's row is read to its end. Without an index there is no other way to its access time.
bool EntryReader::isWalked(const Entry &entry) const
{
    const bool onlyWay = m_format.hasAccessTimes() && !m_format.hasAccessIndex() && !knownTime(entry.rowid);
    return entry.sizeBytes <= std::max(m_options.walkBytes, onlyWay ? kMostWalkedBytes : 0);
}

/// The last entry's times, or notes that they are to be looked up.
Result<void> EntryReader::readTimes(Entry *entry)
{
    const bool walked = isWalked(*entry);
    if (isOnItsPage(*entry) || (walked && !m_options.brief))
        return readTimesOf(entry);
    entry->brief = entry->brief || walked;
    if (const auto known = knownTime(entry->rowid))
        entry->lastAccessed = *known;
    else
        m_withoutTime.emplace(entry->rowid, m_entries.size() - 1);
    return {};
}

std::optional<double> EntryReader::knownTime(qint64 rowid) const
{
    if (m_options.index) {
        if (const auto at = m_options.index->find(rowid))
            return m_options.index->lastAccessed(*at);
    }
    return m_options.times ? m_options.times->find(rowid) : std::nullopt;
}

/// Appends the entry without its times; false if there is none.
Result<bool> EntryReader::readOne(qint64 rowid)
{
    auto row = m_connection.cached(m_rowSql);
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, rowid);
    auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found || !*found)
        return found;
    Entry entry;
    entry.rowid = rowid;
    const KeyText key = keyColumn(**row, 0, m_options.mostKeyBytes);
    entry.key = key.text;
    entry.keyType = key.type;
    entry.sizeBytes = (*row)->columnInt(1);
    entry.pinned = (*row)->columnInt(2) != 0;
    entry.lastAccessed = std::numeric_limits<double>::quiet_NaN();
    entry.type = detectContentType(m_heads.read(rowid), entry.sizeBytes);
    if (m_options.inside && mayHoldAnother(entry.type))
        readInside(&entry);
    m_entries.push_back(std::move(entry));
    return true;
}

void EntryReader::readInside(Entry *entry)
{
    entry->brief = m_options.brief && entry->sizeBytes > kContentHeadBytes;
    if (!entry->brief)
        entry->inner = detectInside(entry->type, m_heads.read(entry->rowid, headBytesForInside(entry->type)));
}

Result<void> EntryReader::readTimesOf(Entry *entry)
{
    auto row = m_connection.cached(m_timesSql);
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, entry->rowid);
    const auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    if (!*found)
        return {};
    const double created = timeColumn(**row, 0, m_format.createdUnit);
    if (!std::isnan(created))
        entry->createdAt = created;
    else if (m_format.hasCreationTimes())
        entry->createdLiteral = literalColumn(**row, 0);
    entry->lastAccessed = timeColumn(**row, 1, m_format.accessedUnit);
    if (std::isnan(entry->lastAccessed) && m_format.hasAccessTimes())
        entry->lastAccessedLiteral = literalColumn(**row, 1);
    return {};
}

/// Takes the next row of an index of times for the entries that wait for it. False at the end.
Result<bool> EntryReader::takeTime(sqlite::Statement &times, RowBudget &budget)
{
    const auto row = times.step(sqlite::LockPhase::Read);
    if (!row || !*row)
        return row;
    if (auto taken = budget.take(); !taken)
        return taken.error();
    const auto [first, last] = m_withoutTime.equal_range(times.columnInt(1));
    for (auto wanted = first; wanted != last; ++wanted) {
        Entry &entry = m_entries[wanted->second];
        entry.lastAccessed = timeColumn(times, 0, m_format.accessedUnit);
        if (std::isnan(entry.lastAccessed))
            entry.lastAccessedLiteral = literalColumn(times, 0);
    }
    m_withoutTime.erase(first, last);
    return true;
}

Result<void> EntryReader::leaveRestOfTimes()
{
    for (const auto &[rowid, place] : m_withoutTime)
        m_entries[place].brief = true;
    return {};
}

/// From both ends of the index in turns: those who look at a cache look at what was read last or is evicted
/// next.
Result<void> EntryReader::lookUpTimes()
{
    if (m_withoutTime.empty() || !m_format.hasAccessIndex())
        return {};
    const std::string select =
        sql({"SELECT ", accessedSql(m_format), ", ", rowidSql(m_format), " FROM ", tableSql(m_format),
             byAccessIndex(m_format), " ORDER BY ", accessedSql(m_format)});
    auto oldest = m_connection.prepare(select);
    if (!oldest)
        return oldest.error();
    auto newest = m_connection.prepare(select + " DESC");
    if (!newest)
        return newest.error();
    RowBudget budget(2 * bytesOnDisk(m_connection));
    for (qint64 taken = 0; !m_withoutTime.empty(); ++taken) {
        if (m_options.brief && taken == kBriefLookUp)
            return leaveRestOfTimes();
        for (sqlite::Statement *times : {&*oldest, &*newest}) {
            if (const auto more = takeTime(*times, budget); !more || !*more)
                return more ? Result<void>() : more.error();
        }
        const bool met =
            timeColumn(*oldest, 0, m_format.accessedUnit) > timeColumn(*newest, 0, m_format.accessedUnit);
        if (met)
            return {};
    }
    return {};
}

} // namespace

Result<std::vector<Entry>> readEntries(sqlite::Connection &connection, const CacheFormat &format,
                                       std::span<const qint64> rowids, const EntryReadOptions &options)
{
    return EntryReader(connection, format, options).read(rowids);
}

AccessTimes::AccessTimes(std::vector<Row> rows)
    : m_rows(std::move(rows))
{
    std::ranges::sort(m_rows, {}, &Row::rowid);
}

std::optional<double> AccessTimes::find(qint64 rowid) const
{
    const auto found = std::ranges::lower_bound(m_rows, rowid, {}, &Row::rowid);
    return found != m_rows.end() && found->rowid == rowid ? std::optional(found->seconds) : std::nullopt;
}

Result<AccessTimes> readAccessTimes(sqlite::Connection &connection, const CacheFormat &format,
                                    const std::atomic<bool> *cancelled)
{
    const sqlite::CancelGuard guard(connection, cancelled);
    auto rows = connection.prepare(sql({"SELECT ", accessedSql(format), ", ", rowidSql(format), " FROM ",
                                        tableSql(format), byAccessIndex(format)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    std::vector<AccessTimes::Row> times;
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!row)
            return row.error();
        if (!*row)
            return AccessTimes(std::move(times));
        if (auto taken = budget.take(); !taken)
            return taken.error();
        times.push_back({rows->columnInt(1), timeColumn(*rows, 0, format.accessedUnit)});
    }
}

} // namespace cachescope::inspect
