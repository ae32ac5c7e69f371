// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_prefixes.h"

#include "core/base/saturating.h"
#include "core/base/translate.h"
#include "core/inspect/figures/fold_kinds.h"
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
    return isTaken ? anyKeyPattern() : CoreText::tr("other");
}

void KeyPrefixes::add(const QString &key, qint64 bytes, qint64 entries)
{
    Total &total = m_totals[keyPattern(key)];
    total.entries += entries;
    total.bytes = saturatingAdd(total.bytes, bytes);
    if (m_totals.size() > m_mostKept)
        fold(&m_totals, m_mostKept / 2);
}

void KeyPrefixes::fold(Totals *totals, qsizetype most)
{
    foldKinds(totals, most, [totals](const QString &wider, const Total &folded) {
        Total &into = (*totals)[wider];
        into.entries += folded.entries;
        into.bytes = saturatingAdd(into.bytes, folded.bytes);
        return into.bytes;
    });
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
