// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::cache {

/// The table of new files. The names are those of production files; the blob comes last, so that reading a
/// small column never walks along a value's overflow pages.
inline constexpr char kCreateTableSql[] = "CREATE TABLE IF NOT EXISTS cache ("
                                          "key TEXT PRIMARY KEY, "
                                          "size INTEGER NOT NULL, "
                                          "created_at REAL NOT NULL, "
                                          "last_accessed REAL NOT NULL, "
                                          "pinned INTEGER NOT NULL DEFAULT 0, "
                                          "data BLOB NOT NULL)";
inline constexpr char kCreateAccessIndexSql[] =
    "CREATE INDEX IF NOT EXISTS idx_cache_last_accessed ON cache(last_accessed)";

/// Marks new files as ours ("CSCP"), so that desktops know them by more than being SQLite (their MIME type is
/// in resources/desktop). Nothing here depends on it, and files of others keep theirs.
inline constexpr char kSetApplicationIdSql[] = "PRAGMA application_id=0x43534350";

/// What the cache needs to know of the file's table.
struct Schema
{
    bool hasPinned = true;
};

/// Creates the table in a new file, or recognises it in an existing one, and sees to it that the file is in
/// WAL mode, has the index over last_accessed and keeps its totals. Changes nothing in a file that holds
/// something else: NotACache. `newFilePageSize` in bytes. Many processes may do so at the same moment. The
/// connection's thread.
Result<Schema> openSchema(sqlite::Connection &connection, int newFilePageSize);

/// Reads the schema again, after another process may have changed it.
Result<Schema> readSchema(sqlite::Connection &connection);

/// A number that changes with every change of the schema
/// (https://www.sqlite.org/pragma.html#pragma_schema_version).
Result<qint64> schemaVersion(sqlite::Connection &connection);

/// A number that changes whenever another connection has committed to the file
/// (https://www.sqlite.org/pragma.html#pragma_data_version).
Result<qint64> dataVersion(sqlite::Connection &connection);

/// Adds the column `pinned` that the older production schema lacks. Inside the caller's transaction.
Result<void> addPinnedColumn(sqlite::Connection &connection);

} // namespace cachescope::cache
