// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/creation_times.h"
#include "core/inspect/query/row_sources.h"
#include "core/sqlite/cancel_guard.h"

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Answers one query from the file alone. Each condition is answered where it is cheap (row_sources.h), the
/// answers are intersected as sorted rowids, and the source that has the order is read last. One SQL
/// statement with all conditions would fetch access times through the rows, behind their values: the whole
/// file. The connection's thread only.
class FileSelection
{
public:
    /// `creationTimes` stand for those of rows where estimatesCreation(); otherwise null.
    FileSelection(sqlite::Connection &connection, const CacheFormat &format, const EntryQuery &query,
                  const sqlite::CancelGuard &guard, const CreationTimes *creationTimes);

    Result<std::vector<qint64>> run();

    /// Whether run() of `query` with a limit ends soon after so many entries.
    static bool endsEarly(const EntryQuery &query, const CacheFormat &format);

private:
    using Rowids = std::vector<qint64>;

    Result<void> narrowByKeys();
    Result<void> narrowByTimes();
    Result<void> narrowByHeaders();
    Result<void> readInOrder();
    Result<void> readByRowid();
    Result<void> readBySize();
    Result<Rowids> allRowids();
    Result<std::vector<SizedRow>> sizedRows();
    void narrowTo(Rowids rowids);
    void takeAll(const Rowids &rowids);
    bool take(qint64 rowid);
    [[nodiscard]] Order order() const { return m_query.descending ? Order::Descending : Order::Ascending; }

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryQuery &m_query;
    const EntryFilter &m_filter;
    const sqlite::CancelGuard &m_guard;
    TypeTest m_typeTest;
    std::optional<CreationTimes::Range> m_createdRange; // if their rowids tell when rows were stored
    std::optional<Rowids> m_candidates;                 // sorted; absent while every row still is one
    Rowids m_result;
};

} // namespace cachescope::inspect
