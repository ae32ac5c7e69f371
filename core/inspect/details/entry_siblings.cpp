// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/entry_siblings.h"

#include "core/inspect/query/row_sources.h"
#include "core/sqlite/cancel_guard.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr QChar kSeparator = u':';

class SiblingFinder
{
public:
    SiblingFinder(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid)
        : m_connection(connection)
        , m_format(format)
        , m_rowid(rowid)
    {
    }

    Result<Siblings> find(const QString &key);

private:
    /// What `filter` finds; an empty list and tooMany if that is more than kMostSiblings.
    Result<void> take(const EntryFilter &filter);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const qint64 m_rowid;
    Siblings m_found;
};

Result<Siblings> SiblingFinder::find(const QString &key)
{
    const qsizetype end = key.lastIndexOf(kSeparator);
    m_found.base = end > 0 ? key.left(end) : key;
    EntryFilter self;
    self.exact = m_found.base;
    EntryFilter others;
    others.prefix = m_found.base + kSeparator;
    EntryFilter below;
    below.prefix = key + kSeparator;
    if (auto taken = take(self); !taken)
        return taken.error();
    if (auto taken = take(others); !taken)
        return taken.error();
    if (end > 0 && m_found.tooMany) { // those below the key are among the others otherwise
        if (auto taken = take(below); !taken)
            return taken.error();
    }
    return std::move(m_found);
}

Result<void> SiblingFinder::take(const EntryFilter &filter)
{
    std::vector<qint64> rowids;
    auto read = readKeys(m_connection, m_format, filter, Order::Ascending, [this, &rowids](qint64 rowid) {
        if (rowid != m_rowid)
            rowids.push_back(rowid);
        return rowids.size() <= kMostSiblings;
    });
    if (!read)
        return read;
    if (rowids.size() > kMostSiblings)
        m_found.tooMany = true;
    else
        m_found.rowids.insert(m_found.rowids.end(), rowids.begin(), rowids.end());
    return {};
}

} // namespace

Result<Siblings> findSiblings(sqlite::Connection &connection, const CacheFormat &format, const QString &key,
                              qint64 rowid, const std::atomic<bool> &cancelled)
{
    if (format.keyIndexName.isEmpty() || key.isEmpty())
        return Siblings{};
    const sqlite::CancelGuard guard(connection, &cancelled);
    auto found = SiblingFinder(connection, format, rowid).find(key);
    return guard.isCancelled() ? Result<Siblings>(sqlite::cancelledError()) : found;
}

} // namespace cachescope::inspect
