// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/index_selection.h"

#include "core/base/saturating.h"
#include "core/inspect/scan/entry_index.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kBetweenLooks = 4096; // places between two looks at the cancel flag
/// For so long entries are looked at one by one before all keys are read.
constexpr qint64 kProbeMs = 60;

} // namespace

IndexSelection::IndexSelection(sqlite::Connection &connection, const CacheFormat &format,
                               const EntryQuery &query, const sqlite::CancelGuard &guard,
                               const SelectOptions &options, const CreationTimes *creationTimes,
                               KeySource keys)
    : m_connection(connection)
    , m_format(format)
    , m_query(query)
    , m_guard(guard)
    , m_options(options)
    , m_keys(keys)
    , m_index(*options.known.index)
    , m_keyTree(options.known.orders->keyTree())
    , m_test(m_index, query.filter, {options.known.types, creationTimes, m_keyTree.get()})
    , m_keyFilter(m_test.leftOver())
    , m_typeTest(connection, format, m_keyFilter.types)
{
}

Result<std::vector<qint64>> IndexSelection::run(std::optional<qint64> *bytes)
{
    *bytes = 0;
    if (auto selected = select(); !selected)
        return selected.error();
    *bytes = m_bytes;
    return std::move(m_result);
}

Result<void> IndexSelection::select()
{
    if (m_query.limit == 0)
        return {};
    const auto order = m_options.known.orders->by(m_query.sort);
    const bool fromRows = m_keys == KeySource::Rows;
    if (m_query.sort == EntrySort::Key && !order && !fromRows) {
        return readInKeyOrder();
    }
    if (filtersKeys(m_keyFilter) && fromRows) {
        markKeysOfRows();
    } else if (filtersKeys(m_keyFilter)) {
        giveFirstByProbing();
        if (auto marked = markKeys(); !marked)
            return marked;
    }
    walk(order.get(), [this](quint32 place) { return take(place); });
    return {};
}

/// What is read of all keys is kept: the next sort by key costs no reading.
Result<void> IndexSelection::readInKeyOrder()
{
    const bool keep = !filtersKeys(m_keyFilter) && m_query.limit < 0;
    Places places;
    places.reserve(keep ? m_index.size() : 0);
    const RowSink sink = [this, keep, &places](qint64 rowid) {
        const auto place = m_index.find(rowid);
        if (!place)
            return !m_guard.isCancelled();
        if (keep)
            places.push_back(static_cast<quint32>(*place));
        return take(static_cast<quint32>(*place)) && !m_guard.isCancelled();
    };
    auto done = readKeys(m_connection, m_format, m_keyFilter,
                         m_query.descending ? Order::Descending : Order::Ascending, sink);
    if (done && keep && !m_guard.isCancelled()) {
        if (m_query.descending)
            std::ranges::reverse(places);
        m_options.known.orders->setByKey(std::move(places));
    }
    return done;
}

Result<void> IndexSelection::markKeys()
{
    m_keyFits.emplace(m_index.size(), false);
    return readKeys(m_connection, m_format, m_keyFilter, Order::Unsorted, [this](qint64 rowid) {
        if (const auto place = m_index.find(rowid))
            (*m_keyFits)[*place] = true;
        return !m_guard.isCancelled();
    });
}

void IndexSelection::markKeysOfRows()
{
    m_keyFits.emplace(m_index.size(), false);
    KeyTest test(m_connection, m_format, m_keyFilter);
    for (std::size_t place = 0; place < m_index.size() && !m_guard.isCancelled(); ++place)
        (*m_keyFits)[place] = test.fits(m_index.rowid(place));
}

/// Reading all keys of a large file takes a moment; the first rows that fit are often found sooner.
void IndexSelection::giveFirstByProbing()
{
    if (!m_options.first || m_query.limit >= 0 || !KeyTest::isWorthIt(m_keyFilter))
        return;
    KeyTest test(m_connection, m_format, m_keyFilter);
    QElapsedTimer since;
    since.start();
    std::vector<qint64> found;
    walk(m_options.known.orders->by(m_query.sort).get(), [&](quint32 place) {
        const qint64 rowid = m_index.rowid(place);
        if (fits(place) && test.fits(rowid) && m_typeTest.fits(rowid))
            found.push_back(rowid);
        return static_cast<qint64>(found.size()) < kFirstRows && since.elapsed() < kProbeMs;
    });
    if (!found.empty() && !m_guard.isCancelled())
        giveFirst(std::move(found));
}

void IndexSelection::giveFirst(std::vector<qint64> rowids)
{
    if (m_options.first && m_query.limit < 0 && !std::exchange(m_firstGiven, true))
        m_options.first(std::move(rowids));
}

template <typename Take>
void IndexSelection::walk(const Places *order, const Take &take) const
{
    if (m_query.descending)
        return walkDown(order, take);
    for (std::size_t i = 0; i < m_index.size(); ++i) {
        if (i % kBetweenLooks == 0 && m_guard.isCancelled())
            return;
        if (!take(order ? (*order)[i] : static_cast<quint32>(i)))
            return;
    }
}

/// Entries that are equal in the order's column stay in the order of rowids.
template <typename Take>
void IndexSelection::walkDown(const Places *order, const Take &take) const
{
    const EntryOrders &orders = *m_options.known.orders;
    const auto placeAt = [order](std::size_t i) { return order ? (*order)[i] : static_cast<quint32>(i); };
    std::size_t looked = 0;
    for (std::size_t end = m_index.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && orders.isTie(m_query.sort, placeAt(begin - 1), placeAt(begin)))
            --begin;
        for (std::size_t i = begin; i < end; ++i) {
            if (++looked % kBetweenLooks == 0 && m_guard.isCancelled())
                return;
            if (!take(placeAt(i)))
                return;
        }
        end = begin;
    }
}

/// False when there are enough.
bool IndexSelection::take(quint32 place)
{
    if (!fits(place))
        return true;
    const qint64 rowid = m_index.rowid(place);
    if (m_typeTest.reads() && m_guard.isCancelled())
        return false; // each is a page of the disk
    if (!m_typeTest.fits(rowid))
        return true;
    m_result.push_back(rowid);
    m_bytes = saturatingAdd(m_bytes, m_index.sizeBytes(place));
    if (static_cast<qint64>(m_result.size()) == kFirstRows)
        giveFirst(m_result);
    return !isFull(m_result);
}

bool IndexSelection::isFull(const std::vector<qint64> &rowids) const
{
    return m_query.limit >= 0 && static_cast<qint64>(rowids.size()) >= m_query.limit;
}

bool IndexSelection::fits(quint32 place) const
{
    if (m_keyFits && !(*m_keyFits)[place])
        return false;
    return m_test.fits(place);
}

} // namespace cachescope::inspect
