// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/fairness_strip.h"
#include "ui/charts/time_chart.h"

namespace cachescope::ui {

/// From where to where the colours of heat go, in milliseconds, by logarithm.
struct HeatRange
{
    double leastMs = 1.0;
    double mostMs = 1000.0;

    /// 0…1; a range of one value has no parts.
    [[nodiscard]] double shareOf(double ms) const;
    /// Powers of ten around all means of the strips; the default without any.
    static HeatRange around(const std::vector<const load::FairnessStrip *> &strips);

    bool operator==(const HeatRange &) const = default;
};

/// How each user of one design fared over time: a row for each band of users, coloured by mean latency;
/// hatched where operations failed. Up and Down choose the band that is told of.
class HeatStrip : public TimeChart
{
    Q_OBJECT

public:
    HeatStrip(const Theme &theme, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Replaces everything that is drawn. `design` is what it is called.
    void setStrip(const QString &design, const load::FairnessStrip &strip, const HeatRange &range);
    [[nodiscard]] const load::FairnessStrip &strip() const { return m_strip; }
    [[nodiscard]] QList<QStringList> table() const override;

protected:
    void drawPlot(QPainter &painter) const override;
    [[nodiscard]] QString describe(double seconds) const override;
    [[nodiscard]] double stepSeconds() const override;
    [[nodiscard]] double lastSeconds() const override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void drawCell(QPainter &painter, int band, int column) const;
    [[nodiscard]] QRectF cellRect(int band, int column) const;
    [[nodiscard]] int columnAt(double seconds) const;
    [[nodiscard]] QString usersText(int band) const;
    [[nodiscard]] QString cellText(const load::FairnessStrip::Cell &cell) const;
    void setBand(int band);

    QString m_design;
    load::FairnessStrip m_strip;
    HeatRange m_range;
    int m_band = 0; ///< that is told of
};

} // namespace cachescope::ui
