// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/cancel_guard.h"

#include "core/sqlite/connection.h"

#include <sqlite3.h>

namespace cachescope::inspect {

namespace {

/// A few microseconds of SQLite's virtual machine.
constexpr int kStepsBetweenLooks = 1000;

int isSet(void *flag)
{
    return static_cast<const std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

} // namespace

CancelGuard::CancelGuard(sqlite::Connection &connection, const std::atomic<bool> *cancelled)
    : m_connection(connection), m_cancelled(cancelled)
{
    if (m_cancelled)
        sqlite3_progress_handler(m_connection.handle(), kStepsBetweenLooks, isSet,
                                 const_cast<std::atomic<bool> *>(m_cancelled));
}

CancelGuard::~CancelGuard()
{
    if (m_cancelled)
        sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

bool CancelGuard::isCancelled() const
{
    return m_cancelled && m_cancelled->load(std::memory_order_relaxed);
}

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, QStringLiteral("Stopped at your request.")};
}

} // namespace cachescope::inspect
