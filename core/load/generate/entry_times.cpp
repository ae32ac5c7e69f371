// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/generate/entry_times.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

/// All times lie before this moment, 2026-02-20 00:00 UTC: fixed, so that the same options give the same
/// file.
constexpr double kReferenceSeconds = 1'771'545'600.0;
constexpr double kDaySeconds = 86'400.0;
constexpr double kSpanSeconds = 42.0 * kDaySeconds;
constexpr double kFlushSeconds = 10.0;
/// The service was not started at a full second; the last flush is before the reference.
constexpr double kFlushPhase = 9.63;

constexpr double kNeverReadAgain = 0.6;
constexpr double kPopular = 0.25; // of those that are read again
constexpr double kPopularIdleSeconds = 0.5 * kDaySeconds;

double nextFlush(double time)
{
    return std::ceil((time - kFlushPhase) / kFlushSeconds) * kFlushSeconds + kFlushPhase;
}

} // namespace

EntryTimes::EntryTimes(quint64 seed, Reads reads)
    : m_random(seed, 3'000'000)
    , m_reads(reads)
{
}

Times EntryTimes::draw(double position)
{
    const double age = kSpanSeconds * (1.0 - position);
    const double created = kReferenceSeconds - age;
    if (m_random.chance(kNeverReadAgain))
        return {created, created};
    const double read = std::max(kReferenceSeconds - drawIdle(age), created);
    return {created, m_reads == Reads::InFlushes ? std::min(nextFlush(read), kReferenceSeconds) : read};
}

/// How long ago an entry of `age` was read, both in seconds.
double EntryTimes::drawIdle(double age)
{
    const double anyTime = age * m_random.uniform();
    return m_random.chance(kPopular) ? std::min(anyTime, m_random.exponential(kPopularIdleSeconds)) : anyTime;
}

} // namespace cachescope::load
