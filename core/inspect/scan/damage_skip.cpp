// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/damage_skip.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr qint64 kTriedSingly = 1000;

/// The border in (bad, good], by halving.
Result<qint64> borderBetween(qint64 bad, qint64 good, const RowProbe &probe)
{
    while (good - bad > 1) {
        const qint64 middle = bad + (good - bad) / 2;
        const auto readable = probe(middle);
        if (!readable)
            return readable.error();
        (*readable ? good : bad) = middle;
    }
    return good;
}

} // namespace

Result<qint64> firstReadable(qint64 from, qint64 last, const RowProbe &probe)
{
    // Differences of rowids only fit an unsigned number.
    const auto left = [last](qint64 rowid) {
        return static_cast<quint64>(last) - static_cast<quint64>(rowid);
    };
    qint64 bad = from;
    for (qint64 tried = 0; tried < kTriedSingly; ++tried, ++bad) {
        const auto readable = probe(bad);
        if (!readable || *readable)
            return readable ? Result<qint64>(bad) : readable.error();
        if (bad == last)
            return last + 1;
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
    return last + 1;
}

} // namespace cachescope::inspect
