// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache_options.h"

#include <bit>

namespace cachescope::cache {

namespace {

Error invalid(const char *option, const QString &allowed)
{
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("%1 must be %2").arg(QLatin1String(option), allowed)};
}

} // namespace

Result<void> CacheOptions::validate() const
{
    if (maxBytes < 0)
        return invalid("maxBytes", QStringLiteral("0 (no limit) or more"));
    if (!(lowWaterMark > 0.0 && lowWaterMark <= 1.0))
        return invalid("lowWaterMark", QStringLiteral("above 0 and at most 1"));
    if (maxItemBytes < 1 || maxItemBytes > 1'000'000'000)
        return invalid("maxItemBytes", QStringLiteral("between 1 and 1,000,000,000"));
    if (flushInterval.count() < 0 || flushInterval > std::chrono::hours(24))
        return invalid("flushInterval", QStringLiteral("between 0 and 24 hours"));
    if (touchResolution.count() < 0 || touchResolution > std::chrono::hours(24))
        return invalid("touchResolution", QStringLiteral("between 0 and 24 hours"));
    if (maxPendingTouches < 1)
        return invalid("maxPendingTouches", QStringLiteral("1 or more"));
    if (busyTimeout.count() < 0)
        return invalid("busyTimeout", QStringLiteral("0 or more"));
    if (maxQueuedBytes < 1)
        return invalid("maxQueuedBytes", QStringLiteral("1 or more"));
    if (newFilePageSize < 512 || newFilePageSize > 65536 || !std::has_single_bit(unsigned(newFilePageSize)))
        return invalid("newFilePageSize", QStringLiteral("a power of two between 512 and 65,536"));
    if (checkpointBytes < 1)
        return invalid("checkpointBytes", QStringLiteral("1 or more"));
    if (maxWalBytes < checkpointBytes)
        return invalid("maxWalBytes", QStringLiteral("at least checkpointBytes"));
    return {};
}

} // namespace cachescope::cache
