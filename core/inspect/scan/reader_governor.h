// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace cachescope::inspect {

/// Chooses how many readers scan at a time, by trying: a disk that answers many requests at once gains from
/// 32, one with a moving head loses from more than two or four. It measures the rows a second of one number
/// for a while, then of the next higher or lower one, and stays with the best; now and then it tries again. A
/// value; not synchronised.
class ReaderGovernor
{
public:
    using Clock = std::chrono::steady_clock;

    /// `most` readers there are; it begins with 16, or all of them.
    explicit ReaderGovernor(int most);

    [[nodiscard]] int limit() const { return m_limit; }
    /// Tells how many rows are done in all. True when the limit has changed.
    bool note(qint64 rowsDone, Clock::time_point now);

private:
    enum class State { Measuring, Raising, Lowering, Settled };

    void decide(double rate);
    void tryLimit(State state, int limit);
    void settle(int limit);

    const int m_most;
    int m_limit;
    int m_bestLimit;
    double m_bestRate = 0.0;
    State m_state = State::Measuring;
    std::optional<Clock::time_point> m_windowStart;
    qint64 m_rowsAtStart = 0;
};

} // namespace cachescope::inspect
