// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::cache {

/// Gives pages that deleted values left behind back to the file system, in steps that hold the write lock for
/// some milliseconds. Only files with incremental auto-vacuum can; in others free pages wait for new values,
/// or for BlobCache::compact(). Belongs to the writer's thread.
class FreePages
{
public:
    /// Which of the free pages a step may take.
    enum class Keep {
        Nothing, ///< all may go
        Some,    ///< as many stay as the next values will use: a tenth of the file
        Many,    ///< so many stay that steps between busy stores are worth their cost: a quarter of the file
    };

    explicit FreePages(sqlite::Connection &connection);

    /// Whether the file has incremental auto-vacuum.
    Result<bool> canShrink();
    Result<qint64> count();
    /// One step, in a transaction of its own: how many pages were given back; 0: there is nothing to do. The
    /// file gets shorter with the next checkpoint.
    Result<qint64> giveBack(Keep keep);

private:
    Result<qint64> pagesToKeep(Keep keep);

    sqlite::Connection &m_connection;
};

} // namespace cachescope::cache
