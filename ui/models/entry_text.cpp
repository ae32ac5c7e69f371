// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_text.h"

#include "core/base/format.h"

#include <cmath>

namespace cachescope::ui {

namespace {

constexpr qsizetype kMostCharacters = 2000; // more than any cell shows

/// A hostile file may hold a key of any length; all of it would be measured each time that it is painted.
QString shortened(const QString &text)
{
    if (text.size() <= kMostCharacters)
        return text;
    const bool splitsPair = text[kMostCharacters - 1].isHighSurrogate();
    return text.left(kMostCharacters - (splitsPair ? 1 : 0)) + QStringLiteral("…");
}

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
        return shortened(entry.key);
    case EntryTableModel::Type:
        return typeText(entry);
    case EntryTableModel::Size:
        return formatBytes(entry.sizeBytes);
    case EntryTableModel::LastRead:
        return shortened(lastReadText(entry));
    case EntryTableModel::Stored:
        return shortened(storedText(entry));
    case EntryTableModel::Pinned:
    case EntryTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace cachescope::ui
