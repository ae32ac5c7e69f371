// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_prefixes.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/key_pass.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/scan/entry_index.h"

#include <queue>

#include <algorithm>

namespace cachescope::inspect {

namespace {

Result<KeyPrefixes> readAll(sqlite::Connection &connection, const CacheFormat &format,
                            const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    KeyPrefixes prefixes;
    KeyPass pass;
    pass.restart = [&prefixes] { prefixes = KeyPrefixes(); };
    pass.take = [&prefixes, &index](std::size_t place, const QString &key) {
        prefixes.add(key, index.sizeBytes(place));
    };
    pass.cancelled = cancelled;
    if (auto read = readAllKeys(connection, format, index, pass); !read)
        return read.error();
    return prefixes;
}

} // namespace

QString anyKeyPattern()
{
    return QString(QChar(0x2026));
}

QString otherKeysName(bool isTaken)
{
    return isTaken ? anyKeyPattern() : QStringLiteral("other");
}

void KeyPrefixes::add(const QString &key, qint64 bytes, qint64 entries)
{
    Total &total = m_totals[keyPattern(key)];
    total.entries += entries;
    total.bytes = saturatingAdd(total.bytes, bytes);
    if (m_totals.size() > m_mostKept)
        fold(&m_totals, m_mostKept / 2);
}

/// Folds those with the fewest bytes into wider ones until `most` are left.
void KeyPrefixes::fold(Totals *totals, qsizetype most)
{
    struct Candidate
    {
        qint64 bytes = 0;
        QString pattern;
        bool operator>(const Candidate &other) const
        {
            return bytes != other.bytes ? bytes > other.bytes : pattern > other.pattern;
        }
    };
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> smallest;
    for (auto total = totals->cbegin(); total != totals->cend(); ++total) {
        if (total.key() != anyKeyPattern())
            smallest.push({total->bytes, total.key()});
    }
    while (totals->size() > most && !smallest.empty()) {
        const Candidate candidate = smallest.top();
        smallest.pop();
        const auto found = totals->constFind(candidate.pattern);
        if (found == totals->constEnd() || found->bytes != candidate.bytes)
            continue; // it has grown since, and stands there again
        const Total folded = *found;
        totals->erase(found);
        const QString wider = widerPattern(candidate.pattern);
        Total &into = (*totals)[wider];
        into.entries += folded.entries;
        into.bytes = saturatingAdd(into.bytes, folded.bytes);
        if (wider != anyKeyPattern())
            smallest.push({into.bytes, wider});
    }
}

std::vector<NamedTotal> KeyPrefixes::patterns(qsizetype most) const
{
    Totals folded = m_totals;
    fold(&folded, qMax<qsizetype>(2, most));
    std::vector<NamedTotal> result;
    for (auto total = folded.cbegin(); total != folded.cend(); ++total)
        result.push_back({total.key(), total->entries, total->bytes});
    sortTotals(&result);
    return result;
}

std::vector<NamedTotal> KeyPrefixes::totals(qsizetype most) const
{
    std::vector<NamedTotal> result = patterns(most);
    const bool isTaken = std::ranges::find(result, otherKeysName(false), &NamedTotal::name) != result.end();
    const auto other = std::ranges::find(result, anyKeyPattern(), &NamedTotal::name);
    if (other != result.end())
        other->name = otherKeysName(isTaken);
    sortTotals(&result);
    return result;
}

Result<std::vector<NamedTotal>> readKeyPrefixes(sqlite::Connection &connection, const CacheFormat &format,
                                                const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    const auto prefixes = readAll(connection, format, index, cancelled);
    return prefixes ? Result<std::vector<NamedTotal>>(prefixes->totals()) : prefixes.error();
}

Result<std::vector<NamedTotal>> readKeyPatterns(sqlite::Connection &connection, const CacheFormat &format,
                                                const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    const auto prefixes = readAll(connection, format, index, cancelled);
    return prefixes ? Result<std::vector<NamedTotal>>(prefixes->patterns()) : prefixes.error();
}

} // namespace cachescope::inspect
