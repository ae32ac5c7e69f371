// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/table_shape.h"

#include <QString>

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Which layout a cache file has.
enum class FormatKind {
    Cachescope,         ///< ours: `pinned` present, the blob last
    Production,         ///< the service's current schema: `pinned` present, the blob second
    ProductionUnpinned, ///< the service's older schema, without `pinned`
    DiskCache,          ///< Python's diskcache (https://grantjenks.com/docs/diskcache): table `Cache`
    SolidCache,         ///< Rails' solid_cache (https://github.com/rails/solid_cache): `solid_cache_entries`
    RequestsCache,      ///< Python's requests-cache (https://requests-cache.readthedocs.io): `responses`
    Mapped,             ///< another table, with columns that the user named
};

/// What numbers in a column of times mean. Text that reads as an ISO 8601 date is understood in any of them,
/// as UTC.
enum class TimeUnit { Seconds, Milliseconds, Microseconds, Nanoseconds };

/// Which column of a table plays which part. Only table, key and value have to be there; an empty name means
/// that the table has no such column.
struct TableMapping
{
    QString table;
    QString key;
    QString value;
    QString size; ///< what the writer says the value's length is; read only where `externalFile` is set
    QString created;
    QString accessed;
    QString pinned;
    /// Names a file beside the database that has the value instead of `value`; `size` is then its length.
    QString externalFile;
    /// Of the numbers in `created` and `accessed`; without one it is guessed from them.
    std::optional<TimeUnit> createdUnit;
    std::optional<TimeUnit> accessedUnit;
    /// Of a wanted mapping: a part without a name is not there, rather than known or guessed.
    bool complete = false;

    bool operator==(const TableMapping &) const = default;
};

/// What the schema of a file says about how to read it.
struct CacheFormat
{
    FormatKind kind = FormatKind::Production;
    TableMapping columns;
    QString rowidName = QStringLiteral("rowid");
    TimeUnit createdUnit = TimeUnit::Seconds;
    TimeUnit accessedUnit = TimeUnit::Seconds;
    QString accessIndexName;     ///< an index that starts with the access time; empty without one
    QString keyIndexName;        ///< an index that starts with the key: "sqlite_autoindex_cache_1" as a rule
    bool timesBehindBlob = true; ///< reading a time of one row means walking the pages of its value

    [[nodiscard]] bool hasPinned() const { return !columns.pinned.isEmpty(); }
    [[nodiscard]] bool hasCreationTimes() const { return !columns.created.isEmpty(); }
    [[nodiscard]] bool hasAccessTimes() const { return !columns.accessed.isEmpty(); }
    /// Access times cost no walk over values.
    [[nodiscard]] bool hasAccessIndex() const { return !accessIndexName.isEmpty(); }
};

/// "cachescope", "production", "production-unpinned", "diskcache", "solid_cache", "requests-cache", "mapped":
/// stable, for scripts.
QString formatName(FormatKind kind);

/// A table that could be the cache.
struct TableCandidate
{
    TableShape shape;
    TableMapping mapping; ///< of a known format, or guessed from names and types; key or value may be empty
    bool known = false;   ///< the columns are those of a known format
    FormatKind kind = FormatKind::Mapped;
};

/// All tables that can be read as a cache: known formats first, then those that a guess fits best. Views,
/// virtual tables and tables WITHOUT ROWID are left out. The connection's thread only.
Result<std::vector<TableCandidate>> findCandidates(sqlite::Connection &connection);

/// Recognises the cache in an opened file. `wanted` without a table: the one table that has the columns which
/// `wanted` names, or the one of a known format if it names none. With a table: that one. What `wanted` does
/// not name is as the format has it, or guessed, unless it is complete.
///
/// Errors: NotACache, with what was found instead and what to do, when there is no such *table* (a view is
/// refused), or a column is missing, generated or hidden; Ambiguous when several tables would do.
Result<CacheFormat> detectFormat(sqlite::Connection &connection, const TableMapping &wanted = {});

} // namespace cachescope::inspect
