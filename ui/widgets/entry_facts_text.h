// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/details/entry_facts.h"
#include "ui/widgets/fact_list.h"

#include <optional>

/// What the details of an entry say. Pure; plain text.
namespace cachescope::ui {

/// When ages are counted back from.
struct AgeBase
{
    std::optional<double> newestAccess; ///< Unix seconds, of the file
    double now = 0.0;                   ///< Unix seconds
};

/// Why an entry's place in the order of eviction is not told.
enum class OrderState {
    Known,
    NoTimes,  ///< the cache keeps no access times
    Scanning, ///< the scan has not found it yet
    Live,     ///< others write to the file
};

/// What its row tells: size, types, times, ages, pin.
QList<Fact> entryFacts(const inspect::Entry &entry, const AgeBase &base);

/// Its place in the order of eviction, and what would be dropped before it.
QList<Fact> orderFacts(const inspect::EntryFacts &facts, OrderState state);

/// The columns of its row as the file has them.
QList<Fact> columnFacts(const inspect::EntryFacts &facts);

/// How long before or after `entry` the other one was read: "2.2 min earlier".
QString apartText(const inspect::Entry &other, const inspect::Entry &entry);

/// A key on one line, cut in its middle.
QString briefKey(const QString &key, qsizetype characters);

/// "word times, 1.9 kB": what the entry is beside the one with the key `base`.
QString siblingText(const inspect::Entry &sibling, const QString &base);

} // namespace cachescope::ui
