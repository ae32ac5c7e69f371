// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_facts_text.h"

#include "core/base/format.h"
#include "ui/models/entry_text.h"

#include <QCoreApplication>

#include <cmath>

namespace cachescope::ui {
namespace {

using inspect::EvictionPlace;
using inspect::EvictionTurn;

struct EntryFactsText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::EntryFactsText)
};

/// "3.2 days before the newest", or a dash.
QString ageInFile(const inspect::Entry &entry, const AgeBase &base)
{
    if (!base.newestAccess || !std::isfinite(*base.newestAccess - entry.lastAccessed))
        return QStringLiteral("–");
    const double age = *base.newestAccess - entry.lastAccessed;
    return age <= 0.0 ? EntryFactsText::tr("the newest")
                      : EntryFactsText::tr("%1 before the newest").arg(formatDuration(age));
}

QString ageToday(const inspect::Entry &entry, const AgeBase &base)
{
    const double age = base.now - entry.lastAccessed;
    if (!std::isfinite(age))
        return QStringLiteral("–");
    return age < 0.0 ? EntryFactsText::tr("%1 in the future").arg(formatDuration(-age))
                     : EntryFactsText::tr("%1 ago").arg(formatDuration(age));
}

QString turnText(const EvictionPlace &place)
{
    switch (place.turn) {
    case EvictionTurn::Pinned:
        return EntryFactsText::tr("never evicted: pinned");
    case EvictionTurn::NoTime:
        return EntryFactsText::tr("never evicted: no access time");
    case EvictionTurn::Last:
        return EntryFactsText::tr("after all %1 that have a time").arg(formatCount(place.entries));
    case EvictionTurn::InOrder:
        break;
    }
    return EntryFactsText::tr("%1 of %2")
        .arg(formatCount(place.entriesBefore + 1), formatCount(place.entries));
}

QString stateText(OrderState state)
{
    switch (state) {
    case OrderState::NoTimes:
        return EntryFactsText::tr("this cache keeps no access times");
    case OrderState::Live:
        return EntryFactsText::tr("not known while others write");
    case OrderState::Scanning:
    case OrderState::Known:
        break;
    }
    return EntryFactsText::tr("known when the scan is done");
}

QString literalText(const inspect::RowField &field)
{
    if (field.unread)
        return EntryFactsText::tr("behind a large value, not read");
    if (field.bytes < 0)
        return field.literal;
    return field.bytes == 1
               ? EntryFactsText::tr("%1 (1 byte)").arg(field.literal)
               : EntryFactsText::tr("%1 (%2 bytes)").arg(field.literal, formatCount(field.bytes));
}

} // namespace

QList<Fact> entryFacts(const inspect::Entry &entry, const AgeBase &base)
{
    return {{EntryFactsText::tr("Size"), EntryFactsText::tr("%1 bytes").arg(formatCount(entry.sizeBytes))},
            {EntryFactsText::tr("Type"), typeText(entry)},
            {EntryFactsText::tr("Media type"), inspect::contentTypeMime(entry.type)},
            {EntryFactsText::tr("Stored"), storedText(entry)},
            {EntryFactsText::tr("Last read"), lastReadText(entry)},
            {EntryFactsText::tr("Age in the file"), ageInFile(entry, base)},
            {EntryFactsText::tr("Age today"), ageToday(entry, base)},
            {EntryFactsText::tr("Pinned"),
             entry.pinned ? EntryFactsText::tr("yes, never evicted") : EntryFactsText::tr("no")}};
}

QList<Fact> orderFacts(const inspect::EntryFacts &facts, OrderState state)
{
    if (!facts.eviction)
        return {{EntryFactsText::tr("Eviction order"), stateText(state)}};
    QList<Fact> lines{{EntryFactsText::tr("Eviction order"), turnText(*facts.eviction)}};
    if (facts.eviction->turn == EvictionTurn::InOrder)
        lines.append({EntryFactsText::tr("Dropped before it"),
                      facts.eviction->entriesBefore == 0 ? EntryFactsText::tr("nothing: it goes first")
                                                         : formatBytes(facts.eviction->bytesBefore)});
    return lines;
}

QList<Fact> columnFacts(const inspect::EntryFacts &facts)
{
    QList<Fact> lines;
    for (const inspect::RowField &field : facts.fields)
        lines.append({briefKey(field.column, 24), literalText(field)});
    return lines;
}

QString apartText(const inspect::Entry &other, const inspect::Entry &entry)
{
    const double seconds = other.lastAccessed - entry.lastAccessed;
    if (!std::isfinite(seconds))
        return {};
    if (seconds == 0.0)
        return EntryFactsText::tr("at the same time");
    return seconds < 0.0 ? EntryFactsText::tr("%1 earlier").arg(formatDuration(-seconds))
                         : EntryFactsText::tr("%1 later").arg(formatDuration(seconds));
}

QString briefKey(const QString &key, qsizetype characters)
{
    QString text = key;
    const qsizetype half = (characters - 1) / 2;
    if (text.size() > characters)
        text = text.left(half) + QStringLiteral("…") + text.right(half);
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char(' ');
    }
    return text;
}

QString siblingText(const inspect::Entry &sibling, const QString &base)
{
    const bool wordTimes =
        sibling.key == base + QStringLiteral(":ts") && sibling.type == inspect::ContentType::Json;
    return EntryFactsText::tr("%1, %2").arg(wordTimes ? EntryFactsText::tr("word times") : typeText(sibling),
                                            formatBytes(sibling.sizeBytes));
}

} // namespace cachescope::ui
