// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/cache_layout.h"

#include "core/cache/cache_options.h"
#include "core/cache/schema.h"
#include "core/cache/totals_table.h"
#include "core/sqlite/connection.h"

#include <QStringList>

namespace cachescope::load {

using sqlite::LockPhase;

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
    if (layout == GeneratorLayout::Cachescope) {
        if (auto marked = connection.execute(cache::kSetApplicationIdSql, LockPhase::Write); !marked)
            return marked;
    }
    if (auto made = connection.execute(tableSql(layout), LockPhase::Write); !made)
        return made;
    return connection.execute(cache::kCreateAccessIndexSql, LockPhase::Write);
}

Result<void> createTotals(sqlite::Connection &connection, const cache::Totals &totals, quint64 epoch)
{
    if (auto installed = cache::installTotals(connection, true); !installed)
        return installed;
    const auto recorded = cache::readTotals(connection);
    if (!recorded)
        return recorded.error();
    const auto corrected = cache::correctTotals(connection, totals - recorded->totals, recorded->epoch);
    if (!corrected)
        return corrected.error();
    // A random epoch, as the cache takes it, would make each file another one.
    auto update = connection.prepare("UPDATE cachescope_totals SET epoch = ?1", LockPhase::Write);
    if (!update)
        return update.error();
    update->bind(1, static_cast<qint64>(epoch));
    return update->run(LockPhase::Write);
}

} // namespace cachescope::load
