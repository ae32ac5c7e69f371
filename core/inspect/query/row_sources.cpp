// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/row_sources.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace cachescope::inspect {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// ' ORDER BY <column> [DESC], rowid', or nothing.
std::string orderBy(const CacheFormat &format, const std::string &column, Order order)
{
    if (order == Order::Unsorted)
        return {};
    return sql({" ORDER BY ", column, order == Order::Descending ? " DESC" : "", ", ", rowidSql(format)});
}

/// Nothing where keys' patterns do not matter.
std::optional<KeyPatternTest> patternTest(const EntryFilter &filter)
{
    return filtersPatterns(filter)
               ? std::optional<KeyPatternTest>(std::in_place, filter.pattern, filter.exceptPatterns)
               : std::nullopt;
}

/// With a `pattern`, rows are of rowid and key.
Result<void> feed(sqlite::Statement &rows, RowBudget &budget, const RowSink &sink,
                  const KeyPatternTest *pattern = nullptr)
{
    while (true) {
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (pattern && !pattern->fitsKey(keyColumn(rows, 1).text))
            continue;
        if (!sink(rows.columnInt(0)))
            return {};
    }
}

/// The lowest text above all texts that start with `prefix`, in UTF-8's byte order, which is the order of
/// code points; empty if there is none.
QString firstBehind(const QString &prefix)
{
    QList<uint> points = prefix.toUcs4();
    while (!points.isEmpty() && points.back() == 0x10ffff)
        points.removeLast();
    if (points.isEmpty())
        return {};
    ++points.back();
    if (points.back() == 0xd800)
        points.back() = 0xe000;
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

/// SQLite orders numbers before text before blobs; a range of one kind has none of the others.
enum class KeyClass { Any, Number, Text, Blob };

/// The conditions on keys of one kind. A range where the file's text is UTF-8, since only there the byte
/// order is known. ?1: contained text, ?2: prefix, ?3: the end of its range, ?4: the whole key.
std::string keyConditions(const std::string &key, const EntryFilter &filter, KeyClass keys, bool isUtf8)
{
    std::string where = " WHERE 1";
    if (!filter.contains.isEmpty())
        where += sql({" AND instr(", key, ", ?1) > 0"});
    if (keys == KeyClass::Any)
        return where;
    const bool range = isUtf8 && !firstBehind(filter.prefix).isEmpty();
    const auto as = [keys](const char *parameter) {
        return keys == KeyClass::Blob ? sql({"CAST(", parameter, " AS BLOB)"}) : std::string(parameter);
    };
    if (!filter.exact.isEmpty())
        where += keys == KeyClass::Number ? sql({" AND CAST(", key, " AS TEXT) = ?4"})
                                          : sql({" AND ", key, " = ", as("?4"), " COLLATE BINARY"});
    if (!filter.prefix.isEmpty() && range && keys != KeyClass::Number)
        where += sql({" AND ", key, " >= ", as("?2"), " AND ", key, " < ", as("?3")});
    else if (!filter.prefix.isEmpty())
        where += sql({" AND substr(CAST(", key, " AS TEXT), 1, length(?2)) = ?2"});
    if (keys == KeyClass::Number)
        where += sql({" AND ", key, " < ''"});
    else if (keys == KeyClass::Text)
        where += sql({" AND ", key, " >= '' AND ", key, " < x''"});
    else
        where += sql({" AND ", key, " >= x''"});
    return where;
}

/// The same conditions on the key of one row, whatever kind it is.
std::string rowConditions(const std::string &key, const EntryFilter &filter)
{
    std::string conditions;
    if (!filter.contains.isEmpty())
        conditions += sql({" AND instr(", key, ", ?1) > 0"});
    if (!filter.prefix.isEmpty())
        conditions += sql({" AND substr(CAST(", key, " AS TEXT), 1, length(?2)) = ?2"});
    if (!filter.exact.isEmpty())
        conditions += sql({" AND CAST(", key, " AS TEXT) = ?4 COLLATE BINARY"});
    return conditions;
}

void bindKeyFilter(const EntryFilter &filter, sqlite::Statement *rows)
{
    if (!filter.contains.isEmpty())
        rows->bind(1, filter.contains);
    if (!filter.prefix.isEmpty()) {
        rows->bind(2, filter.prefix);
        rows->bind(3, firstBehind(filter.prefix));
    }
    if (!filter.exact.isEmpty())
        rows->bind(4, filter.exact);
}

/// What is no time does not fit.
bool fitsCreation(const EntryFilter &filter, double created)
{
    return !filtersCreation(filter) || (created >= filter.createdFrom.value_or(-kInfinity) &&
                                        created < filter.createdTo.value_or(kInfinity));
}

bool fits(const EntryFilter &filter, qint64 sizeBytes, bool pinned)
{
    return (!filter.minSizeBytes || sizeBytes >= *filter.minSizeBytes) &&
           (!filter.maxSizeBytes || sizeBytes <= *filter.maxSizeBytes) &&
           (!filter.pinned || pinned == *filter.pinned);
}

/// Whether creation times are asked for that stand before the values.
bool readsCreation(const EntryFilter &filter, const CacheFormat &format)
{
    return filtersCreation(filter) && format.hasCreationTimes() && !format.timesBehindBlob;
}

/// Takes rows of (rowid, size, pinned[, created]) that fit.
Result<void> takeHeaders(sqlite::Statement &rows, RowBudget budget, const EntryFilter &filter,
                         const CacheFormat &format, std::vector<SizedRow> *result)
{
    const bool created = readsCreation(filter, format);
    while (true) {
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (fits(filter, rows.columnInt(1), rows.columnInt(2) != 0) &&
            (!created || fitsCreation(filter, timeColumn(rows, 3, format.createdUnit))))
            result->push_back({rows.columnInt(0), rows.columnInt(1)});
    }
}

} // namespace

