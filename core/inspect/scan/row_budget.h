// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// How many bytes of content the file of `connection` and its write-ahead log can have now: not what a file
/// with holes says that it has.
qint64 bytesOnDisk(sqlite::Connection &connection);

/// Corrupt: more rows are met than there can be. SQLite itself found nothing wrong, so it has no code of its.
Error tooManyRowsError();

/// Whether `error` is tooManyRowsError(): a file that was made to be read without end, and not one that is
/// damaged here and there.
bool isTooManyRows(const Error &error);

/// Pages of a hostile file may point to one child many times over, so that a few pages hold rows without
/// end. No row takes less than four bytes: more rows than that are met only in such a file. A value.
class RowBudget
{
public:
    /// How many rows `bytes` can hold at most.
    static qint64 rowsIn(qint64 bytes);

    /// As many rows as `bytes` can hold.
    explicit RowBudget(qint64 bytes = 0);

    /// Call for each row, or for some at a time; Corrupt from the first one on that cannot be.
    Result<void> take(qint64 rows = 1);

private:
    qint64 m_left;
};

} // namespace cachescope::inspect
