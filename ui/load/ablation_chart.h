// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_grid.h"

#include <QWidget>

namespace cachescope::ui {

class Theme;
struct Tokens;

/// Which switch of a design causes which lock errors: a row for each switch, a column for each design, and in
/// each cell what turning that one switch did. Blue cells have fewer errors than the design itself, orange
/// ones more; the figures say so too. Arrow keys move between the cells. Main thread.
class AblationChart : public QWidget
{
    Q_OBJECT

public:
    /// A cell; row −1 is the design itself.
    struct Place
    {
        int row = 0;
        int column = 0;

        bool operator==(const Place &) const = default;
    };

    explicit AblationChart(const Theme &theme, QWidget *parent = nullptr);

    void setGrid(const load::AblationGrid &grid);
    [[nodiscard]] const load::AblationGrid &grid() const { return m_grid; }

    [[nodiscard]] std::optional<Place> current() const { return m_current; }
    [[nodiscard]] QRect rectOf(Place place) const;
    [[nodiscard]] std::optional<Place> placeAt(const QPoint &point) const;
    /// What the cell says, in sentences.
    [[nodiscard]] QString describe(Place place) const;
    /// "−1,081", "±0", "+34".
    [[nodiscard]] static QString changeText(qint64 change);
    /// Of a cell whose strength is −1 (fewer errors) … 1 (more).
    [[nodiscard]] static QColor colourOf(const Tokens &tokens, double strength);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int columnCount() const { return static_cast<int>(m_grid.columns.size()); }
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_grid.switches.size()); }
    [[nodiscard]] int columnWidth() const;
    [[nodiscard]] QSize sizeOf(int columnWidth) const;
    void setCurrent(std::optional<Place> place);
    void move(int rows, int columns);
    void drawHeaders(QPainter &painter) const;
    void drawBase(QPainter &painter, int column) const;
    void drawCell(QPainter &painter, Place place) const;
    void drawText(QPainter &painter, const QRect &rect, const QString &figure, const QString &note,
                  const QColor &colour) const;

    const Theme &m_theme;
    load::AblationGrid m_grid;
    std::optional<Place> m_current;
};

} // namespace cachescope::ui
