// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/blob_cache.h"
#include "core/cache/schema.h"
#include "core/cache/totals.h"

#include <limits>
#include <optional>
#include <vector>

namespace cachescope::sqlite {
class Connection;
class Statement;
} // namespace cachescope::sqlite

namespace cachescope::cache {

/// The statements that change the table `cache`, and the totals that go with it. Belongs to the writer's
/// thread; every function runs inside the caller's write transaction unless it says otherwise.
class EntryTable
{
public:
    /// State in memory that must go back when a transaction does.
    struct Memory
    {
        std::optional<Totals>
            totals; ///< absent until first needed: a file without a budget is never added up
        Schema schema;
        qint64 firstStoredRowid =
            std::numeric_limits<qint64>::max(); ///< lowest rowid stored in this transaction
        qint64 lastStoredRowid = 0;             ///< 0: none
    };

    EntryTable(sqlite::Connection &connection, Schema schema);

    /// Call first in each transaction: forgets what another process may have made untrue.
    Result<void> beginTransaction();
    [[nodiscard]] const Memory &memory() const { return m_memory; }
    void restore(const Memory &memory) { m_memory = memory; }

    /// Whether the entry is now pinned. `budgetBytes` 0: none. TooLarge for an unpinned entry above it.
    Result<bool> store(const NewEntry &entry, double now, qint64 budgetBytes);
    Result<bool> remove(const QString &key);
    Result<qint64> pin(const QStringList &keys);
    Result<qint64> unpinAll();
    /// Moves last_accessed forward, never back; how many rows moved.
    Result<qint64> touch(const std::vector<AccessNote> &notes);

    /// Adds up the file if that was not done before, or another process has written since.
    Result<Totals> totals();
    /// Takes evicted entries off the totals.
    void subtractEvicted(qint64 entries, qint64 bytes);
    [[nodiscard]] sqlite::Connection &connection() { return m_connection; }

private:
    struct Stored
    {
        qint64 bytes = 0;
        bool pinned = false;
    };
    Result<std::optional<Stored>> find(QByteArrayView key);
    Result<void> replace(const NewEntry &entry, QByteArrayView key, double now, bool pinned);
    Result<void> ensurePinnedColumn();
    /// Runs a statement whose only parameter is a key; the number of rows changed.
    Result<qint64> changeByKey(std::string_view sql, const QString &key);

    sqlite::Connection &m_connection;
    Memory m_memory;
    qint64 m_dataVersion = -1;
};

} // namespace cachescope::cache
