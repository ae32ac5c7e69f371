// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the times stand behind the value, reading them walks all pages of that value. That is done for values
// of up to kWalkedBytes; for larger ones the access time is looked up in its index instead, one pass for all
// of them, and the creation time, which no index has, is left out.
#include "core/inspect/columns.h"
#include "core/inspect/entry_query.h"
#include "core/inspect/quoting.h"
#include "core/inspect/value_head.h"
#include "core/sqlite/connection.h"

#include <cmath>
#include <limits>
#include <unordered_map>

namespace cachescope::inspect {

namespace {

constexpr qint64 kWalkedBytes = 1'000'000;

/// Reads entries one by one; those whose access time is still to be looked up are remembered.
class EntryReader
{
public:
    EntryReader(sqlite::Connection &connection, const CacheFormat &format)
        : m_connection(connection), m_format(format), m_heads(connection.handle())
    {
    }

    Result<std::vector<Entry>> read(std::span<const qint64> rowids);

private:
    Result<bool> readOne(qint64 rowid);
    Result<void> readTimesOf(Entry *entry);
    Result<void> lookUpTimes();

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    ValueHeadReader m_heads;
    std::vector<Entry> m_entries;
    std::unordered_multimap<qint64, std::size_t> m_withoutTime; // rowid → place in m_entries
};

Result<std::vector<Entry>> EntryReader::read(std::span<const qint64> rowids)
{
    m_entries.reserve(rowids.size());
    for (const qint64 rowid : rowids) {
        const auto found = readOne(rowid);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        Entry &entry = m_entries.back();
        const bool farAway = m_format.timesBehindBlob && entry.sizeBytes > kWalkedBytes;
        if (farAway && m_format.hasAccessIndex)
            m_withoutTime.emplace(rowid, m_entries.size() - 1);
        else if (auto timed = readTimesOf(&entry); !timed)
            return timed.error();
    }
    if (auto timed = lookUpTimes(); !timed)
        return timed.error();
    return std::move(m_entries);
}

/// Appends the entry without its times; false if there is none.
Result<bool> EntryReader::readOne(qint64 rowid)
{
    auto row = m_connection.cached(
        sql({"SELECT key, ", kSizeSql, ", ", pinnedSql(m_format), " FROM cache WHERE rowid = ?1"}));
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, rowid);
    auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found || !*found)
        return found;
    Entry entry;
    entry.rowid = rowid;
    entry.key = (*row)->columnText(0);
    entry.sizeBytes = (*row)->columnInt(1);
    entry.pinned = (*row)->columnInt(2) != 0;
    entry.lastAccessed = std::numeric_limits<double>::quiet_NaN();
    entry.type = detectContentType(m_heads.read(rowid), entry.sizeBytes);
    m_entries.push_back(std::move(entry));
    return true;
}

Result<void> EntryReader::readTimesOf(Entry *entry)
{
    auto row = m_connection.cached("SELECT created_at, last_accessed FROM cache WHERE rowid = ?1");
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, entry->rowid);
    const auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    if (!*found)
        return {};
    if (const double created = timeColumn(**row, 0); !std::isnan(created))
        entry->createdAt = created;
    entry->lastAccessed = timeColumn(**row, 1);
    return {};
}

Result<void> EntryReader::lookUpTimes()
{
    if (m_withoutTime.empty())
        return {};
    auto rows = m_connection.prepare(
        sql({"SELECT last_accessed, rowid FROM cache", indexedBy(m_format.accessIndexName)}));
    if (!rows)
        return rows.error();
    while (!m_withoutTime.empty()) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto [first, last] = m_withoutTime.equal_range(rows->columnInt(1));
        for (auto wanted = first; wanted != last; ++wanted)
            m_entries[wanted->second].lastAccessed = timeColumn(*rows, 0);
        m_withoutTime.erase(first, last);
    }
    return {};
}

} // namespace

Result<std::vector<Entry>> readEntries(sqlite::Connection &connection, const CacheFormat &format,
                                       std::span<const qint64> rowids)
{
    return EntryReader(connection, format).read(rowids);
}

Result<std::optional<QByteArray>> readValue(sqlite::Connection &connection, const QString &key)
{
    auto value = connection.prepare("SELECT data FROM cache WHERE key = ?1 COLLATE BINARY");
    if (!value)
        return value.error();
    value->bind(1, key);
    const auto found = value->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<QByteArray>();
    return std::optional(value->columnBytes(0));
}

} // namespace cachescope::inspect
