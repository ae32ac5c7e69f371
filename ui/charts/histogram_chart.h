// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/stratified_sample.h"
#include "ui/charts/chart_view.h"

#include <QStackedBarSeries>

#include <functional>
#include <optional>
#include <utility>

namespace cachescope::ui {

/// What a histogram is over: how its x axis is labelled and its ranges are put in words.
enum class HistogramKind { Sizes, Ages, Created };

/// A value on a histogram's axis that is worth a mark: "median", "p99".
struct HistogramMark
{
    double value = 0.0;
    QString label;

    bool operator==(const HistogramMark &) const = default;
};

/// Bins side by side with equal widths. Hovering says exact figures. A click on a bin, or arrow keys and
/// Return, choose it; a drag over several, Ctrl+click, or Shift with arrow keys and Space, brush them:
/// choosing asks for the entries, brushing for a filter.
class HistogramChart : public ChartView
{
    Q_OBJECT

public:
    enum class Measure { Count, Bytes };
    using BinRange = std::pair<int, int>; ///< first and last bin, both included
    using Bins = std::vector<inspect::HistogramBin>;

    HistogramChart(const Theme &theme, HistogramKind kind, int seriesColour, QWidget *parent = nullptr);

    /// Of all entries. The choice stays where there are bins of the same range; part and errors do not.
    void setBins(const Bins &bins);
    /// The entries that are drawn in colour, all others faded. As many bins as all have; none: all are.
    void setPart(const Bins &part);
    /// The bins are estimates: drawn lighter, with where the true figures lie. As many as bins; none: exact.
    void setErrors(const std::vector<inspect::Estimated> &entries,
                   const std::vector<inspect::Estimated> &bytes);
    /// Lines across, one set for each measure.
    void setMarks(const QList<HistogramMark> &byCount, const QList<HistogramMark> &byBytes);
    void setMeasure(Measure measure);
    /// Draws the other bins faded while there is no part; none: all in colour. Does not emit.
    void setChosen(std::optional<BinRange> range);
    [[nodiscard]] std::optional<BinRange> chosen() const { return m_chosen; }

    [[nodiscard]] HistogramKind kind() const { return m_kind; }
    [[nodiscard]] const Bins &bins() const { return m_bins; }
    /// Empty where everything is drawn in colour.
    [[nodiscard]] const Bins &part() const { return m_part; }
    [[nodiscard]] const QList<HistogramMark> &marks() const;
    /// What is drawn in colour, and faded, of a bin, in the measure shown.
    [[nodiscard]] std::pair<double, double> drawn(int bin) const;
    /// The middle of a bin's column, in pixels of the viewport.
    [[nodiscard]] QPoint binCentre(int bin) const;
    /// "10.0 kB – 12.6 kB", "1.0 h – 1.3 h": the range from the start of one bin to the end of another.
    [[nodiscard]] QString rangeText(const BinRange &range) const;
    /// The figures of all bins, names first.
    [[nodiscard]] QList<QStringList> table() const;

Q_SIGNALS:
    void binsChosen(int first, int last);
    void binsBrushed(int first, int last);

protected:
    void applyTheme() override;
    void drawUnderlay(QPainter *painter) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// Which of `others` cover the same range as these bins do; none if none do.
    [[nodiscard]] std::optional<BinRange> sameRange(const std::optional<BinRange> &range,
                                                    const Bins &others) const;
    [[nodiscard]] std::optional<int> sameBin(const std::optional<int> &bin, const Bins &others) const;
    [[nodiscard]] std::optional<int> binAt(const QPointF &pixels) const;
    /// The same, for a drag that leaves the bars at a side.
    [[nodiscard]] std::optional<int> nearestBin(const QPointF &pixels) const;
    [[nodiscard]] double valueOf(const inspect::HistogramBin &bin) const;
    [[nodiscard]] QString figuresOf(const inspect::HistogramBin &bin) const;
    [[nodiscard]] QString describe(const BinRange &range) const;
    /// Of all bins: how far they reach, where most is, and the marks.
    [[nodiscard]] QString summary() const;
    /// Tells screen readers of what is under the cursor, or of all bins.
    void tell();
    [[nodiscard]] const std::vector<inspect::Estimated> &errors() const;
    [[nodiscard]] std::vector<Tick> binTicks() const;
    /// From where the cursor is extended to where it is.
    [[nodiscard]] std::optional<BinRange> selected() const;
    void moveCursor(int bin, bool extend);
    void setCurrent(std::optional<int> bin);
    void refill();
    void drawErrors(QPainter *painter) const;
    void drawMarks(QPainter *painter) const;

    HistogramKind m_kind;
    int m_seriesColour;
    Measure m_measure = Measure::Count;
    Bins m_bins;
    Bins m_part;
    std::vector<inspect::Estimated> m_entryErrors;
    std::vector<inspect::Estimated> m_byteErrors;
    QList<HistogramMark> m_countMarks;
    QList<HistogramMark> m_byteMarks;
    std::optional<BinRange> m_chosen;
    std::optional<int> m_current; ///< under the pointer or the keyboard's cursor
    std::optional<int> m_pressed; ///< where a drag, or extending the cursor, began
    QBarSet *m_inside;
    QBarSet *m_outside;
    QStackedBarSeries *m_series;
};

} // namespace cachescope::ui
