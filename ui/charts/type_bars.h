// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/type_scan.h"

#include <QWidget>

#include <optional>

namespace cachescope::ui {

class Theme;

/// How the bytes of a cache are spread over content types: a bar for each, the largest first. A click, or
/// arrow keys and Return, choose a type; Ctrl+click and Space brush it. Main thread.
class TypeBars : public QWidget
{
    Q_OBJECT

public:
    explicit TypeBars(const Theme &theme, QWidget *parent = nullptr);

    void setShares(const inspect::TypeShares &shares);
    /// What is drawn in colour of each bar, by the names of shares, the rest faded. None: all is.
    void setPart(const std::optional<std::vector<inspect::NamedTotal>> &part);
    /// Instead of bars.
    void setPlaceholder(const QString &text);

    /// What there is room for: the last row adds up the types that have none of their own.
    [[nodiscard]] int rowCount() const;
    /// "Ogg Opus", "4.95 GB · 96,204".
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] QPoint rowCentre(int row) const;
    /// The figures of all types, names first.
    [[nodiscard]] QList<QStringList> table() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A group's name (contentTypeGroupName()).
    void typeChosen(const QString &group);
    void typeBrushed(const QString &group);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] inspect::NamedTotal shareAt(int row) const;
    [[nodiscard]] inspect::NamedTotal partOf(const QString &name) const;
    [[nodiscard]] qint64 partBytesAt(int row) const;
    [[nodiscard]] bool isRest(int row) const;
    [[nodiscard]] QString labelOf(int row) const;
    [[nodiscard]] QString figuresOf(int row) const;
    [[nodiscard]] std::optional<int> rowAt(const QPointF &point) const;
    void setCurrent(std::optional<int> row);
    void choose(int row, bool brush);
    void drawBar(QPainter &painter, int row, const QRectF &track) const;
    void drawRow(QPainter &painter, int row) const;

    const Theme &m_theme;
    inspect::TypeShares m_shares;
    std::optional<std::vector<inspect::NamedTotal>> m_part;
    qint64 m_allBytes = 0;
    QString m_placeholder;
    std::optional<int> m_current; ///< under the pointer or the keyboard's cursor
    std::optional<int> m_pressed; ///< by the button that is down
};

} // namespace cachescope::ui
