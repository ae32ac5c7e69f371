// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/free_pages.h"

#include "core/sqlite/connection.h"

#include <algorithm>
#include <string>

namespace cachescope::cache {

namespace {

/// Of one step: about a megabyte.
constexpr qint64 kStepPages = 128;
/// Less than this is not worth a transaction.
constexpr qint64 kFewPages = 64;
constexpr qint64 kIncremental = 2; // https://www.sqlite.org/pragma.html#pragma_auto_vacuum

} // namespace

FreePages::FreePages(sqlite::Connection &connection)
    : m_connection(connection)
{
}

Result<bool> FreePages::canShrink()
{
    const auto mode = m_connection.queryInt("PRAGMA auto_vacuum");
    if (!mode)
        return mode.error();
    return *mode == kIncremental;
}

Result<qint64> FreePages::count()
{
    return m_connection.queryInt("PRAGMA freelist_count");
}

Result<qint64> FreePages::pagesToKeep(Keep keep)
{
    if (keep == Keep::Nothing)
        return qint64{0};
    const auto pages = m_connection.queryInt("PRAGMA page_count");
    if (!pages)
        return pages.error();
    return std::max(kFewPages, *pages / (keep == Keep::Some ? 10 : 4));
}

Result<qint64> FreePages::giveBack(Keep keep)
{
    const auto can = canShrink();
    if (!can)
        return can.error();
    if (!*can)
        return qint64{0};
    const auto before = count();
    if (!before)
        return before.error();
    const auto kept = pagesToKeep(keep);
    if (!kept)
        return kept.error();
    if (*before <= *kept)
        return qint64{0};
    const std::string sql =
        "PRAGMA incremental_vacuum(" + std::to_string(std::min(kStepPages, *before - *kept)) + ")";
    if (auto done = m_connection.execute(sql, sqlite::LockPhase::Write); !done)
        return done.error();
    const auto after = count();
    if (!after)
        return after.error();
    return *before - *after;
}

} // namespace cachescope::cache
