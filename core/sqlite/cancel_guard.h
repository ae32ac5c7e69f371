// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <atomic>
#include <limits>

namespace cachescope::sqlite {

class Connection;

/// While it lives, what `connection` runs ends with Cancelled soon after `cancelled` (may be null) is set,
/// also in the middle of a single long step; likewise after `mostSteps` instructions of SQLite's virtual
/// machine, for what a hostile file could let run without end. The connection's thread only; one at a time.
class CancelGuard
{
public:
    CancelGuard(Connection &connection, const std::atomic<bool> *cancelled,
                qint64 mostSteps = std::numeric_limits<qint64>::max());
    ~CancelGuard();
    CancelGuard(const CancelGuard &) = delete;
    CancelGuard &operator=(const CancelGuard &) = delete;

    [[nodiscard]] bool isCancelled() const;
    /// Adds the instructions that are run from now on to `steps`, as they are run.
    void countInto(std::atomic<qint64> &steps) { m_steps = &steps; }
    /// Whether `mostSteps` did not suffice.
    [[nodiscard]] bool isExhausted() const { return m_stepsLeft < 0; }

private:
    static int onProgress(void *guard);

    Connection &m_connection;
    const std::atomic<bool> *const m_cancelled;
    std::atomic<qint64> *m_steps = nullptr;
    qint64 m_stepsLeft;
};

/// "Stopped at your request."
Error cancelledError();

} // namespace cachescope::sqlite
