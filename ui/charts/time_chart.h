// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/charts/time_cursor.h"

#include <QPixmap>

#include <optional>

namespace cachescope::ui {

/// Something that happened at a moment, with the colour of what it happened to.
struct TimeMark
{
    double atSeconds = 0.0;
    QString text; ///< a sentence, said when the cursor is near
    int series = 0;

    bool operator==(const TimeMark &) const = default;
};

/// The base of charts over seconds since a start. Several of them share a TimeCursor: its line and the values
/// at it are shown in all. The pointer moves it, and in a chart with the focus Left, Right (a step), Page Up,
/// Page Down (ten), Home, End; Escape takes it away. The values are also the accessible description.
/// What is drawn is kept as a picture until it changes, so that moving the cursor costs next to nothing.
class TimeChart : public ChartView
{
    Q_OBJECT

public:
    /// `cursor` must outlive it.
    TimeChart(const Theme &theme, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Where the axis ends, at least a second; the same for all that share the cursor.
    void setTimeSpan(double seconds);
    void setMarks(const QList<TimeMark> &marks);
    /// What there is to say of that moment, a line for each thing; empty: nothing.
    [[nodiscard]] QString textAt(double seconds) const;
    /// A name for each column, then a line for each moment, for copying. Empty: there is nothing.
    [[nodiscard]] virtual QList<QStringList> table() const = 0;

protected:
    /// Draws what the chart shows, over the grid.
    virtual void drawPlot(QPainter &painter) const = 0;
    /// The values at that moment, a line each; empty: there are none.
    [[nodiscard]] virtual QString describe(double seconds) const = 0;
    /// How long one step of the keyboard is, and where the last one may lead.
    [[nodiscard]] virtual double stepSeconds() const = 0;
    [[nodiscard]] virtual double lastSeconds() const = 0;

    /// What drawPlot() draws is another now.
    void plotChanged();
    /// What describe() says is another now.
    void refreshCursor();

    bool event(QEvent *event) override;
    void applyTheme() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void drawKeptPlot(QPainter &painter);
    void drawMarks(QPainter &painter) const;
    void drawCursor(QPainter &painter) const;
    void drawFocus(QPainter &painter) const;
    [[nodiscard]] std::optional<double> movedBy(int key) const;
    [[nodiscard]] QString textOf(double seconds, const QStringList &marks) const;
    [[nodiscard]] QStringList marksNear(double seconds) const;

    TimeCursor &m_cursor;
    QList<TimeMark> m_marks;
    double m_span = 10.0;
    QPixmap m_kept; ///< null: to be drawn
};

} // namespace cachescope::ui
