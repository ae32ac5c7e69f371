// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/key_tree.h"

#include <QWidget>

#include <optional>

namespace cachescope::ui {

class Theme;

/// The kinds of keys of a cache as areas, one level of the tree at a time. A click on a kind that has kinds
/// below it goes down to them, one on any other chooses it; Backspace goes up. Arrow keys move between the
/// areas, Return does what a click does. Ctrl+click and Space filter by any. Main thread.
class Treemap : public QWidget
{
    Q_OBJECT

public:
    enum class Measure { Count, Bytes };

    explicit Treemap(const Theme &theme, QWidget *parent = nullptr);

    /// Stays at the level with the same pattern where the new tree has it.
    void setTree(const inspect::KeyTreePtr &tree);
    /// By node of the tree: the part of each that is drawn in colour, the others faded. None: all is.
    void setSubset(const std::vector<inspect::NamedTotal> &totals);
    /// Instead of areas.
    void setPlaceholder(const QString &text);
    void setMeasure(Measure measure);

    [[nodiscard]] const inspect::KeyTreePtr &tree() const { return m_tree; }
    /// The node whose children are shown.
    [[nodiscard]] quint16 level() const { return m_level; }
    /// The highest level: the root, or the node below it that tells the first kinds apart.
    [[nodiscard]] quint16 home() const { return m_home; }
    /// Shows the children of `node`, if it has any.
    void setLevel(quint16 node);
    void goUp();
    /// What is shown, in order of size.
    [[nodiscard]] const std::vector<quint16> &shown() const { return m_shown; }
    [[nodiscard]] QRectF cellOf(std::size_t place) const { return m_cells.at(place); }
    /// ":ts", or what the rest is called.
    [[nodiscard]] QString labelOf(quint16 node) const;
    /// "audio/ogg: 96,204 entries · 4.95 GB", and what a click does.
    [[nodiscard]] QString describe(quint16 node) const;
    /// The kinds that are shown, names first.
    [[nodiscard]] QList<QStringList> table() const;

    [[nodiscard]] QSize sizeHint() const override { return {320, 130}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 78}; }

Q_SIGNALS:
    void levelChanged(quint16 node);
    void chosen(quint16 node); ///< its entries are wanted
    void filterWanted(quint16 node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] bool hasFolded(quint16 node) const;
    [[nodiscard]] static quint16 homeOf(const inspect::KeyTree &tree);
    [[nodiscard]] double valueOf(quint16 node) const;
    /// 0…1: how much of a node is in the subset.
    [[nodiscard]] double shareOf(quint16 node) const;
    /// All that is shown, for assistive technology.
    [[nodiscard]] QString listed() const;
    [[nodiscard]] QString figuresOf(quint16 node) const;
    [[nodiscard]] QColor colourOf(std::size_t place) const;
    void arrange();
    void drawCell(QPainter &painter, std::size_t place) const;
    void drawLabel(QPainter &painter, std::size_t place, const QRectF &clip, const QColor &ground) const;
    [[nodiscard]] std::optional<std::size_t> cellAt(const QPointF &point) const;
    void setCurrent(std::optional<std::size_t> place);
    void act(std::size_t place);

    const Theme &m_theme;
    inspect::KeyTreePtr m_tree; ///< null: the placeholder is shown
    std::vector<inspect::NamedTotal> m_subset;
    QString m_placeholder;
    Measure m_measure = Measure::Bytes;
    quint16 m_home = 0;
    quint16 m_level = 0;
    std::vector<quint16> m_shown;
    std::vector<QRectF> m_cells;          ///< as m_shown
    std::optional<std::size_t> m_current; ///< under the pointer or the keyboard's cursor
    std::optional<std::size_t> m_pressed; ///< by the button that is down
};

} // namespace cachescope::ui
