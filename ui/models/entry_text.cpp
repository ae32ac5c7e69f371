// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entry_text.h"

#include "core/base/format.h"

#include <QLocale>

#include <algorithm>
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

QString rawText(double seconds)
{
    return QString::number(seconds, 'f', QLocale::FloatingPointShortest);
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

QString ageText(const inspect::Entry &entry, std::optional<double> newestAccess)
{
    const double age = newestAccess.value_or(std::nan("")) - entry.lastAccessed;
    return std::isfinite(age) ? formatDuration(std::max(0.0, age)) : QStringLiteral("–");
}

QString lastReadRawText(const inspect::Entry &entry)
{
    return std::isnan(entry.lastAccessed) ? noTimeText(entry, entry.lastAccessedLiteral)
                                          : rawText(entry.lastAccessed);
}

QString storedRawText(const inspect::Entry &entry)
{
    return entry.createdAt ? rawText(*entry.createdAt) : noTimeText(entry, entry.createdLiteral);
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

QString entryText(const inspect::Entry &entry, EntryTableModel::Column column,
                  std::optional<double> newestAccess)
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
    case EntryTableModel::Age:
        return ageText(entry, newestAccess);
    case EntryTableModel::Row:
        return QString::number(entry.rowid);
    case EntryTableModel::MediaType:
        return inspect::contentTypeMime(entry.type);
    case EntryTableModel::LastReadRaw:
        return shortened(lastReadRawText(entry));
    case EntryTableModel::StoredRaw:
        return shortened(storedRawText(entry));
    case EntryTableModel::Pinned:
    case EntryTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace cachescope::ui
