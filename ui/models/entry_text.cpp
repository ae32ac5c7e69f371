// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_text.h"

#include "core/base/format.h"

namespace cachescope::ui {

QString storedText(const inspect::Entry &entry)
{
    return entry.createdAt ? formatTime(*entry.createdAt) : QStringLiteral("–");
}

QString creationOrderText(const inspect::CacheFormat &format)
{
    if (!format.hasCreationTimes())
        return EntryTableModel::tr("Sorted by insertion order; this cache keeps no creation times");
    if (format.timesBehindBlob)
        return EntryTableModel::tr("Sorted by insertion order, which is close to creation time; exact times "
                                   "are behind the values");
    return {};
}

QString entryText(const inspect::Entry &entry, EntryTableModel::Column column)
{
    switch (column) {
    case EntryTableModel::Key:
        return entry.key;
    case EntryTableModel::Type:
        return inspect::contentTypeLabel(entry.type);
    case EntryTableModel::Size:
        return formatBytes(entry.sizeBytes);
    case EntryTableModel::LastRead:
        return formatTime(entry.lastAccessed);
    case EntryTableModel::Stored:
        return storedText(entry);
    case EntryTableModel::Pinned:
    case EntryTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace cachescope::ui
