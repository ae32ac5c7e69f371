// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace cachescope::ui {

class Theme;

/// What an entry of a legend looks like in the chart.
enum class LegendSample { Dot, StrongLine, PlainLine, DottedLine, Area, Hatch };

struct LegendEntry
{
    QString text;
    LegendSample sample = LegendSample::Dot;
    int series = -1; ///< its colour; -1: that of muted text, where the sample stands for any colour

    bool operator==(const LegendEntry &) const = default;
};

/// What the lines and areas of a chart are, in one line: samples with names. What has no room is left out at
/// the end; the tool tip has all.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<LegendEntry> &entries);
    [[nodiscard]] const QList<LegendEntry> &entries() const { return m_entries; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawSample(QPainter &painter, const LegendEntry &entry, const QRectF &place) const;
    [[nodiscard]] int widthOf(const LegendEntry &entry) const;
    [[nodiscard]] QString shortened(const LegendEntry &entry) const;

    const Theme &m_theme;
    QList<LegendEntry> m_entries;
};

} // namespace cachescope::ui
