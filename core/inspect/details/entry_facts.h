// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/details/lru_place.h"
#include "core/inspect/details/row_fields.h"
#include "core/inspect/query/entry.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// What is known of one entry beyond its row in the table of entries.
struct EntryFacts
{
    qint64 rowid = 0;
    std::vector<RowField> fields;
    /// Nothing before the scan is done, in live mode, and in a cache that keeps no access times.
    std::optional<EvictionPlace> eviction;
    std::optional<Entry> readBefore; ///< in brief, as the next; nothing also for the oldest
    std::optional<Entry> readAfter;
    QString siblingBase;
    std::vector<Entry> siblings; ///< in brief, by key
    bool tooManySiblings = false;
};

} // namespace cachescope::inspect

Q_DECLARE_METATYPE(cachescope::inspect::EntryFacts)
