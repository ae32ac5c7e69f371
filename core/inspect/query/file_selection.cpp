// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/file_selection.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace cachescope::inspect {

namespace {

RowSink collectInto(std::vector<qint64> *rowids)
{
    return [rowids](qint64 rowid) {
        rowids->push_back(rowid);
        return true;
    };
}

} // namespace

FileSelection::FileSelection(sqlite::Connection &connection, const CacheFormat &format,
                             const EntryQuery &query, const sqlite::CancelGuard &guard,
                             const CreationTimes *creationTimes)
    : m_connection(connection)
    , m_format(format)
    , m_query(query)
    , m_filter(query.filter)
    , m_guard(guard)
    , m_typeTest(connection, format, query.filter.types)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (creationTimes)
        m_createdRange = creationTimes->range(m_filter.createdFrom.value_or(-infinity),
                                              m_filter.createdTo.value_or(infinity));
}

bool FileSelection::endsEarly(const EntryQuery &query, const CacheFormat &format)
{
    return query.sort != EntrySort::Size && !filtersHeaders(query.filter, format) &&
           (query.sort == EntrySort::Key || !filtersKeys(query.filter)) &&
           (query.sort == EntrySort::LastAccessed || !filtersTimes(query.filter));
}

Result<std::vector<qint64>> FileSelection::run()
{
    const bool asksForNone = (m_filter.pinned.value_or(false) && !m_format.hasPinned()) ||
                             (filtersCreation(m_filter) && !m_format.hasCreationTimes());
    if (m_query.limit == 0 || asksForNone)
        return Rowids();
    for (const auto step :
         {&FileSelection::narrowByKeys, &FileSelection::narrowByTimes, &FileSelection::narrowByHeaders}) {
        if (auto done = (this->*step)(); !done)
            return done.error();
        if (m_candidates && m_candidates->empty())
            return Rowids();
    }
    if (auto done = readInOrder(); !done)
        return done.error();
    return std::move(m_result);
}

Result<void> FileSelection::narrowByKeys()
{
    if (!filtersKeys(m_filter) || m_query.sort == EntrySort::Key)
        return {};
    Rowids found;
    auto done = readKeys(m_connection, m_format, m_filter, Order::Unsorted, collectInto(&found));
    narrowTo(std::move(found));
    return done;
}

Result<void> FileSelection::narrowByTimes()
{
    if (!filtersTimes(m_filter) || m_query.sort == EntrySort::LastAccessed)
        return {};
    Rowids found;
    auto done = readTimes(m_connection, m_format, m_filter, Order::Unsorted, collectInto(&found));
    narrowTo(std::move(found));
    return done;
}

Result<void> FileSelection::narrowByHeaders()
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

Result<std::vector<SizedRow>> FileSelection::sizedRows()
{
    return readHeaders(m_connection, m_format, m_filter, m_candidates ? &*m_candidates : nullptr);
}

void FileSelection::narrowTo(Rowids rowids)
{
    std::ranges::sort(rowids);
    if (m_candidates) {
        Rowids both;
        std::ranges::set_intersection(*m_candidates, rowids, std::back_inserter(both));
        rowids = std::move(both);
    }
    m_candidates = std::move(rowids);
}

/// False when there are enough.
bool FileSelection::take(qint64 rowid)
{
    if (m_guard.isCancelled())
        return false;
    const bool wanted = (!m_createdRange || m_createdRange->has(rowid)) &&
                        (!m_candidates || std::ranges::binary_search(*m_candidates, rowid));
    if (wanted && m_typeTest.fits(rowid))
        m_result.push_back(rowid);
    return m_query.limit < 0 || static_cast<qint64>(m_result.size()) < m_query.limit;
}

void FileSelection::takeAll(const Rowids &rowids)
{
    for (const qint64 rowid : rowids) {
        if (!take(rowid))
            return;
    }
}

Result<void> FileSelection::readInOrder()
{
    const RowSink sink = [this](qint64 rowid) { return take(rowid); };
    switch (m_query.sort) {
    case EntrySort::RowId:
    case EntrySort::Created:
    case EntrySort::Type:   // asks for what no file has
    case EntrySort::Pinned: // as below, for want of pins
        break;
    case EntrySort::Size:
        return readBySize();
    case EntrySort::Key:
        return readKeys(m_connection, m_format, m_filter, order(), sink);
    case EntrySort::LastAccessed:
        return readTimes(m_connection, m_format, m_filter, order(), sink);
    }
    if (!m_candidates && m_query.limit >= 0)
        return readRowids(m_connection, m_format, order(), sink);
    return readByRowid();
}

Result<void> FileSelection::readByRowid()
{
    if (!m_candidates) {
        auto all = allRowids();
        if (!all)
            return all.error();
        narrowTo(std::move(*all));
    }
    Rowids rowids = *m_candidates;
    if (m_query.descending)
        std::ranges::reverse(rowids);
    takeAll(rowids);
    return {};
}

/// Any index of the file has all rowids on a fraction of the pages that the table has.
Result<std::vector<qint64>> FileSelection::allRowids()
{
    Rowids all;
    const auto read = m_format.hasAccessIndex() ? readTimes : readKeys;
    if (auto done = read(m_connection, m_format, EntryFilter(), Order::Unsorted, collectInto(&all)); !done)
        return done.error();
    return all;
}

Result<void> FileSelection::readBySize()
{
    auto rows = sizedRows();
    if (!rows)
        return rows.error();
    std::ranges::sort(*rows, [descending = m_query.descending](const SizedRow &a, const SizedRow &b) {
        if (a.sizeBytes != b.sizeBytes)
            return descending ? a.sizeBytes > b.sizeBytes : a.sizeBytes < b.sizeBytes;
        return a.rowid < b.rowid;
    });
    Rowids rowids;
    std::ranges::transform(*rows, std::back_inserter(rowids), &SizedRow::rowid);
    takeAll(rowids);
    return {};
}

} // namespace cachescope::inspect
