// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/measurement.h"

#include <map>
#include <vector>

namespace cachescope::load {

/// What happened in one stretch of a run. Counts are of it alone.
struct SeriesPoint
{
    double atSeconds = 0.0; ///< its end, since the measured part began
    double seconds = 0.0;   ///< its length
    int users = 0;          ///< active at its end
    qint64 operations = 0;
    qint64 failed = 0;
    qint64 dropped = 0;
    double p50Ms = 0.0; ///< of the operations that succeeded; 0 if none did
    double p95Ms = 0.0;
    double p99Ms = 0.0;
    qint64 lockErrors = 0;
    std::map<int, qint64> lockErrorsByCode; ///< by extended result code
    qint64 waits = 0;                       ///< for locks
    double worstWaitMs = 0.0;               ///< of the waits that ended
    double worstWaitShare = 0.0;            ///< as RunSample's
    qint64 walBytes = 0;                    ///< the most that was seen
    qint64 evicted = 0;
    qint64 dirty = 0; ///< at its end
};

/// The course of a run in stretches of a second. Bounded, for runs of days: whenever there are kMostPoints,
/// each two become one, and the stretches from then on are twice as long. Of two, p50 is their mean by
/// operations, p95 and p99 are the larger, which is never less than what all together would have. One thread.
class RunSeries
{
public:
    static constexpr std::size_t kMostPoints = 3600;

    /// What is so at this moment of the run; moments come in order.
    void add(double atSeconds, const Progress &progress, qint64 walBytes);
    /// Ends the last stretch, however long it is.
    void finish();
    [[nodiscard]] const std::vector<SeriesPoint> &points() const { return m_points; }

private:
    void endPoint();
    void halve();

    std::vector<SeriesPoint> m_points;
    double m_pointSeconds = 1.0;

    // Of the stretch that goes on:
    double m_beganAt = 0.0;
    double m_endsAt = 1.0;
    double m_at = 0.0;
    qint64 m_walBytes = 0;
    sqlite::LockMonitor::Longest m_waits;
    LatencyHistogram m_latencies;
    Progress m_before; ///< as it began
    Progress m_now;
};

} // namespace cachescope::load
