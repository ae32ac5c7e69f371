// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/blob_cache.h"
#include "core/cache/schema.h"

#include <limits>
#include <vector>

namespace cachescope::sqlite {
class Connection;
class Statement;
} // namespace cachescope::sqlite

namespace cachescope::cache {

/// The statements that change the table `cache`. Belongs to the writer's thread; every function runs inside
/// the caller's write transaction unless it says otherwise.
class EntryTable
{
public:
    /// State in memory that must go back when a transaction does.
    struct Memory
    {
        Schema schema;
        qint64 firstStoredRowid =
            std::numeric_limits<qint64>::max(); ///< lowest rowid stored in this transaction
        qint64 lastStoredRowid = 0;             ///< 0: none
    };

    EntryTable(sqlite::Connection &connection, Schema schema);

    /// Call first in each transaction: sees what another process has changed of the schema, and puts the
    /// triggers back that it may have dropped.
    Result<void> beginTransaction();
    [[nodiscard]] const Memory &memory() const { return m_memory; }
    /// After a part of the transaction was undone.
    void restore(const Memory &memory) { m_memory = memory; }
    /// After all of it was.
    void rolledBack(const Memory &memory);
    /// Whether another process has committed since the transaction before this one.
    [[nodiscard]] bool othersHaveWritten() const { return m_othersHaveWritten; }
    /// Whether the file's totals were known when the schema was last read, or since. Otherwise they want an
    /// audit: somebody took the triggers of a large file away.
    [[nodiscard]] bool totalsAreKnown() const { return m_totalsAreKnown; }
    void setTotalsAreKnown(bool known) { m_totalsAreKnown = known; }

    /// Whether the entry is now pinned. `budgetBytes` 0: none. TooLarge for an unpinned entry above it.
    Result<bool> store(const NewEntry &entry, double now, qint64 budgetBytes);
    Result<bool> remove(const QString &key);
    Result<qint64> pin(const QStringList &keys);
    Result<qint64> unpinAll();
    /// Moves last_accessed forward, never back; how many rows moved.
    Result<qint64> touch(const std::vector<AccessNote> &notes);

    [[nodiscard]] sqlite::Connection &connection() { return m_connection; }

private:
    Result<void> readSchemaAgain(qint64 version);
    /// Whether a query whose only parameter is a key has a row.
    Result<bool> askByKey(std::string_view sql, QByteArrayView key);
    Result<bool> hasKey(QByteArrayView key);
    Result<bool> isPinned(QByteArrayView key);
    Result<qint64> pinOne(const QString &key);
    Result<void> replace(const NewEntry &entry, QByteArrayView key, double now, bool pinned);
    Result<void> ensurePinnedColumn();
    /// Runs a statement whose only parameter is a key; the number of rows changed.
    Result<qint64> changeByKey(std::string_view sql, const QString &key);

    sqlite::Connection &m_connection;
    Memory m_memory;
    bool m_othersHaveWritten = false;
    bool m_totalsAreKnown = true;
    qint64 m_dataVersion = -1;
    qint64 m_schemaVersion = -1;
};

} // namespace cachescope::cache
