// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/damage_skip.h"

#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/statement.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr qint64 kTriedSingly = 1000;

/// The border in (bad, good], by halving.
Result<std::optional<qint64>> borderBetween(qint64 bad, qint64 good, const RowProbe &probe)
{
    while (good - bad > 1) {
        const qint64 middle = bad + (good - bad) / 2;
        const auto readable = probe(middle);
        if (!readable)
            return readable.error();
        (*readable ? good : bad) = middle;
    }
    return std::optional(good);
}

} // namespace

Result<std::optional<qint64>> firstReadable(qint64 from, qint64 last, const RowProbe &probe)
{
    if (from > last)
        return std::optional<qint64>();
    // Differences of rowids only fit an unsigned number.
    const auto left = [last](qint64 rowid) {
        return static_cast<quint64>(last) - static_cast<quint64>(rowid);
    };
    qint64 bad = from;
    for (qint64 tried = 0; tried < kTriedSingly; ++tried, ++bad) {
        const auto readable = probe(bad);
        if (!readable)
            return readable.error();
        if (*readable)
            return std::optional(bad);
        if (bad == last)
            return std::optional<qint64>();
    }
    --bad;
    for (quint64 step = 1; bad < last; step *= 2) {
        const qint64 next = bad + static_cast<qint64>(std::min(step, left(bad)));
        const auto readable = probe(next);
        if (!readable)
            return readable.error();
        if (*readable)
            return borderBetween(bad, next, probe);
        bad = next;
    }
    return std::optional<qint64>();
}

Result<std::optional<qint64>> rowBehindDamage(sqlite::Statement &rows, RowidRange range,
                                              const std::function<bool()> &stopped)
{
    if (range.first >= range.last)
        return std::optional<qint64>();
    const auto readable = [&](qint64 rowid) -> Result<bool> {
        if (stopped())
            return sqlite::cancelledError();
        const sqlite::ResetGuard guard(rows);
        rows.bind(1, rowid);
        rows.bind(2, range.last);
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (!row && row.error().code != ErrorCode::Corrupt)
            return row.error();
        return row && (!*row || rows.columnInt(0) >= rowid);
    };
    return firstReadable(range.first + 1, range.last, readable);
}

} // namespace cachescope::inspect
