// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/lint/lint_sample.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <limits>

namespace cachescope::inspect {

namespace {

/// A key of the usual length and the small columns.
constexpr qint64 kBesidesValueBytes = 250;

/// Bytes that are read besides the row's own page, which is read in any case.
qint64 costOf(const EntryIndex &index, std::size_t i, qint64 pageBytes)
{
    const qint64 bytes = index.sizeBytes(i);
    return bytes > pageBytes - kBesidesValueBytes ? bytes : 0;
}

/// The cost of every `step`-th of those that cost something.
qint64 costOfEach(const EntryIndex &index, qint64 pageBytes, std::size_t step)
{
    qint64 sum = 0;
    std::size_t costly = 0;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const qint64 cost = index.incomplete(i) ? 0 : costOf(index, i, pageBytes);
        if (cost > 0 && costly++ % step == 0)
            sum = saturatingAdd(sum, cost);
    }
    return sum;
}

/// The shortest step that keeps within the budget; 0 if even a single entry is too much.
std::size_t stepWithin(const EntryIndex &index, qint64 pageBytes, qint64 budgetBytes)
{
    std::size_t step = 1;
    while (step <= index.size()) {
        const qint64 cost = costOfEach(index, pageBytes, step);
        if (cost <= budgetBytes)
            return step;
        const qint64 times = budgetBytes > 0 ? cost / budgetBytes + (cost % budgetBytes > 0 ? 1 : 0)
                                             : std::numeric_limits<qint64>::max();
        step = std::max(step + 1,
                        static_cast<std::size_t>(saturatingMultiply(static_cast<qint64>(step), times)));
    }
    return 0;
}

} // namespace

LintSample sampleWithin(const EntryIndex &index, qint64 pageBytes, qint64 budgetBytes)
{
    const std::size_t step = stepWithin(index, pageBytes, budgetBytes);
    LintSample sample;
    sample.chosen.resize(index.size());
    std::size_t costly = 0;
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (index.incomplete(i))
            continue;
        const bool free = costOf(index, i, pageBytes) == 0;
        const bool chosen = free || (step > 0 && costly++ % step == 0);
        sample.chosen[i] = chosen;
        sample.count += chosen ? 1 : 0;
    }
    return sample;
}

LintSample sampleOfAll(const EntryIndex &index)
{
    return sampleWithin(index, 0, std::numeric_limits<qint64>::max());
}

} // namespace cachescope::inspect
