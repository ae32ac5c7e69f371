// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/line_walk.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr qint64 kSliceMs = 8; // half a frame
constexpr int kLinesBetweenLooks = 16;

} // namespace

LineWalk::LineWalk(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LineWalk::walk);
}

void LineWalk::start(const LineSourcePtr &source, qint64 first, qint64 end, Visit visit, Done done)
{
    m_source = source;
    m_next = first;
    m_end = source ? std::min(end, source->lineCount()) : first;
    m_visit = std::move(visit);
    m_done = std::move(done);
    m_timer.start();
}

void LineWalk::cancel()
{
    m_timer.stop();
    m_source.reset();
    m_visit = nullptr;
    m_done = nullptr;
}

void LineWalk::walk()
{
    QElapsedTimer clock;
    clock.start();
    bool goesOn = true;
    for (int visited = 1; goesOn && m_next < m_end; ++visited) {
        goesOn = m_visit(m_next, m_source->line(m_next));
        ++m_next;
        if (visited % kLinesBetweenLooks == 0 && clock.elapsed() >= kSliceMs)
            break;
    }
    if (goesOn && m_next < m_end)
        return Q_EMIT sliced();
    const Done done = std::move(m_done);
    cancel(); // before it is told: what is told may start anew
    done();
}

} // namespace cachescope::ui
