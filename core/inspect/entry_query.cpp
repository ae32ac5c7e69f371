// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each condition is answered where it is cheap (see row_sources.h), the answers are intersected as sorted
// rowids, and the source that has the order is read last. One SQL statement with all conditions would fetch
// access times through the rows, behind their values: the whole file.
#include "core/inspect/entry_query.h"

#include "core/inspect/entry_index.h"
#include "core/inspect/row_budget.h"
#include "core/inspect/row_sources.h"
#include "core/sqlite/cancel_guard.h"

#include <algorithm>
#include <iterator>

namespace cachescope::inspect {

namespace {

using Rowids = std::vector<qint64>;

/// Instructions of SQLite's virtual machine for each byte of the file: several times what the slowest query
/// takes on the smallest rows.
constexpr qint64 kStepsPerByte = 16;
constexpr qint64 kLeastSteps = 1'000'000;

/// Answers one query.
class Selection
{
public:
    Selection(sqlite::Connection &connection, const CacheFormat &format, const EntryQuery &query,
              const sqlite::CancelGuard &guard, const EntryIndex *index)
        : m_connection(connection)
        , m_format(format)
        , m_query(query)
        , m_filter(query.filter)
        , m_guard(guard)
        , m_index(index)
    {
    }

    Result<Rowids> run();

private:
    Result<void> narrowByKeys();
    Result<void> narrowByTimes();
    Result<void> narrowByHeaders();
    Result<Rowids> ordered();
    Result<Rowids> orderedByRowid();
    Result<Rowids> orderedBySize();
    Result<std::vector<SizedRow>> sizedRows();
    [[nodiscard]] bool indexFits(std::size_t i) const;
    void narrowTo(Rowids rowids);
    RowSink takeCandidates(Rowids *result) const;
    void cutToLimit(Rowids *rowids) const;
    [[nodiscard]] Order order() const { return m_query.descending ? Order::Descending : Order::Ascending; }

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryQuery &m_query;
    const EntryFilter &m_filter;
    const sqlite::CancelGuard &m_guard;
    const EntryIndex *const m_index;
    std::optional<Rowids> m_candidates; // sorted; absent while every row still is one
};

RowSink collectInto(Rowids *rowids)
{
    return [rowids](qint64 rowid) {
        rowids->push_back(rowid);
        return true;
    };
}

Result<Rowids> Selection::run()
{
    if (m_query.limit == 0 || (m_filter.pinned.value_or(false) && !m_format.hasPinned()))
        return Rowids();
    for (const auto step :
         {&Selection::narrowByKeys, &Selection::narrowByTimes, &Selection::narrowByHeaders}) {
        if (auto done = (this->*step)(); !done)
            return done.error();
        if (m_candidates && m_candidates->empty())
            return Rowids();
    }
    return ordered();
}

Result<void> Selection::narrowByKeys()
{
    if (!filtersKeys(m_filter) || m_query.sort == EntrySort::Key)
        return {};
    Rowids found;
    auto done = readKeys(m_connection, m_format, m_filter, Order::Unsorted, collectInto(&found));
    narrowTo(std::move(found));
    return done;
}

Result<void> Selection::narrowByTimes()
{
    if (!filtersTimes(m_filter) || m_query.sort == EntrySort::LastAccessed)
        return {};
    Rowids found;
    auto done = readTimes(m_connection, m_format, m_filter, Order::Unsorted, collectInto(&found));
    narrowTo(std::move(found));
    return done;
}

Result<void> Selection::narrowByHeaders()
{
    if (!filtersHeaders(m_filter, m_format) || m_query.sort == EntrySort::Size)
        return {};
    auto rows = sizedRows();
    if (!rows)
        return rows.error();
    Rowids found;
    std::ranges::transform(*rows, std::back_inserter(found), &SizedRow::rowid);
    m_candidates = std::move(found);
    return {};
}

Result<std::vector<SizedRow>> Selection::sizedRows()
{
    if (!m_index)
        return readHeaders(m_connection, m_format, m_filter, m_candidates ? &*m_candidates : nullptr);
    std::vector<SizedRow> rows;
    for (std::size_t i = 0; i < m_index->size(); ++i) {
        const qint64 rowid = m_index->rowid(i);
        if (indexFits(i) && (!m_candidates || std::ranges::binary_search(*m_candidates, rowid)))
            rows.push_back({rowid, m_index->sizeBytes(i)});
    }
    return rows;
}

bool Selection::indexFits(std::size_t i) const
{
    const qint64 bytes = m_index->sizeBytes(i);
    return (!m_filter.minSizeBytes || bytes >= *m_filter.minSizeBytes) &&
           (!m_filter.maxSizeBytes || bytes <= *m_filter.maxSizeBytes) &&
           (!m_filter.pinned || m_index->pinned(i) == *m_filter.pinned);
}

void Selection::narrowTo(Rowids rowids)
{
    std::ranges::sort(rowids);
    if (m_candidates) {
        Rowids both;
        std::ranges::set_intersection(*m_candidates, rowids, std::back_inserter(both));
        rowids = std::move(both);
    }
    m_candidates = std::move(rowids);
}

RowSink Selection::takeCandidates(Rowids *result) const
{
    return [this, result](qint64 rowid) {
        if (!m_candidates || std::ranges::binary_search(*m_candidates, rowid))
            result->push_back(rowid);
        const bool full = m_query.limit >= 0 && static_cast<qint64>(result->size()) >= m_query.limit;
        return !full && !m_guard.isCancelled();
    };
}

Result<Rowids> Selection::ordered()
{
    Rowids result;
    switch (m_query.sort) {
    case EntrySort::RowId:
        return orderedByRowid();
    case EntrySort::Size:
        return orderedBySize();
    case EntrySort::Key:
        if (auto done = readKeys(m_connection, m_format, m_filter, order(), takeCandidates(&result)); !done)
            return done.error();
        return result;
    case EntrySort::LastAccessed:
        if (auto done = readTimes(m_connection, m_format, m_filter, order(), takeCandidates(&result)); !done)
            return done.error();
        return result;
    }
    return result;
}

Result<Rowids> Selection::orderedByRowid()
{
    if (!m_candidates) {
        // Any index has all rowids on a fraction of the pages that the table has.
        Rowids all;
        const auto read = m_format.hasAccessIndex() ? readTimes : readKeys;
        if (auto done = read(m_connection, m_format, EntryFilter(), Order::Unsorted, collectInto(&all));
            !done)
            return done.error();
        narrowTo(std::move(all));
    }
    if (m_query.descending)
        std::ranges::reverse(*m_candidates);
    cutToLimit(&*m_candidates);
    return std::move(*m_candidates);
}

Result<Rowids> Selection::orderedBySize()
{
    auto rows = sizedRows();
    if (!rows)
        return rows.error();
    const bool descending = m_query.descending;
    std::ranges::sort(*rows, [descending](const SizedRow &a, const SizedRow &b) {
        if (a.sizeBytes != b.sizeBytes)
            return descending ? a.sizeBytes > b.sizeBytes : a.sizeBytes < b.sizeBytes;
        return a.rowid < b.rowid;
    });
    Rowids result;
    std::ranges::transform(*rows, std::back_inserter(result), &SizedRow::rowid);
    cutToLimit(&result);
    return result;
}

void Selection::cutToLimit(Rowids *rowids) const
{
    if (m_query.limit >= 0 && static_cast<qint64>(rowids->size()) > m_query.limit)
        rowids->resize(static_cast<std::size_t>(m_query.limit));
}

} // namespace

bool needsRowHeaders(const EntryQuery &query, const CacheFormat &format)
{
    return query.sort == EntrySort::Size || filtersHeaders(query.filter, format);
}

Result<std::vector<qint64>> selectRowids(sqlite::Connection &connection, const CacheFormat &format,
                                         const EntryQuery &query, const std::atomic<bool> *cancelled,
                                         const EntryIndex *index)
{
    const sqlite::CancelGuard guard(connection, cancelled,
                                    kLeastSteps + kStepsPerByte * bytesOnDisk(connection));
    auto result = Selection(connection, format, query, guard, index).run();
    if (guard.isCancelled())
        return sqlite::cancelledError();
    if (guard.isExhausted() && !result)
        return tooManyRowsError();
    return result;
}

} // namespace cachescope::inspect
