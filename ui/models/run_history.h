// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run_report.h"

#include <QList>
#include <QPointF>
#include <QString>

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

    [[nodiscard]] const QList<QPointF> &throughput() const { return m_throughput; }
    [[nodiscard]] const QList<QPointF> &latencyP99() const { return m_latencyP99; } ///< milliseconds
    [[nodiscard]] const QList<QPointF> &lockErrors() const { return m_lockErrors; } ///< since the start
    [[nodiscard]] const QList<QPointF> &walBytes() const { return m_walBytes; }

private:
    void thin();

    QString m_design;
    std::optional<load::RunSample> m_last;
    std::optional<load::RunReport> m_report;
    QList<QPointF> m_throughput;
    QList<QPointF> m_latencyP99;
    QList<QPointF> m_lockErrors;
    QList<QPointF> m_walBytes;
    int m_stride = 1; ///< of the samples that come, one in so many is kept
    int m_skipped = 0;
};

} // namespace cachescope::ui
