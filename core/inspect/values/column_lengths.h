// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/values/value_head.h"

#include <QStringList>

#include <deque>
#include <vector>

namespace cachescope::inspect {

/// Tells how long the texts and blobs of a row are, from its header, one page: what stands behind them in the
/// row is reached by walking all of their pages. Belongs to its connection's thread and must go before the
/// connection.
class ColumnLengths
{
public:
    ColumnLengths(sqlite3 *db, const CacheFormat &format, const QStringList &columns);

    /// In bytes, as many as columns; 0 for what is neither text nor blob, or cannot be read.
    std::vector<qint64> of(qint64 rowid);
    /// Of all columns together.
    qint64 sumOf(qint64 rowid);

private:
    std::deque<ValueHeadReader> m_readers; // by column
};

} // namespace cachescope::inspect
