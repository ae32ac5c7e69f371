// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/disk_model.h"
#include "core/sqlite/lock_monitor.h"

#include <vector>

namespace cachescope::load {

/// How one user fared since its last such moment, about a second ago.
struct UserMoment
{
    qint64 operations = 0; ///< that succeeded
    qint64 failed = 0;
    double meanMs = 0.0; ///< of the operations that succeeded; 0 without any

    bool operator==(const UserMoment &) const = default;
};

/// One moment of a run, about ten a second. Rates are over the time since the sample before; counts and
/// shares since the measured part began. A pause has one, at its beginning, and no other: the clock stands
/// still.
struct RunSample
{
    double atSeconds = 0.0; ///< since the measured part began, without pauses
    int users = 0;          ///< active ones
    double operationsPerSecond = 0.0;
    double p50Ms = 0.0; ///< of successful operations of this interval; 0 if none ended in it
    double p95Ms = 0.0;
    double p99Ms = 0.0;
    qint64 operations = 0;
    qint64 failed = 0;
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 walBytes = 0;
    qint64 evicted = 0;
    qint64 dirty = 0;    ///< read notes and stores that wait in memory
    qint64 findings = 0; ///< of the verification
    sqlite::LockMonitor::Snapshot locks;
    double worstWaitMs = 0.0; ///< the longest wait for a lock that ended in this interval
    /// The largest part of its connection's timeout that such a wait took: 0.5 and more is a near miss, 1 an
    /// error. 0 if none waited, or without a timeout.
    double worstWaitShare = 0.0;
    double arrivalRate = 0.0; ///< operations a second that arrive now, of all users; 0: a closed loop
    DiskModel disk;           ///< as it is now
    bool paused = false;      ///< the run stands still from here on
    /// Of each user of the scenario, by its number; about once a second, otherwise empty.
    std::vector<UserMoment> userMoments;
    double harnessShare = 0.0; ///< 0…1, as HarnessTime::share()
};

} // namespace cachescope::load