bool filtersKeys(const EntryFilter &filter)
{
    return !filter.contains.isEmpty() || !filter.prefix.isEmpty() || !filter.exact.isEmpty() ||
           filtersPatterns(filter);
}

bool filtersPatterns(const EntryFilter &filter)
{
    return !filter.pattern.isEmpty() || !filter.exceptPatterns.isEmpty();
}

bool filtersCreation(const EntryFilter &filter)
{
    return filter.createdFrom || filter.createdTo;
}

bool filtersTimes(const EntryFilter &filter)
{
    return filter.accessedFrom || filter.accessedTo;
}

bool filtersHeaders(const EntryFilter &filter, const CacheFormat &format)
{
    return filter.minSizeBytes || filter.maxSizeBytes ||
           (filter.pinned && (format.hasPinned() || *filter.pinned)) || readsCreation(filter, format);
}

Result<void> readKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                      Order order, const RowSink &sink)
{
    const auto encoding = connection.queryText("PRAGMA encoding");
    if (!encoding)
        return encoding.error();
    const bool isUtf8 = *encoding == QLatin1String("UTF-8");
    std::vector<KeyClass> classes{KeyClass::Any};
    if (!filter.prefix.isEmpty() || !filter.exact.isEmpty())
        classes = {KeyClass::Number, KeyClass::Text, KeyClass::Blob};
    if (order == Order::Descending)
        std::ranges::reverse(classes);
    bool wanted = true;
    const RowSink passOn = [&sink, &wanted](qint64 rowid) { return wanted = sink(rowid); };
    RowBudget budget(bytesOnDisk(connection));
    const auto pattern = patternTest(filter);
    const std::string columns = rowidSql(format) + (pattern ? ", " + keySql(format) : "");
    for (const KeyClass keys : classes) {
        auto rows =
            connection.prepare(sql({"SELECT ", columns, " FROM ", tableSql(format), byKeyIndex(format),
                                    keyConditions(keySql(format), filter, keys, isUtf8),
                                    orderBy(format, keySql(format) + " COLLATE BINARY", order)}));
        if (!rows)
            return rows.error();
        bindKeyFilter(filter, &*rows);
        if (auto fed = feed(*rows, budget, passOn, pattern ? &*pattern : nullptr); !fed || !wanted)
            return fed;
    }
    return {};
}

