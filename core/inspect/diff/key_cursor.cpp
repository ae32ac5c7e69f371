// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/key_cursor.h"

#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

// Not by rowid within a key: an index that goes on with other columns would have to be sorted for that.
std::string walkSql(const CacheFormat &format)
{
    return sql({"SELECT ", keySql(format), ", ", rowidSql(format), " FROM ", tableSql(format),
                byKeyIndex(format), " ORDER BY ", keySql(format), " COLLATE BINARY"});
}

Error damagedIndexError(const QString &what)
{
    return {ErrorCode::Corrupt, CoreText::tr("The file's index of keys is damaged: %1.").arg(what)};
}

/// Whether SQLite would collect all rows of `query` and sort them.
Result<bool> isSorting(sqlite::Connection &connection, const std::string &query)
{
    constexpr int detailColumn = 3;
    auto plan = connection.prepare("EXPLAIN QUERY PLAN " + query);
    if (!plan)
        return plan.error();
    while (true) {
        const auto row = plan->step(sqlite::LockPhase::Read);
        if (!row || !*row)
            return row;
        if (plan->columnText(detailColumn).contains(QLatin1String("TEMP B-TREE")))
            return true;
    }
}

} // namespace

Result<bool> KeyCursor::canWalk(sqlite::Connection &connection, const CacheFormat &format)
{
    if (format.keyIndexName.isEmpty())
        return false;
    const auto encoding = connection.queryText("PRAGMA encoding");
    if (!encoding)
        return encoding.error();
    if (*encoding != QLatin1String("UTF-8"))
        return false;
    const auto sorting = isSorting(connection, walkSql(format));
    if (!sorting)
        return sorting.error();
    return !*sorting;
}

KeyCursor::KeyCursor(sqlite::Statement rows, const EntryIndex &index, RowBudget budget)
    : m_rows(std::move(rows))
    , m_index(&index)
    , m_budget(budget)
    , m_seen(index.size())
{
}

Result<KeyCursor> KeyCursor::open(sqlite::Connection &connection, const CacheFormat &format,
                                  const EntryIndex &index)
{
    auto rows = connection.prepare(walkSql(format));
    if (!rows)
        return rows.error();
    return KeyCursor(std::move(*rows), index, RowBudget(bytesOnDisk(connection)));
}

Result<bool> KeyCursor::next()
{
    if (m_taken > 0)
        m_before.keep(m_key);
    const auto row = m_rows.step(sqlite::LockPhase::Read);
    if (!row || !*row)
        return row;
    if (auto taken = m_budget.take(); !taken)
        return taken.error();
    m_key = diffKeyColumn(m_rows, 0);
    if (m_taken > 0 && compareKeys(m_before.key(), m_key) > 0)
        return damagedIndexError(CoreText::tr("its keys are out of order"));
    ++m_taken;
    if (auto placed = takePlace(); !placed)
        return placed.error();
    return true;
}

Result<void> KeyCursor::takePlace()
{
    const auto found = m_index->find(m_rows.columnInt(1));
    m_place = found ? std::optional(static_cast<quint32>(*found)) : std::nullopt;
    if (!m_place) {
        ++m_unknown;
        return {};
    }
    if (m_seen[*m_place])
        return damagedIndexError(CoreText::tr("it names an entry twice"));
    m_seen[*m_place] = true;
    return {};
}

QString KeyCursor::text() const
{
    return keyColumn(m_rows, 0).text;
}

} // namespace cachescope::inspect
