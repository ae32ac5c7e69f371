// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_groups.h"

#include "core/base/format.h"
#include "core/base/saturating.h"
#include "ui/models/filter_conditions.h"

#include <functional>

namespace cachescope::ui {
namespace {

void merge(inspect::DiffTotals *totals, const inspect::DiffTotals &other)
{
    for (std::size_t kind = 0; kind < inspect::kDiffKinds; ++kind) {
        inspect::DiffTotal &total = totals->of[kind];
        total.entries += other.of[kind].entries;
        total.bytesBefore = saturatingAdd(total.bytesBefore, other.of[kind].bytesBefore);
        total.bytesAfter = saturatingAdd(total.bytesAfter, other.of[kind].bytesAfter);
    }
}

bool isEmpty(const inspect::DiffTotals &totals)
{
    qint64 entries = 0;
    for (const inspect::DiffTotal &total : totals.of)
        entries += total.entries;
    return entries == 0;
}

/// Bins are ten a decade; half a bin of tolerance keeps rounding from moving an edge.
std::vector<inspect::DiffGroup> decades(const std::vector<inspect::DiffBin> &bins, double unit,
                                        const std::function<QString(double)> &edge)
{
    constexpr double halfABin = 1.1;
    std::vector<inspect::DiffGroup> groups;
    double end = 0.0;
    double from = 0.0;
    inspect::DiffTotals totals;
    const auto close = [&] {
        if (!isEmpty(totals))
            groups.push_back({QStringLiteral("%1 – %2").arg(edge(from), edge(end)), totals});
        totals = {};
    };
    for (const inspect::DiffBin &bin : bins) {
        while (bin.from * halfABin >= end) {
            close();
            from = end;
            end = end == 0.0 ? unit : end * 10.0;
        }
        merge(&totals, bin.totals);
    }
    close();
    return groups;
}

} // namespace

std::vector<inspect::DiffGroup> typeGroups(const inspect::FileDiff &diff)
{
    std::vector<inspect::DiffGroup> groups = diff.types;
    for (inspect::DiffGroup &group : groups)
        group.name = typeGroupLabel(group.name);
    return groups;
}

std::vector<inspect::DiffGroup> sizeGroups(const inspect::FileDiff &diff)
{
    return decades(diff.sizes, 1.0, [](double bytes) { return formatBytes(saturatingRound(bytes)); });
}

std::vector<inspect::DiffGroup> ageGroups(const inspect::FileDiff &diff)
{
    return decades(diff.ages, 60.0, [](double seconds) {
        return seconds == 0.0 ? QStringLiteral("0 s") : formatDuration(seconds);
    });
}

} // namespace cachescope::ui
