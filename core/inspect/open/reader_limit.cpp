// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/reader_limit.h"

#include <algorithm>

namespace cachescope::inspect {

int worthwhileReaders(const CacheFileInfo &info, int wanted)
{
    // About a second of one core's time for all readers together.
    constexpr qint64 logBytesForAll = 256'000'000;
    constexpr int fewest = 2;
    if (info.openMode != OpenMode::WalCopy || info.walBytes <= 0)
        return wanted;
    const qint64 worthwhile = std::max<qint64>(fewest, logBytesForAll / info.walBytes);
    return static_cast<int>(std::min<qint64>(wanted, worthwhile));
}

} // namespace cachescope::inspect
