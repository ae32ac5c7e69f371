// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_prefixes.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <queue>

namespace cachescope::inspect {

namespace {

/// The pattern that all keys fit.
QString anything()
{
    return QString(QChar(0x2026));
}

/// One pass over the index of keys, which has the rowids too.
Result<void> addFromKeyIndex(sqlite::Connection &connection, const CacheFormat &format,
                             const EntryIndex &index, const sqlite::CancelGuard &guard, KeyPrefixes *prefixes)
{
    auto rows = connection.prepare(sql(
        {"SELECT ", keySql(format), ", ", rowidSql(format), " FROM ", tableSql(format), byKeyIndex(format)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (const auto at = index.find(rows->columnInt(1)))
            prefixes->add(keyColumn(*rows, 0).text, index.sizeBytes(*at));
    }
}

Result<void> addFromRows(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                         const sqlite::CancelGuard &guard, KeyPrefixes *prefixes)
{
    auto row = connection.prepare(sql({"SELECT ", keySql(format), " FROM ", tableSql(format),
                                       " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    for (std::size_t i = 0; i < index.size(); ++i) {
        const sqlite::ResetGuard reset(*row);
        row->bind(1, index.rowid(i));
        const auto found = row->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (found && *found)
            prefixes->add(keyColumn(*row, 0).text, index.sizeBytes(i));
    }
    return {};
}

} // namespace

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
        if (total.key() != anything())
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
        if (wider != anything())
            smallest.push({into.bytes, wider});
    }
}

std::vector<NamedTotal> KeyPrefixes::totals(qsizetype most) const
{
    Totals folded = m_totals;
    fold(&folded, qMax<qsizetype>(2, most));
    std::vector<NamedTotal> result;
    for (auto total = folded.cbegin(); total != folded.cend(); ++total) {
        const QString name = total.key() == anything() ? QStringLiteral("other") : total.key();
        result.push_back({name, total->entries, total->bytes});
    }
    sortTotals(&result);
    return result;
}

Result<std::vector<NamedTotal>> readKeyPrefixes(sqlite::Connection &connection, const CacheFormat &format,
                                                const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    const sqlite::CancelGuard guard(connection, cancelled);
    if (!format.keyIndexName.isEmpty()) {
        KeyPrefixes prefixes;
        const auto added = addFromKeyIndex(connection, format, index, guard, &prefixes);
        if (added)
            return prefixes.totals();
        if (added.error().code != ErrorCode::Corrupt || isTooManyRows(added.error()))
            return added.error();
    }
    KeyPrefixes prefixes;
    if (auto added = addFromRows(connection, format, index, guard, &prefixes); !added)
        return added.error();
    return prefixes.totals();
}

} // namespace cachescope::inspect
