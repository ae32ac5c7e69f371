// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"

#include <QStackedBarSeries>

#include <functional>
#include <optional>
#include <utility>

namespace cachescope::ui {

/// What a histogram is over: how its x axis is labelled and its ranges are put in words.
enum class HistogramKind { Sizes, Ages };

/// Bins side by side with equal widths. Hovering says exact figures; a click on a bin, a drag over several,
/// or arrow keys and Return choose them.
class HistogramChart : public ChartView
{
    Q_OBJECT

public:
    enum class Measure { Count, Bytes };
    using BinRange = std::pair<int, int>; ///< first and last bin, both included

    HistogramChart(const Theme &theme, HistogramKind kind, int seriesColour, QWidget *parent = nullptr);

    /// The choice stays where there are bins of the same range.
    void setBins(const std::vector<inspect::HistogramBin> &bins);
    void setMeasure(Measure measure);
    /// Draws the other bins faded; none: all in colour. Does not emit.
    void setChosen(std::optional<BinRange> range);
    [[nodiscard]] std::optional<BinRange> chosen() const { return m_chosen; }

    [[nodiscard]] const std::vector<inspect::HistogramBin> &bins() const { return m_bins; }
    /// The middle of a bin's column, in pixels of the viewport.
    [[nodiscard]] QPoint binCentre(int bin) const;
    /// "10.0 kB – 12.6 kB", "1.0 h – 1.3 h": the range from the start of one bin to the end of another.
    [[nodiscard]] QString rangeText(const BinRange &range) const;

Q_SIGNALS:
    void binsChosen(int first, int last);

protected:
    void applyTheme() override;
    void drawUnderlay(QPainter *painter) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// Which of `others` cover the same range as these bins do; none if none do.
    [[nodiscard]] std::optional<BinRange> sameRange(const std::optional<BinRange> &range,
                                                    const std::vector<inspect::HistogramBin> &others) const;
    [[nodiscard]] std::optional<int> sameBin(const std::optional<int> &bin,
                                             const std::vector<inspect::HistogramBin> &others) const;
    [[nodiscard]] std::optional<int> binAt(const QPointF &pixels) const;
    [[nodiscard]] QString describe(int bin) const;
    void setCurrent(std::optional<int> bin);
    void refill();

    HistogramKind m_kind;
    int m_seriesColour;
    Measure m_measure = Measure::Count;
    std::vector<inspect::HistogramBin> m_bins;
    std::optional<BinRange> m_chosen;
    std::optional<int> m_current; ///< under the pointer or the keyboard's cursor
    std::optional<int> m_pressed; ///< where a drag began
    QBarSet *m_inside;
    QBarSet *m_outside;
    QStackedBarSeries *m_series;
};

} // namespace cachescope::ui
