// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cache_layout.h"

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
// The blob last: small columns then never cost a walk along overflow pages.
constexpr auto kCachescope = "CREATE TABLE cache (key TEXT PRIMARY KEY, size INTEGER NOT NULL, "
                             "created_at REAL NOT NULL, last_accessed REAL NOT NULL, "
                             "pinned INTEGER NOT NULL DEFAULT 0, data BLOB NOT NULL)";

const char *tableSql(GeneratorLayout layout)
{
    switch (layout) {
    case GeneratorLayout::Cachescope:
        return kCachescope;
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
    if (layout == GeneratorLayout::Cachescope)
        return {QStringLiteral("page_size=8192"), QStringLiteral("auto_vacuum=INCREMENTAL")};
    return {QStringLiteral("page_size=4096"), QStringLiteral("auto_vacuum=NONE")};
}

Result<void> createCacheTable(sqlite::Connection &connection, GeneratorLayout layout)
{
    return connection.execute(tableSql(layout), sqlite::LockPhase::Write);
}

Result<void> createAccessIndex(sqlite::Connection &connection)
{
    return connection.execute("CREATE INDEX idx_cache_last_accessed ON cache(last_accessed)",
                              sqlite::LockPhase::Write);
}

} // namespace cachescope::load
