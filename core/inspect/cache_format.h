// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// Which layout a cache file has. All have the columns key, data, size, created_at, last_accessed.
enum class FormatKind {
    Cachescope,         ///< ours: `pinned` present, the blob last
    Production,         ///< the service's current schema: `pinned` present, the blob second
    ProductionUnpinned, ///< the service's older schema, without `pinned`
};

/// What the schema of a file says about how to read it.
struct CacheFormat
{
    FormatKind kind = FormatKind::Production;
    bool hasPinned = true;
    bool hasAccessIndex =
        true;                ///< an index that starts with last_accessed: its times cost no walk over blobs
    QString accessIndexName; ///< empty without one
    QString keyIndexName; ///< the index over `key`, "sqlite_autoindex_cache_1" as a rule; empty without one
    bool timesBehindBlob = true; ///< reading a time of one row means walking the pages of its value
};

/// "cachescope", "production", "production-unpinned": stable, for scripts.
QString formatName(FormatKind kind);

/// Recognises the cache in an opened file. NotACache, with what was found instead and what to do, when there
/// is no *table* `cache` (a view is refused), or when it lacks a column, or one is generated or hidden.
Result<CacheFormat> detectFormat(sqlite::Connection &connection);

} // namespace cachescope::inspect
