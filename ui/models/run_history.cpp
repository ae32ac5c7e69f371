// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_history.h"

#include <algorithm>

namespace cachescope::ui {
namespace {

// The last sample of a run comes at its end, wherever that falls: a rate over a few milliseconds says
// nothing.
constexpr double kLeastInterval = 0.03;
constexpr double kRecentSeconds = 1.0;

QList<QPointF> everySecond(const QList<QPointF> &points)
{
    QList<QPointF> kept;
    kept.reserve(points.size() / 2 + 1);
    for (qsizetype i = 0; i < points.size(); i += 2)
        kept.append(points[i]);
    return kept;
}

} // namespace

void RunHistory::append(const load::RunSample &sample)
{
    const bool tooShort = m_last && sample.atSeconds - m_last->atSeconds < kLeastInterval;
    m_last = sample;
    if (tooShort)
        return;
    remember(sample);
    if (++m_skipped < m_stride)
        return;
    m_skipped = 0;
    m_throughput.append({sample.atSeconds, operationsPerSecond()});
    m_latencyP99.append({sample.atSeconds, sample.p99Ms});
    m_lockErrors.append({sample.atSeconds, static_cast<double>(sample.locks.totalErrors)});
    m_walBytes.append({sample.atSeconds, static_cast<double>(sample.walBytes)});
    if (m_throughput.size() > kMaxPoints)
        thin();
}

void RunHistory::remember(const load::RunSample &sample)
{
    m_recent.push_back({sample.atSeconds, sample.operations, sample.p99Ms});
    while (m_recent.size() > 2 && m_recent[1].atSeconds <= sample.atSeconds - kRecentSeconds)
        m_recent.pop_front();
}

double RunHistory::operationsPerSecond() const
{
    if (m_recent.empty())
        return 0.0;
    // The first sample counts from the start of the run.
    const Recent from = m_recent.size() > 1 ? m_recent.front() : Recent();
    const double seconds = m_recent.back().atSeconds - from.atSeconds;
    return seconds > 0.0 ? static_cast<double>(m_recent.back().operations - from.operations) / seconds : 0.0;
}

double RunHistory::p99Ms() const
{
    double worst = 0.0;
    for (const Recent &recent : m_recent)
        worst = std::max(worst, recent.p99Ms);
    return worst;
}

void RunHistory::finish(const load::RunReport &report)
{
    m_report = report;
}

void RunHistory::thin()
{
    for (QList<QPointF> *line : {&m_throughput, &m_latencyP99, &m_lockErrors, &m_walBytes})
        *line = everySecond(*line);
    m_stride *= 2;
}

} // namespace cachescope::ui
