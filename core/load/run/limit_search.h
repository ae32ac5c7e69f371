// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace cachescope::load {

/// Looks for the value from which on something fails: doubles (or halves) until it has one value that holds
/// and one that fails, then goes between them until they are near. One thread.
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

    /// Begins at `start`, which is brought into `range`.
    LimitSearch(double start, Range range);

    /// The value to try next; nothing when the search is over.
    [[nodiscard]] std::optional<double> next() const { return m_next; }
    /// What came of next().
    void take(bool holds);

    /// The highest that held, the lowest that failed.
    [[nodiscard]] std::optional<double> holdsAt() const { return m_holdsAt; }
    [[nodiscard]] std::optional<double> failsAt() const { return m_failsAt; }

private:
    [[nodiscard]] std::optional<double> choose() const;
    [[nodiscard]] double inRange(double value) const;

    const Range m_range;
    std::optional<double> m_next;
    std::optional<double> m_holdsAt;
    std::optional<double> m_failsAt;
};

} // namespace cachescope::load
