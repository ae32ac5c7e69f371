// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/statement.h"

#include <functional>
#include <vector>

/// The three places that a question about entries is answered from, each read only for what it has cheaply:
/// the key index, the index of access times, and the rows' headers. The connection's thread only.
namespace cachescope::inspect {

enum class Order { Unsorted, Ascending, Descending };

/// Gets each rowid in turn; false ends the reading.
using RowSink = std::function<bool(qint64 rowid)>;

/// Whether `filter` asks for something that this source knows.
bool filtersKeys(const EntryFilter &filter);
bool filtersPatterns(const EntryFilter &filter); ///< which are known from keys alone, too
bool filtersTimes(const EntryFilter &filter);
bool filtersCreation(const EntryFilter &filter);
bool filtersHeaders(const EntryFilter &filter, const CacheFormat &format);

/// Rowids whose key fits `filter`, in the keys' byte order if `order` says so; ties by rowid.
Result<void> readKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                      Order order, const RowSink &sink);

/// Rowids whose access time fits `filter`, by time if `order` says so; ties by rowid.
Result<void> readTimes(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                       Order order, const RowSink &sink);

/// All rowids in order, from the table itself: for the first or last few.
Result<void> readRowids(sqlite::Connection &connection, const CacheFormat &format, Order order,
                        const RowSink &sink);

struct SizedRow
{
    qint64 rowid = 0;
    qint64 sizeBytes = 0;
};

/// Rows whose size, pin and, where it is cheap, creation time fit `filter`, by rising rowid: of `candidates`
/// (sorted) if there are any to choose from, of all rows if it is null.
Result<std::vector<SizedRow>> readHeaders(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryFilter &filter, const std::vector<qint64> *candidates);

/// Tests the keys of single rows: a page a row.
class KeyTest
{
public:
    /// Whether that may find the first rows that fit before the index of keys does: ranges are faster read
    /// from there.
    static bool isWorthIt(const EntryFilter &filter);

    KeyTest(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter);

    /// False also for a row that cannot be read.
    bool fits(qint64 rowid);

private:
    Result<sqlite::Statement> m_row;
    const std::optional<KeyPatternTest> m_pattern;
};

/// Tests single rows for their content type: a page a row.
class TypeTest
{
public:
    /// `types` empty: any fits, and nothing is read.
    TypeTest(sqlite::Connection &connection, const CacheFormat &format, std::vector<ContentType> types);

    /// Whether fits() reads anything.
    [[nodiscard]] bool reads() const { return !m_types.empty(); }
    bool fits(qint64 rowid);

private:
    std::vector<ContentType> m_types;
    ValueHeadReader m_heads;
};

} // namespace cachescope::inspect
