// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/run/measurement.h"
#include "core/load/run/run_steering.h"

#include <functional>
#include <optional>

namespace cachescope::load {

/// The users of a run and the cache that they use, wherever they are: in this process or in several others.
/// One thread, that of the run; the calls come in this order. A crew that is destroyed before its end ends
/// its users first.
class Crew
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    virtual ~Crew() = default;

    /// Opens the run's file and brings all users to the gate, where they wait.
    virtual Result<void> gather(const QString &path) = 0;
    /// From now on so many users take part, on such a disk. Before release() and at any time until the end.
    virtual void steer(const Steer &steer) = 0;
    /// Opens the gate: here the warm-up begins, and without one the measured part.
    virtual TimePoint release() = 0;
    /// Waits until all users have ended, but no longer than until `until`; whether all have ended.
    virtual bool waitForAll(TimePoint until) = 0;
    /// Asks all users to end now. May be called instead of release(), and more than once.
    virtual void stop() = 0;
    /// The moment of the call.
    virtual Progress takeProgress() = 0;
    /// What all measured, once waitForAll() has said that they have ended.
    virtual Measurement measurement() = 0;
    /// Closes the cache.
    virtual Result<void> close() = 0;
    /// After that: the entries evicted since the cache was opened, the warm-up's among them. Nothing if a
    /// process that has used it did not say.
    [[nodiscard]] virtual std::optional<qint64> evicted() const = 0;
};

/// What happens while a crew is at work. None may be empty.
struct CrewWatch
{
    std::function<bool()> stopRequested; ///< asked every 20 ms
    std::function<void()> onTick;        ///< called every 20 ms
    std::function<void()> onSample;      ///< called ten times a second
};

/// Waits until all users of `crew` have ended, and stops them when asked to. Whether it was asked to.
bool watchCrew(Crew &crew, const CrewWatch &watch);

} // namespace cachescope::load
