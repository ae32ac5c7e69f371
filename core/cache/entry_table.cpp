// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/entry_table.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/cache/totals_audit.h"
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
    const auto data = dataVersion(m_connection);
    if (!data)
        return data.error();
    m_othersHaveWritten = *data != m_dataVersion;
    if (!m_othersHaveWritten)
        return {};
    const auto schema = schemaVersion(m_connection);
    if (!schema)
        return schema.error();
    if (*schema != m_schemaVersion) {
        if (auto read = readSchemaAgain(*schema); !read)
            return read;
    }
    m_dataVersion = *data;
    return {};
}

void EntryTable::rolledBack(const Memory &memory)
{
    restore(memory);
    // Triggers that beginTransaction() put back are gone again.
    m_dataVersion = -1;
    m_schemaVersion = -1;
}

Result<void> EntryTable::readSchemaAgain(qint64 version)
{
    const auto schema = readSchema(m_connection);
    if (!schema)
        return schema.error();
    if (auto ensured = ensureTotals(m_connection, schema->hasPinned); !ensured)
        return ensured;
    const auto recorded = readTotals(m_connection);
    if (!recorded)
        return recorded.error();
    m_totalsAreKnown = recorded->known;
    m_memory.schema = *schema;
    m_schemaVersion = version;
    return {};
}

Result<bool> EntryTable::askByKey(std::string_view sql, QByteArrayView key)
{
    const auto statement = m_connection.cached(sql);
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, key);
    return (*statement)->step(LockPhase::Write);
}

Result<bool> EntryTable::hasKey(QByteArrayView key)
{
    return askByKey("SELECT 1 FROM cache WHERE key = ?1", key);
}

Result<bool> EntryTable::isPinned(QByteArrayView key)
{
    if (!m_memory.schema.hasPinned)
        return false;
    return askByKey("SELECT 1 FROM cache WHERE key = ?1 AND pinned <> 0", key);
}

Result<bool> EntryTable::store(const NewEntry &entry, double now, qint64 budgetBytes)
{
    const QByteArray key = entry.key.toUtf8();
    const auto pinned = entry.pinned ? Result<bool>(*entry.pinned) : isPinned(key);
    if (!pinned)
        return pinned.error();
    if (!*pinned && budgetBytes > 0 && entry.data.size() > budgetBytes)
        return Error{ErrorCode::TooLarge,
                     CoreText::tr("A value of %1 does not fit into a cache limited to %2")
                         .arg(formatBytes(entry.data.size()), formatBytes(budgetBytes))};
    if (*pinned) {
        if (auto added = ensurePinnedColumn(); !added)
            return added.error();
    }
    if (auto replaced = replace(entry, key, now, *pinned); !replaced)
        return replaced.error();
    m_memory.lastStoredRowid = m_connection.lastInsertRowid();
    m_memory.firstStoredRowid = std::min(m_memory.firstStoredRowid, m_memory.lastStoredRowid);
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
    const auto removed = changeByKey("DELETE FROM cache WHERE key = ?1", key);
    if (!removed)
        return removed.error();
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
        const auto pinned = pinOne(key);
        if (!pinned)
            return pinned.error();
        changed += *pinned;
    }
    return changed;
}

Result<qint64> EntryTable::pinOne(const QString &key)
{
    if (!m_memory.schema.hasPinned) {
        // The column is added only for an entry that is there.
        const auto there = hasKey(key.toUtf8());
        if (!there)
            return there.error();
        if (!*there)
            return qint64{0};
        if (auto added = ensurePinnedColumn(); !added)
            return added.error();
    }
    return changeByKey("UPDATE cache SET pinned = 1 WHERE key = ?1 AND ifnull(pinned, 0) = 0", key);
}

Result<qint64> EntryTable::unpinAll()
{
    if (!m_memory.schema.hasPinned)
        return qint64{0};
    if (auto done = m_connection.execute("UPDATE cache SET pinned = 0 WHERE pinned <> 0", LockPhase::Write);
        !done)
        return done.error();
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

} // namespace cachescope::cache
