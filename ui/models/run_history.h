// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <deque>
#include <optional>

namespace cachescope::ui {

/// What one design showed so far, as lines over seconds. Bounded: when a line has kMaxPoints points every
/// second one is dropped, so a run of any length is drawn from at most that many.
class RunHistory
{
public:
    static constexpr int kMaxPoints = 1200;

    explicit RunHistory(const QString &design)
        : m_design(design)
    {
    }

    void append(const load::RunSample &sample);
    void finish(const load::RunReport &report);

    [[nodiscard]] const QString &design() const { return m_design; }
    [[nodiscard]] const std::optional<load::RunSample> &last() const { return m_last; }
    [[nodiscard]] const std::optional<load::RunReport> &report() const { return m_report; }

    /// Of the last second: a tenth of it is too short for a rate that people read.
    [[nodiscard]] double operationsPerSecond() const;
    /// The worst of the last second's samples, in milliseconds; 0 if nothing ended in it.
    [[nodiscard]] double p99Ms() const;

    [[nodiscard]] const QList<QPointF> &throughput() const { return m_throughput; }
    [[nodiscard]] const QList<QPointF> &latencyP99() const { return m_latencyP99; } ///< milliseconds
    [[nodiscard]] const QList<QPointF> &lockErrors() const { return m_lockErrors; } ///< since the start
    [[nodiscard]] const QList<QPointF> &walBytes() const { return m_walBytes; }

private:
    /// A point of a second: enough to tell what that second was like.
    struct Recent
    {
        double atSeconds = 0.0;
        qint64 operations = 0;
        double p99Ms = 0.0;
    };

    void remember(const load::RunSample &sample);
    void thin();

    QString m_design;
    std::optional<load::RunSample> m_last;
    std::deque<Recent> m_recent; ///< the last second's, and the one before them
    std::optional<load::RunReport> m_report;
    QList<QPointF> m_throughput;
    QList<QPointF> m_latencyP99;
    QList<QPointF> m_lockErrors;
    QList<QPointF> m_walBytes;
    int m_stride = 1; ///< of the samples that come, one in so many is kept
    int m_skipped = 0;
};

} // namespace cachescope::ui
