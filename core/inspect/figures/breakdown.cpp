// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/breakdown.h"

#include "core/base/saturating.h"
#include "core/inspect/scan/entry_index.h"

#include <algorithm>
#include <map>

namespace cachescope::inspect {

void sortTotals(std::vector<NamedTotal> *totals)
{
    std::ranges::sort(*totals, [](const NamedTotal &a, const NamedTotal &b) {
        if (a.bytes != b.bytes)
            return a.bytes > b.bytes;
        return a.entries != b.entries ? a.entries > b.entries : a.name < b.name;
    });
}

std::vector<NamedTotal> mergedTotals(const std::vector<NamedTotal> &totals)
{
    std::map<QString, NamedTotal> byName;
    for (const NamedTotal &total : totals) {
        NamedTotal &merged = byName[total.name];
        merged.name = total.name;
        merged.entries += total.entries;
        merged.bytes = saturatingAdd(merged.bytes, total.bytes);
    }
    std::vector<NamedTotal> result;
    for (auto &[name, total] : byName) {
        if (total.entries > 0)
            result.push_back(std::move(total));
    }
    sortTotals(&result);
    return result;
}

std::vector<NamedTotal> typeTotals(const EntryIndex &index, const EntryTypes &types)
{
    std::vector<NamedTotal> byType(kContentTypeCount);
    for (std::size_t type = 0; type < byType.size(); ++type)
        byType[type].name = contentTypeGroupName(static_cast<ContentType>(type));
    for (std::size_t i = 0; i < types.size(); ++i) {
        NamedTotal &total = byType[static_cast<std::size_t>(types.at(i))];
        ++total.entries;
        total.bytes = saturatingAdd(total.bytes, index.sizeBytes(i));
    }
    return mergedTotals(byType);
}

} // namespace cachescope::inspect
