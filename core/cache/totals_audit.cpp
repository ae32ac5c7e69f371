// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals_audit.h"

#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

namespace cachescope::cache {

using sqlite::LockPhase;

namespace {

/// What is counted within some milliseconds, also from a cold disk.
constexpr qint64 kSmallFileBytes = 64'000'000;

Result<bool> isSmall(sqlite::Connection &connection)
{
    const auto pages = connection.queryInt("PRAGMA page_count");
    const auto pageBytes = pages ? connection.queryInt("PRAGMA page_size") : pages;
    if (!pageBytes)
        return pageBytes.error();
    return *pages * *pageBytes <= kSmallFileBytes;
}

Result<TotalsAudit> auditInTransaction(sqlite::Connection &connection, bool hasPinned)
{
    const auto recorded = readTotals(connection);
    if (!recorded)
        return recorded.error();
    const auto counted = countTotals(connection, hasPinned);
    if (!counted)
        return counted.error();
    return TotalsAudit{*counted, *recorded};
}

} // namespace

Result<TotalsAudit> auditTotals(sqlite::Connection &connection, bool hasPinned, const std::atomic<bool> *stop)
{
    if (auto begun = connection.execute("BEGIN", LockPhase::Begin); !begun)
        return begun.error();
    const sqlite::CancelGuard guard(connection, stop);
    auto audit = auditInTransaction(connection, hasPinned);
    // Nothing was written: a failure to end the transaction says no more than the audit itself.
    (void)connection.execute("ROLLBACK", LockPhase::Read);
    return audit;
}

Result<bool> installMissingTotals(sqlite::Connection &connection, bool hasPinned)
{
    const auto there = hasTotals(connection, hasPinned);
    if (!there)
        return there.error();
    if (*there)
        return false;
    if (auto installed = installTotals(connection, hasPinned); !installed)
        return installed.error();
    return true;
}

Result<void> ensureTotals(sqlite::Connection &connection, bool hasPinned)
{
    const auto installed = installMissingTotals(connection, hasPinned);
    const auto countable = installed && *installed ? isSmall(connection) : installed;
    if (!countable)
        return countable.error();
    if (!*countable)
        return {};
    const auto audit = auditInTransaction(connection, hasPinned);
    const auto applied = audit ? applyAudit(connection, *audit) : audit.error();
    return applied ? Result<void>() : applied.error();
}

Result<bool> checkSmallFile(sqlite::Connection &connection, bool hasPinned)
{
    if (const auto small = isSmall(connection); !small || !*small)
        return small;
    const auto audit = auditTotals(connection, hasPinned, nullptr);
    // What the other pages hold can be served.
    if (!audit && audit.error().code == ErrorCode::Corrupt)
        return false;
    if (!audit)
        return audit.error();
    if (audit->agrees())
        return true;
    if (auto begun = connection.execute("BEGIN IMMEDIATE", LockPhase::Begin); !begun)
        return begun.error();
    const auto applied = applyAudit(connection, *audit);
    const auto done = applied ? connection.execute("COMMIT", LockPhase::Commit) : applied.error();
    if (done)
        return true;
    (void)connection.execute("ROLLBACK", LockPhase::Write);
    return done.error();
}

Result<bool> applyAudit(sqlite::Connection &connection, const TotalsAudit &audit)
{
    if (audit.agrees())
        return false;
    return correctTotals(connection, audit.difference(), audit.recorded.epoch);
}

} // namespace cachescope::cache
