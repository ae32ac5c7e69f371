// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace cachescope {

/// Wall-clock time as the cache files store it. Passed in, so that tests decide what time it is.
/// All functions may be called from any thread.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Seconds since 1970-01-01T00:00:00Z, with at least microsecond resolution.
    [[nodiscard]] virtual double nowSeconds() const = 0;

    /// The machine's clock. Lives for the whole program.
    static const Clock &system();
};

/// A clock that stands still until it is told to move.
class ManualClock : public Clock
{
public:
    explicit ManualClock(double startSeconds)
        : m_seconds(startSeconds)
    {
    }

    [[nodiscard]] double nowSeconds() const override { return m_seconds.load(); }
    void set(double seconds) { m_seconds.store(seconds); }
    void advance(double seconds) { m_seconds.store(m_seconds.load() + seconds); }

private:
    std::atomic<double> m_seconds;
};

} // namespace cachescope