Result<void> readTimes(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                       Order order, const RowSink &sink)
{
    const std::string accessed = accessedSql(format);
    std::string where = " WHERE 1";
    if (filtersTimes(filter))
        where += sql({" AND typeof(", accessed, ") IN ('real', 'integer')"});
    if (filter.accessedFrom)
        where += sql({" AND ", accessed, " >= ?1"});
    if (filter.accessedTo)
        where += sql({" AND ", accessed, " < ?2"});
    auto rows = connection.prepare(sql({"SELECT ", rowidSql(format), " FROM ", tableSql(format),
                                        byAccessIndex(format), where, orderBy(format, accessed, order)}));
    if (!rows)
        return rows.error();
    if (filter.accessedFrom)
        rows->bind(1, inUnit(*filter.accessedFrom, format.accessedUnit));
    if (filter.accessedTo)
        rows->bind(2, inUnit(*filter.accessedTo, format.accessedUnit));
    RowBudget budget(bytesOnDisk(connection));
    return feed(*rows, budget, sink);
}

Result<std::vector<SizedRow>> readHeaders(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryFilter &filter, const std::vector<qint64> *candidates)
{
    const std::string rowid = rowidSql(format);
    auto rows = connection.prepare(
        sql({"SELECT ", rowid, ", ", sizeSql(format), ", ", pinnedSql(format),
             readsCreation(filter, format) ? ", " + createdSql(format) : "", " FROM ", tableSql(format),
             " NOT INDEXED ", candidates ? sql({"WHERE ", rowid, " = ?1"}) : sql({"ORDER BY ", rowid})}));
    if (!rows)
        return rows.error();
    const RowBudget budget(bytesOnDisk(connection));
    std::vector<SizedRow> result;
    if (!candidates) {
        if (auto read = takeHeaders(*rows, budget, filter, format, &result); !read)
            return read.error();
        return result;
    }
    for (const qint64 candidate : *candidates) {
        rows->bind(1, candidate);
        if (auto read = takeHeaders(*rows, budget, filter, format, &result); !read)
            return read.error();
    }
    return result;
}

Result<void> readRowids(sqlite::Connection &connection, const CacheFormat &format, Order order,
                        const RowSink &sink)
{
    auto rows = connection.prepare(
        sql({"SELECT ", rowidSql(format), " FROM ", tableSql(format), " NOT INDEXED ORDER BY ",
             rowidSql(format), order == Order::Descending ? " DESC" : ""}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    return feed(*rows, budget, sink);
}

bool KeyTest::isWorthIt(const EntryFilter &filter)
{
    return (!filter.contains.isEmpty() || filtersPatterns(filter)) && filter.prefix.isEmpty() &&
           filter.exact.isEmpty();
}

KeyTest::KeyTest(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter)
    : m_row(connection.prepare(
          sql({"SELECT 1", filtersPatterns(filter) ? ", " + keySql(format) : "", " FROM ", tableSql(format),
               " NOT INDEXED WHERE ", rowidSql(format), " = ?5", rowConditions(keySql(format), filter)})))
    , m_pattern(patternTest(filter))
{
    if (m_row)
        bindKeyFilter(filter, &*m_row);
}

bool KeyTest::fits(qint64 rowid)
{
    if (!m_row)
        return false;
    const sqlite::ResetGuard guard(*m_row);
    m_row->bind(5, rowid);
    const auto found = m_row->step(sqlite::LockPhase::Read);
    return found && *found && (!m_pattern || m_pattern->fitsKey(keyColumn(*m_row, 1).text));
}

TypeTest::TypeTest(sqlite::Connection &connection, const CacheFormat &format, std::vector<ContentType> types)
    : m_types(std::move(types))
    , m_heads(connection.handle(), format)
{
}

bool TypeTest::fits(qint64 rowid)
{
    if (m_types.empty())
        return true;
    const QByteArray head = m_heads.read(rowid);
    const ContentType type = detectContentType(head, m_heads.valueBytes());
    return std::ranges::find(m_types, type) != m_types.end();
}

} // namespace cachescope::inspect
