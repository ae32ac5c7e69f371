// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/miss_ratio_curve.h"
#include "core/inspect/forecast/survivor_curve.h"
#include "ui/charts/chart_view.h"

#include <QAreaSeries>
#include <QLineSeries>

#include <memory>
#include <optional>

namespace cachescope::ui {

/// What a budget would keep of a file: shares of bytes and entries by budget, with a line at one budget that
/// the mouse drags, and arrow keys move (with Shift and Page Up and Down in large steps, Home and End to the
/// ends). Left of the line is what is kept, right of it what is dropped: a click there, or Return (kept: with
/// Shift), chooses those entries. Hovering says exact figures.
class SurvivorChart : public ChartView
{
    Q_OBJECT

public:
    explicit SurvivorChart(const Theme &theme, QWidget *parent = nullptr);

    /// Null: nothing is drawn. The budget stays if it is within the curve; otherwise, and at first, it is
    /// half of the bytes that could be dropped. Does not emit.
    void setCurve(std::shared_ptr<const inspect::SurvivorCurve> curve);
    [[nodiscard]] const std::shared_ptr<const inspect::SurvivorCurve> &curve() const { return m_curve; }
    /// The miss ratio under a recorded trace, drawn beside the shares. Null: none.
    void setMissRatios(std::shared_ptr<const inspect::MissRatioCurve> misses);

    /// Moves the line, into the curve. Does not emit.
    void setBudget(qint64 bytes);
    /// 0 without a curve, or if nothing could be dropped.
    [[nodiscard]] qint64 budget() const { return m_budget; }
    /// What the line says: "3.75 GB drops 71,310 entries read before 14 Nov". Empty without a curve.
    [[nodiscard]] QString statement() const;
    /// The handle of the line, in pixels of the viewport.
    [[nodiscard]] QPoint handle() const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 150}; }

Q_SIGNALS:
    void budgetMoved(qint64 bytes); ///< by the user
    /// `filter` selects just what the budget drops, `label` says so. Not emitted where no filter can: of
    /// entries that were read at the same moment some go and some stay.
    void droppedChosen(const cachescope::inspect::EntryFilter &filter, const QString &label);
    /// The same of what it keeps, without the pinned.
    void keptChosen(const cachescope::inspect::EntryFilter &filter, const QString &label);

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
    enum class Side { Kept, Dropped };

    void refill();
    void refillShares(double end);
    void refillMisses(double end);
    [[nodiscard]] bool isMovable() const { return m_curve && m_curve->fullBudgetBytes() > 0; }
    void moveTo(qint64 bytes);
    [[nodiscard]] std::optional<qint64> keyBudget(const QKeyEvent &event) const;
    [[nodiscard]] static qint64 roundedBudget(double bytes, double perPixel);
    [[nodiscard]] qint64 budgetAt(const QPointF &pixels) const;
    [[nodiscard]] qreal lineX() const;
    [[nodiscard]] bool isOnLine(const QPointF &pixels) const;
    [[nodiscard]] std::optional<Side> sideAt(const QPointF &pixels) const;
    [[nodiscard]] std::optional<inspect::EntryFilter> filterOf(Side side) const;
    void choose(Side side);
    [[nodiscard]] QString hint(Side side) const;
    void hover(const QPointF &pixels);
    void drawLine(QPainter *painter) const;
    void drawOnGround(QPainter *painter, const QRectF &room, int flags, const QString &text) const;
    void drawStatement(QPainter *painter) const;
    void drawCaption(QPainter *painter) const;
    void drawLegend(QPainter *painter) const;
    void describe();

    std::shared_ptr<const inspect::SurvivorCurve> m_curve;
    std::shared_ptr<const inspect::MissRatioCurve> m_misses;
    qint64 m_budget = 0;
    std::optional<QPointF> m_pressed;
    qreal m_grabbed = 0.0; ///< how far from the line it was pressed
    bool m_dragging = false;
    QLineSeries *m_bytes;
    QLineSeries *m_top; ///< of the area under m_bytes
    QAreaSeries *m_area;
    QLineSeries *m_entries;
    QLineSeries *m_missLine;
};

} // namespace cachescope::ui
