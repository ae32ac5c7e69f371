// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry.h"
#include "ui/models/entry_table_model.h"

namespace cachescope::ui {

/// What a cell of the entries table says; a long key ends with an ellipsis. Empty for the pin, which is
/// drawn. Ages count back from `newestAccess`.
QString entryText(const inspect::Entry &entry, EntryTableModel::Column column,
                  std::optional<double> newestAccess = std::nullopt);

/// Since the last read, counted back from `newestAccess` (Unix seconds): "3.2 days"; a dash where either is
/// not known.
QString ageText(const inspect::Entry &entry, std::optional<double> newestAccess);

/// The times as numbers, or what the file has in their place, as SQL writes it.
QString lastReadRawText(const inspect::Entry &entry);
QString storedRawText(const inspect::Entry &entry);

/// When the entry was stored, or what the file has instead of a time; a dash where it has none, or would have
/// to be read through to tell.
QString storedText(const inspect::Entry &entry);

/// The same of the last read.
QString lastReadText(const inspect::Entry &entry);

/// What the value looks like, and what is inside of it: "gzip: JSON".
QString typeText(const inspect::Entry &entry);

/// What the order by creation time of such a file really is, for the column's title; empty where it is just
/// that.
QString creationOrderText(const inspect::CacheFormat &format);

} // namespace cachescope::ui
