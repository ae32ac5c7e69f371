// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_text.h"

#include "core/base/format.h"

#include <cmath>

namespace cachescope::ui {

namespace {

/// What the file has where a time is expected, as it is; or whether it is still to be read.
QString noTimeText(const inspect::Entry &entry, const QString &literal)
{
    if (!literal.isEmpty())
        return literal;
    return entry.brief ? QStringLiteral("…") : QStringLiteral("–");
}

} // namespace

QString storedText(const inspect::Entry &entry)
{
    return entry.createdAt ? formatTime(*entry.createdAt) : noTimeText(entry, entry.createdLiteral);
}

QString lastReadText(const inspect::Entry &entry)
{
    return std::isnan(entry.lastAccessed) ? noTimeText(entry, entry.lastAccessedLiteral)
                                          : formatTime(entry.lastAccessed);
}

QString typeText(const inspect::Entry &entry)
{
    return inspect::contentTypeLabel(inspect::DetectedType{entry.type, entry.inner});
}

QString creationOrderText(const inspect::CacheFormat &format)
{
    if (!format.hasCreationTimes())
        return EntryTableModel::tr("Sorts by insertion order; this cache keeps no creation times");
    if (format.timesBehindBlob)
        return EntryTableModel::tr("Sorts by insertion order, which is close to creation time; exact times "
                                   "are behind the values");
    return {};
}

QString entryText(const inspect::Entry &entry, EntryTableModel::Column column)
{
    switch (column) {
    case EntryTableModel::Key:
        return entry.key;
    case EntryTableModel::Type:
        return typeText(entry);
    case EntryTableModel::Size:
        return formatBytes(entry.sizeBytes);
    case EntryTableModel::LastRead:
        return lastReadText(entry);
    case EntryTableModel::Stored:
        return storedText(entry);
    case EntryTableModel::Pinned:
    case EntryTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace cachescope::ui
