// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/paced_refresh.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kQuickestMs = 100;
constexpr int kSlowestMs = 800;
constexpr qint64 kLateMs = 40;
constexpr qint64 kOnTimeMs = 10;

} // namespace

PacedRefresh::PacedRefresh(QObject *parent)
    : QObject(parent)
    , m_paceMs(kQuickestMs)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PacedRefresh::fire);
}

void PacedRefresh::request()
{
    if (m_timer.isActive())
        return;
    m_waitMs = waitMs(m_paceMs, m_sinceDue.isValid() ? m_sinceDue.elapsed() : 0);
    m_sinceRequest.start();
    m_timer.start(m_waitMs);
}

int PacedRefresh::waitMs(int paceMs, qint64 sinceDueMs)
{
    return static_cast<int>(std::max<qint64>(0, paceMs - sinceDueMs));
}

int PacedRefresh::nextPaceMs(int paceMs, qint64 lateMs)
{
    if (lateMs > kLateMs)
        return std::min(kSlowestMs, paceMs * 2);
    return lateMs < kOnTimeMs ? std::max(kQuickestMs, paceMs / 2) : paceMs;
}

void PacedRefresh::fire()
{
    m_paceMs = nextPaceMs(m_paceMs, m_sinceRequest.elapsed() - m_waitMs);
    m_sinceDue.start();
    Q_EMIT due();
}

} // namespace cachescope::ui
