// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/cache_format.h"
#include "core/inspect/query/entry.h"
#include "core/sqlite/statement.h"

#include <optional>
#include <string>

/// How the columns of an untrusted file are named in SQL and read without reading more pages than they need.
/// Any thread; what takes a statement belongs to that one's thread.
namespace cachescope::inspect {

/// The lowest and the highest row number; nothing without rows.
struct RowidSpan
{
    qint64 first = 0;
    qint64 last = 0;
};
Result<std::optional<RowidSpan>> rowidSpan(sqlite::Connection &connection, const CacheFormat &format);

std::string tableSql(const CacheFormat &format);
std::string rowidSql(const CacheFormat &format);
std::string keySql(const CacheFormat &format);
std::string valueSql(const CacheFormat &format);

/// The value's length in bytes. Of a BLOB SQLite takes it from the row's header, one page; length() of TEXT
/// counts characters and would be wrong, so that is read in full.
std::string sizeSql(const CacheFormat &format);

/// 0 or 1; any value that is not 0 or NULL counts as pinned. Stored 0 and 1 take no bytes in a row, so that
/// reading them does not walk the value's pages.
std::string pinnedSql(const CacheFormat &format);

/// The times as they are; NULL where the format has none.
std::string createdSql(const CacheFormat &format);
std::string accessedSql(const CacheFormat &format);

/// " INDEXED BY …" for the index of access times, or of keys; nothing without one.
std::string byAccessIndex(const CacheFormat &format);
std::string byKeyIndex(const CacheFormat &format);

/// A time in Unix seconds; NaN for NULL and whatever is no time.
double timeColumn(const sqlite::Statement &statement, int column, TimeUnit unit);

/// "2026-01-21 10:11:12.345678" as Rails and SQLite's own functions write it, in UTC, in Unix seconds; NaN
/// for whatever is no time.
double timeOfText(const QString &text);

/// Unix seconds as the file's own numbers.
double inUnit(double seconds, TimeUnit unit);

/// A value as SQL would write it, at most 60 characters of it: 'text', 12, x'0fa0…', NULL.
QString literalColumn(const sqlite::Statement &statement, int column);

/// A key of any type, and how it is to be read. `text` of a key that is too long is that of its first bytes,
/// followed by "…".
struct KeyText
{
    QString text;
    KeyType type = KeyType::Text;
};
KeyText keyColumn(const sqlite::Statement &statement, int column, qsizetype mostBytes = kMostKeyBytes);

} // namespace cachescope::inspect
