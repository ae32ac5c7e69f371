// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/entry_table.h"

#include "core/base/format.h"
#include "core/sqlite/connection.h"

#include <algorithm>

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

EntryTable::EntryTable(sqlite::Connection &connection, Schema schema)
    : m_connection(connection)
{
    m_memory.schema = schema;
}

Result<void> EntryTable::beginTransaction()
{
    m_memory.firstStoredRowid = std::numeric_limits<qint64>::max();
    m_memory.lastStoredRowid = 0;
    const auto version = dataVersion(m_connection);
    if (!version)
        return version.error();
    if (*version == m_dataVersion)
        return {};
    const auto schema = readSchema(m_connection);
    if (!schema)
        return schema.error();
    m_memory.schema = *schema;
    m_memory.totals.reset();
    m_dataVersion = *version;
    return {};
}

Result<std::optional<EntryTable::Stored>> EntryTable::find(QByteArrayView key)
{
    const auto statement = m_connection.cached(m_memory.schema.hasPinned
                                                   ? "SELECT length(data), pinned FROM cache WHERE key = ?1"
                                                   : "SELECT length(data), 0 FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, key);
    const auto row = (*statement)->step(LockPhase::Write);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Stored>();
    return std::optional<Stored>({(*statement)->columnInt(0), (*statement)->columnInt(1) != 0});
}

Result<bool> EntryTable::store(const NewEntry &entry, double now, qint64 budgetBytes)
{
    const QByteArray key = entry.key.toUtf8();
    const auto old = find(key);
    if (!old)
        return old.error();
    const bool pinned = entry.pinned.value_or(*old && (*old)->pinned);
    if (!pinned && budgetBytes > 0 && entry.data.size() > budgetBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("A value of %1 does not fit into a cache limited to %2")
                         .arg(formatBytes(entry.data.size()), formatBytes(budgetBytes))};
    if (pinned) {
        if (auto added = ensurePinnedColumn(); !added)
            return added.error();
    }
    if (auto replaced = replace(entry, key, now, pinned); !replaced)
        return replaced.error();
    m_memory.lastStoredRowid = m_connection.lastInsertRowid();
    m_memory.firstStoredRowid = std::min(m_memory.firstStoredRowid, m_memory.lastStoredRowid);
    if (m_memory.totals) {
        if (*old)
            m_memory.totals->subtract((*old)->bytes, (*old)->pinned);
        m_memory.totals->add(entry.data.size(), pinned);
    }
    return pinned;
}

Result<void> EntryTable::replace(const NewEntry &entry, QByteArrayView key, double now, bool pinned)
{
    const auto statement = m_connection.cached(
        m_memory.schema.hasPinned
            ? "REPLACE INTO cache(key, size, created_at, last_accessed, data, pinned) VALUES(?1, ?2, ?3, ?3, "
              "?4, ?5)"
            : "REPLACE INTO cache(key, size, created_at, last_accessed, data) VALUES(?1, ?2, ?3, ?3, ?4)");
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    sqlite::Statement &insert = **statement;
    insert.bindUtf8(1, key);
    insert.bind(2, qint64{entry.data.size()});
    insert.bind(3, now);
    insert.bindBlob(4, entry.data);
    if (m_memory.schema.hasPinned)
        insert.bind(5, pinned ? 1 : 0);
    return insert.run(LockPhase::Write);
}

Result<qint64> EntryTable::changeByKey(std::string_view sql, const QString &key)
{
    const auto statement = m_connection.cached(sql);
    if (!statement)
        return statement.error();
    const QByteArray utf8 = key.toUtf8();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8);
    if (auto done = (*statement)->run(LockPhase::Write); !done)
        return done.error();
    return m_connection.changes();
}

Result<bool> EntryTable::remove(const QString &key)
{
    const auto old = find(key.toUtf8());
    if (!old)
        return old.error();
    if (!*old)
        return false;
    const auto removed = changeByKey("DELETE FROM cache WHERE key = ?1", key);
    if (!removed)
        return removed.error();
    if (m_memory.totals)
        m_memory.totals->subtract((*old)->bytes, (*old)->pinned);
    return *removed > 0;
}

Result<void> EntryTable::ensurePinnedColumn()
{
    if (m_memory.schema.hasPinned)
        return {};
    if (auto added = addPinnedColumn(m_connection); !added)
        return added;
    m_memory.schema.hasPinned = true;
    return {};
}

Result<qint64> EntryTable::pin(const QStringList &keys)
{
    qint64 changed = 0;
    for (const QString &key : keys) {
        const auto old = find(key.toUtf8());
        if (!old)
            return old.error();
        if (!*old || (*old)->pinned)
            continue;
        if (auto added = ensurePinnedColumn(); !added)
            return added.error();
        const auto pinned = changeByKey("UPDATE cache SET pinned = 1 WHERE key = ?1", key);
        if (!pinned)
            return pinned.error();
        changed += *pinned;
        if (m_memory.totals) {
            m_memory.totals->subtract((*old)->bytes, false);
            m_memory.totals->add((*old)->bytes, true);
        }
    }
    return changed;
}

Result<qint64> EntryTable::unpinAll()
{
    if (!m_memory.schema.hasPinned)
        return qint64{0};
    if (auto done = m_connection.execute("UPDATE cache SET pinned = 0 WHERE pinned <> 0", LockPhase::Write);
        !done)
        return done.error();
    if (m_memory.totals) {
        m_memory.totals->pinnedEntries = 0;
        m_memory.totals->pinnedBytes = 0;
    }
    return m_connection.changes();
}

Result<qint64> EntryTable::touch(const std::vector<AccessNote> &notes)
{
    const auto statement =
        m_connection.cached("UPDATE cache SET last_accessed = ?2 WHERE key = ?1 AND last_accessed < ?2");
    if (!statement)
        return statement.error();
    qint64 moved = 0;
    for (const AccessNote &note : notes) {
        const QByteArray key = note.key.toUtf8();
        const ResetGuard guard(**statement);
        (*statement)->bindUtf8(1, key);
        (*statement)->bind(2, note.time);
        if (auto done = (*statement)->run(LockPhase::Write); !done)
            return done.error();
        moved += m_connection.changes();
    }
    return moved;
}

Result<Totals> EntryTable::totals()
{
    if (!m_memory.totals) {
        const auto sum = sumTotals(m_connection, m_memory.schema.hasPinned);
        if (!sum)
            return sum.error();
        m_memory.totals = *sum;
    }
    return *m_memory.totals;
}

void EntryTable::subtractEvicted(qint64 entries, qint64 bytes)
{
    if (!m_memory.totals)
        return;
    m_memory.totals->entries -= entries;
    m_memory.totals->dataBytes -= bytes;
}

} // namespace cachescope::cache
