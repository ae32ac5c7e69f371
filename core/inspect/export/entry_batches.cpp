// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_batches.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kBatch = 250;
constexpr std::size_t kFew = 1000; // as `cachescope-cli list` has it

} // namespace

EntryBatches::EntryBatches(sqlite::Connection &connection, const CacheFormat &format,
                           std::span<const qint64> rowids, const EntryIndex *index,
                           const std::atomic<bool> *cancelled)
    : m_connection(connection)
    , m_format(format)
    , m_rowids(rowids)
{
    if (rowids.size() > kFew)
        m_options.walkBytes = 0;
    m_options.index = index;
    m_options.unreadable = &m_unreadable;
    m_options.cancelled = cancelled;
    m_options.mostKeyBytes = kMostWholeKeyBytes;
}

double EntryBatches::fraction() const
{
    return m_rowids.empty() ? 1.0 : static_cast<double>(m_done) / static_cast<double>(m_rowids.size());
}

Result<std::vector<Entry>> EntryBatches::next()
{
    if (m_done == 0) {
        if (auto read = readTimes(); !read)
            return read.error();
    }
    const std::span<const qint64> batch =
        m_rowids.subspan(m_done, std::min(kBatch, m_rowids.size() - m_done));
    m_done += batch.size();
    return readEntries(m_connection, m_format, batch, m_options);
}

/// One pass over their index for all batches, rather than one for each. Damage in it leaves times unknown.
Result<void> EntryBatches::readTimes()
{
    if (m_options.index || !m_format.hasAccessIndex() || m_rowids.size() <= kBatch)
        return {};
    auto times = readAccessTimes(m_connection, m_format, m_options.cancelled);
    if (!times)
        return times.error().code == ErrorCode::Corrupt ? Result<void>() : times.error();
    m_times = std::move(*times);
    m_options.times = &*m_times;
    return {};
}

} // namespace cachescope::inspect
