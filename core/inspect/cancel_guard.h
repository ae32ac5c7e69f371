// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <atomic>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// While it lives, what `connection` runs ends with Cancelled soon after `cancelled` (may be null) is set,
/// also in the middle of a single long step. The connection's thread only; one at a time.
class CancelGuard
{
public:
    CancelGuard(sqlite::Connection &connection, const std::atomic<bool> *cancelled);
    ~CancelGuard();
    CancelGuard(const CancelGuard &) = delete;
    CancelGuard &operator=(const CancelGuard &) = delete;

    [[nodiscard]] bool isCancelled() const;

private:
    sqlite::Connection &m_connection;
    const std::atomic<bool> *const m_cancelled;
};

/// "Stopped at your request."
Error cancelledError();

} // namespace cachescope::inspect
