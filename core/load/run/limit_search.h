// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

namespace cachescope::load {

/// Looks for the value from which on something fails: doubles (or halves) until it has one value that holds
/// and one that fails, then goes between them until they are near. The highest that holds is tried a second
/// time; if it fails then, the search goes on below it. One thread.
class LimitSearch
{
public:
    struct Range
    {
        double least;
        double most;
        bool isWhole; ///< only whole numbers are tried
    };

    /// They are near when the failing one is at most so much larger than the holding one, or when they are
    /// whole numbers that follow each other.
    static constexpr double kPrecision = 1.05;
    /// So often the highest must hold.
    static constexpr int kTimes = 2;

    /// Begins at `start`, which is brought into `range`.
    LimitSearch(double start, Range range);

    /// The value to try next; nothing when the search is over.
    [[nodiscard]] std::optional<double> next() const { return m_next; }
    /// What came of next().
    void take(bool holds);

    /// The highest that held, the lowest that failed.
    [[nodiscard]] std::optional<double> holdsAt() const;
    [[nodiscard]] std::optional<double> failsAt() const { return m_failsAt; }

private:
    [[nodiscard]] std::optional<double> choose() const;
    [[nodiscard]] std::optional<double> narrow() const;
    [[nodiscard]] double inRange(double value) const;

    const Range m_range;
    std::optional<double> m_next;
    std::map<double, int> m_held; ///< how often each has held that has never failed
    std::optional<double> m_failsAt;
};

} // namespace cachescope::load
