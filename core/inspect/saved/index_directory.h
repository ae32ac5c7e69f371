// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace cachescope::inspect {

/// How much a directory of saved indexes may take. An index has 17 to 34 bytes an entry.
struct IndexLimits
{
    qint64 bytes = 1'000'000'000;
    int files = 100;
};

/// Makes `directory`, for this user alone, if it is not there. CannotOpen, in words that follow a colon. Any
/// thread.
Result<void> makeIndexDirectory(const QString &directory);

/// Removes the indexes that were not used for longest until the others keep to `limits`; the file named
/// `kept` stays in any case. Also what a program that was ended while writing left behind. Any thread.
void pruneIndexes(const QString &directory, const IndexLimits &limits, const QString &kept);

} // namespace cachescope::inspect
