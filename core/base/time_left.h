// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace cachescope {

/// How long a piece of work still takes, by how far it has come: for a line that people read while they wait.
/// It rather says nothing than something that it takes back: it waits until there is something to go by, then
/// counts down with the clock, and corrects itself only where it was clearly wrong. A value; one thread.
///
/// Times are seconds of any clock that never goes back; it is the caller's. Progress is 0…1.
class TimeLeft
{
public:
    /// The work has come to `fraction`. One that is lower than before is of new work.
    void progress(double fraction, double atSeconds);
    /// Time that passes while it is paused does not count.
    void setPaused(bool paused, double atSeconds);

    /// Nothing while it cannot be told: at first, while paused, and when nothing has moved for long.
    [[nodiscard]] std::optional<double> secondsLeft(double atSeconds) const;

private:
    void correct(double atSeconds);

    double m_startedAt = -1.0; ///< negative: not started
    double m_startedWith = 0.0;
    double m_fraction = 0.0;
    double m_movedAt = 0.0; ///< when the fraction last rose
    double m_rate = 0.0;    ///< of fraction, a second, smoothed
    std::optional<double> m_pausedAt;
    std::optional<double> m_endsAt; ///< as it was last told
};

/// `seconds` in steps that are easy to read and do not flicker: 1, 2, … 10, 15, 20, … 60 s, then half
/// minutes up to 5 min, minutes up to an hour, quarters of an hour. Never less than 1.
double roughSeconds(double seconds);

} // namespace cachescope
