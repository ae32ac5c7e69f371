// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/time_chart.h"

#include <vector>

namespace cachescope::ui {

/// Parts that make a whole over time, of one design.
struct TimeStack
{
    QString group;                     ///< the design
    int series = 0;                    ///< its colour, of the line along the top
    QList<double> atSeconds;           ///< in order
    std::vector<QList<double>> layers; ///< of each name of the chart, a value for each moment

    /// Of all layers at moment number `index`.
    [[nodiscard]] double total(qsizetype index) const;
    [[nodiscard]] double highest() const;

    bool operator==(const TimeStack &) const = default;
};

/// The colour of layer number `layer`, as a series; those of the designs are left out.
int seriesOfLayer(int layer);

/// One or two stacks of the same layers. Where both have something the first rises from the axis and the
/// second hangs from it, so that the layers of both are seen whole.
class StackedTimeChart : public TimeChart
{
    Q_OBJECT

public:
    /// More layers than these have no colours of their own.
    static constexpr int kMostLayers = 4;

    StackedTimeChart(const Theme &theme, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Replaces everything that is drawn. `perSecond`: values are rates.
    void setStacks(const QStringList &layers, std::vector<TimeStack> stacks, bool perSecond);
    [[nodiscard]] const std::vector<TimeStack> &stacks() const { return m_stacks; }
    [[nodiscard]] const QStringList &layers() const { return m_layers; }
    /// The second stack hangs from the axis.
    [[nodiscard]] bool isMirrored() const;
    [[nodiscard]] QList<QStringList> table() const override;

protected:
    void drawPlot(QPainter &painter) const override;
    [[nodiscard]] QString describe(double seconds) const override;
    [[nodiscard]] double stepSeconds() const override;
    [[nodiscard]] double lastSeconds() const override;

private:
    void fitY();
    void drawStack(QPainter &painter, const TimeStack &stack, double direction) const;
    void drawSideNames(QPainter &painter) const;
    [[nodiscard]] QString describeStack(const TimeStack &stack, qsizetype index) const;
    [[nodiscard]] QString valueText(double value) const;

    QStringList m_layers;
    std::vector<TimeStack> m_stacks;
    bool m_perSecond = false;
};

} // namespace cachescope::ui
