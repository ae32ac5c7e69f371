// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cache_layout.h"

#include "core/cache/cache_options.h"
#include "core/cache/schema.h"
#include "core/sqlite/connection.h"

#include <QStringList>

namespace cachescope::load {

namespace {

// As the production service's own code makes them, in both generations.
constexpr auto kProduction = "CREATE TABLE cache (key TEXT PRIMARY KEY, data BLOB NOT NULL, "
                             "size INTEGER NOT NULL, created_at REAL NOT NULL, last_accessed REAL NOT NULL, "
                             "pinned INTEGER NOT NULL DEFAULT 0)";
constexpr auto kProductionUnpinned = "CREATE TABLE cache (key TEXT PRIMARY KEY, data BLOB NOT NULL, "
                                     "size INTEGER NOT NULL, created_at REAL NOT NULL, "
                                     "last_accessed REAL NOT NULL)";

const char *tableSql(GeneratorLayout layout)
{
    switch (layout) {
    case GeneratorLayout::Cachescope:
        return cache::kCreateTableSql;
    case GeneratorLayout::Production:
        return kProduction;
    case GeneratorLayout::ProductionUnpinned:
        return kProductionUnpinned;
    }
    return kProduction;
}

} // namespace

QStringList layoutPragmas(GeneratorLayout layout)
{
    if (layout != GeneratorLayout::Cachescope)
        return {QStringLiteral("page_size=4096"), QStringLiteral("auto_vacuum=NONE")};
    const int pageSize = cache::CacheOptions().newFilePageSize;
    return {QStringLiteral("page_size=%1").arg(pageSize), QStringLiteral("auto_vacuum=INCREMENTAL")};
}

Result<void> createCacheTable(sqlite::Connection &connection, GeneratorLayout layout)
{
    return connection.execute(tableSql(layout), sqlite::LockPhase::Write);
}

Result<void> createAccessIndex(sqlite::Connection &connection)
{
    return connection.execute(cache::kCreateAccessIndexSql, sqlite::LockPhase::Write);
}

} // namespace cachescope::load
