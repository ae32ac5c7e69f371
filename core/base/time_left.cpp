// SPDX-License-Identifier: GPL-3.0-or-later
// The rate is smoothed over a third of the time that the work has taken so far: what jumps at the start, when
// caches are cold or a first step is short, is soon forgotten, and later one slow moment does not count much.
#include "core/base/time_left.h"

#include <algorithm>
#include <cmath>

namespace cachescope {
namespace {

constexpr double kFirstSeconds = 2.0;   // nothing is told before
constexpr double kFirstFraction = 0.02; // nor before as much is done
constexpr double kStalledSeconds = 15.0;
constexpr double kLeastMemorySeconds = 3.0;
constexpr double kMemoryShare = 1.0 / 3.0;
constexpr double kTolerance = 0.2; // of what is left: as far as what was told may be off

} // namespace

void TimeLeft::progress(double fraction, double atSeconds)
{
    if (m_startedAt < 0.0 || fraction < m_fraction) {
        const std::optional<double> paused = m_pausedAt;
        *this = {};
        m_startedAt = m_movedAt = atSeconds;
        m_startedWith = m_fraction = fraction;
        m_pausedAt = paused;
        return;
    }
    const double passed = atSeconds - m_movedAt;
    if (fraction == m_fraction || passed <= 0.0)
        return;
    const double memory = std::max(kLeastMemorySeconds, kMemoryShare * (atSeconds - m_startedAt));
    const double weight = m_rate > 0.0 ? 1.0 - std::exp(-passed / memory) : 1.0;
    m_rate += weight * ((fraction - m_fraction) / passed - m_rate);
    m_fraction = fraction;
    m_movedAt = atSeconds;
    correct(atSeconds);
}

void TimeLeft::correct(double atSeconds)
{
    if (atSeconds - m_startedAt < kFirstSeconds || m_fraction - m_startedWith < kFirstFraction)
        return;
    const double left = (1.0 - m_fraction) / m_rate;
    const double told = m_endsAt ? *m_endsAt - atSeconds : -1.0;
    if (told < 0.0 || std::fabs(left - told) > 1.0 + kTolerance * told)
        m_endsAt = atSeconds + left;
}

void TimeLeft::setPaused(bool paused, double atSeconds)
{
    if (paused == m_pausedAt.has_value())
        return;
    if (paused) {
        m_pausedAt = atSeconds;
        return;
    }
    const double rested = atSeconds - *m_pausedAt;
    m_pausedAt.reset();
    m_movedAt += rested;
    if (m_startedAt >= 0.0)
        m_startedAt += rested;
    if (m_endsAt)
        *m_endsAt += rested;
}

std::optional<double> TimeLeft::secondsLeft(double atSeconds) const
{
    if (!m_endsAt || m_pausedAt || atSeconds - m_movedAt > kStalledSeconds)
        return std::nullopt;
    return std::max(0.0, *m_endsAt - atSeconds);
}

double roughSeconds(double seconds)
{
    struct Step
    {
        double below;
        double step;
    };
    for (const Step &step : {Step{10.0, 1.0}, Step{60.0, 5.0}, Step{300.0, 30.0}, Step{3600.0, 60.0}}) {
        if (seconds <= step.below)
            return std::max(1.0, step.step * std::ceil(seconds / step.step - 1e-9));
    }
    return 900.0 * std::ceil(seconds / 900.0 - 1e-9);
}

} // namespace cachescope
