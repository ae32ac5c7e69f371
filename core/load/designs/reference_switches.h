// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace cachescope::load {

/// The causes of the production fault, one switch each. The defaults are the fault as it was in production;
/// turning one switch after the other leads towards the correction.
struct ReferenceSwitches
{
    bool connectionPerOperation = true; ///< otherwise one that lasts for each thread
    int busyTimeoutMs = 5000;           ///< 0: fails at once
    bool fairRetry =
        false;       ///< who waits asks in the same short intervals however long it has waited; otherwise
                     ///< as SQLite's own handler, in ever longer ones, so that newcomers overtake
    bool wal = true; ///< otherwise a rollback journal
    bool touchOnRead = true; ///< each read writes last_accessed; otherwise noted, and written in batches
    bool immediate = false;  ///< transactions begin with the write lock, not with their first write
    /// A store asks first whether its key is there. Production did not. In a deferred transaction the write
    /// lock is then asked for in the middle, where SQLite refuses it at once (BUSY without asking the busy
    /// handler, BUSY_SNAPSHOT).
    bool looksFirst = false;
    bool groupCommit = false;  ///< stores that wait for each other share a transaction
    bool sumOnStore = true;    ///< each store sums up the sizes; otherwise a counter in memory
    bool evictOneByOne = true; ///< otherwise all that is too much in one statement

    /// For people and scripts, in words.
    [[nodiscard]] QJsonObject toJson() const;

    /// The names of the switches as a design's specification writes them (see designInfo()): "connection" …
    static QStringList names();
    /// The value of the switch `name` in a specification: "operation". `name` is one of names().
    [[nodiscard]] QString value(const QString &name) const;
    /// The value that it would have if it were turned: "thread"; of a busy timeout 0 or, if it is that, 5000.
    [[nodiscard]] QString otherValue(const QString &name) const;
    /// Turns a switch. InvalidArgument, telling what is allowed, for a name or a value that there is not.
    Result<void> set(const QString &name, const QString &value);

    bool operator==(const ReferenceSwitches &) const = default;
};

} // namespace cachescope::load
