// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/cache_format.h"
#include "core/sqlite/statement.h"

/// How the columns of an untrusted file are read without reading more pages than they need.
namespace cachescope::inspect {

/// The value's length in bytes. Of a BLOB SQLite takes it from the row's header, one page; length() of TEXT
/// counts characters and would be wrong, so that is read in full.
constexpr const char *kSizeSql = "CASE typeof(data) WHEN 'blob' THEN length(data) "
                                 "ELSE ifnull(length(CAST(data AS BLOB)), 0) END";

/// 0 or 1. Stored 0 and 1 take no bytes in a row, so that reading them does not walk the value's pages.
inline const char *pinnedSql(const CacheFormat &format)
{
    return format.hasPinned ? "ifnull(pinned, 0) <> 0" : "0";
}

/// A time as the file has it; NaN for NULL and whatever is no number.
double timeColumn(const sqlite::Statement &statement, int column);

} // namespace cachescope::inspect
