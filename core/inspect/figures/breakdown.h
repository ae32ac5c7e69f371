// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace cachescope::inspect {

class EntryIndex;
class EntryTypes;

/// Entries that have something in common, and the bytes of their values.
struct NamedTotal
{
    QString name;
    qint64 entries = 0;
    qint64 bytes = 0;

    bool operator==(const NamedTotal &) const = default;
};

/// One total a name, without those of no entries; sorted.
std::vector<NamedTotal> mergedTotals(const std::vector<NamedTotal> &totals);

/// Most bytes first, then most entries, then by name.
void sortTotals(std::vector<NamedTotal> *totals);

/// By the group of what values look like ("audio", "json" …, see contentTypeGroupName()), most bytes first;
/// groups without entries are left out. `types` has one for each entry of `index`. Any thread; pure.
std::vector<NamedTotal> typeTotals(const EntryIndex &index, const EntryTypes &types);

} // namespace cachescope::inspect
