// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/cancel_guard.h"

#include "core/base/translate.h"
#include "core/sqlite/connection.h"

#include <sqlite3.h>

namespace cachescope::sqlite {

namespace {

/// A few microseconds of SQLite's virtual machine.
constexpr int kStepsBetweenLooks = 1000;

} // namespace

CancelGuard::CancelGuard(Connection &connection, const std::atomic<bool> *cancelled, qint64 mostSteps)
    : m_connection(connection)
    , m_cancelled(cancelled)
    , m_stepsLeft(mostSteps)
{
    sqlite3_progress_handler(m_connection.handle(), kStepsBetweenLooks, onProgress, this);
}

CancelGuard::~CancelGuard()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

int CancelGuard::onProgress(void *guard)
{
    auto *self = static_cast<CancelGuard *>(guard);
    self->m_stepsLeft -= kStepsBetweenLooks;
    if (self->m_steps)
        self->m_steps->fetch_add(kStepsBetweenLooks, std::memory_order_relaxed);
    return self->isCancelled() || self->isExhausted() ? 1 : 0;
}

bool CancelGuard::isCancelled() const
{
    return m_cancelled && m_cancelled->load(std::memory_order_relaxed);
}

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, CoreText::tr("Stopped at your request.")};
}

} // namespace cachescope::sqlite
