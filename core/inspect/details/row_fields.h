// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QString>

#include <vector>

namespace cachescope::inspect {

/// More columns of a row are not read, and of a text or blob no more than its start.
constexpr qsizetype kMostRowFields = 100;
constexpr qsizetype kMostFieldCharacters = 200;
/// Columns that stand behind more bytes of texts and blobs are not read: that would mean walking the pages of
/// all of those.
constexpr qint64 kMostBytesToWalk = 16'000'000;

/// One column of one row, as the file has it.
struct RowField
{
    QString column;       ///< plain text, from an untrusted file, as are the next two
    QString declaredType; ///< "REAL", as the schema has it; empty without one
    /// As SQL writes it, on one line and cut with "…": 1769866743.25, 'yesterday', x'4f676753…', NULL.
    QString literal;
    qint64 bytes = -1;   ///< of a text or blob, all of it; negative for others
    bool unread = false; ///< stands behind more than is walked: `literal` is empty

    bool operator==(const RowField &) const = default;
};

/// The columns of the row `rowid`, also those that a cache has no use for, in the table's order; none if the
/// row is not there. Generated and hidden columns are left out. The connection's thread only.
Result<std::vector<RowField>> readRowFields(sqlite::Connection &connection, const CacheFormat &format,
                                            qint64 rowid);

} // namespace cachescope::inspect
