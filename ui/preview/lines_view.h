// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/line_finder.h"
#include "ui/preview/line_layouts.h"
#include "ui/preview/rows_area.h"

namespace cachescope::ui {

class Theme;

/// Shows a text of any number of lines with their numbers, colours and folds. Text is selected by mouse and
/// keyboard and copied as it is; nothing is edited. Left at the start of a line that can be folded folds it,
/// Right unfolds it. Main thread.
class LinesView : public RowsArea
{
    Q_OBJECT

public:
    /// More is not copied.
    static constexpr qsizetype kMostCopied = qsizetype{32} << 20;

    explicit LinesView(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it from its start; null shows nothing. Only lines of one source are compared by their index.
    void setSource(const LineSourcePtr &source);
    [[nodiscard]] const LineSourcePtr &source() const { return m_layouts.source(); }

    void toggle(int line);
    void setAllFolded(bool folded);
    /// Selects `length` letters there and scrolls to them.
    void select(LineMatch where, int length);
    void selectAll();
    [[nodiscard]] LineMatch cursor() const { return m_cursor; }
    [[nodiscard]] bool hasSelection() const { return m_cursor != m_anchor; }
    /// The selection into the clipboard, in the background if it is long; copied() or notCopied() follows.
    void copy();
    /// Marks every place of `text` that is seen.
    void setMarked(const QString &text);

    [[nodiscard]] QString spokenText() const override;
    /// Of the triangle that folds a line, and of its link; empty where there is none, or it is not seen.
    [[nodiscard]] QRect foldRect(int line) const;
    [[nodiscard]] QRect linkRect(int line) const;

Q_SIGNALS:
    void openRequested(qint64 node); ///< the field in a line that opens: LineSource::base64Node()
    void foldsChanged();             ///< lines have other indexes now
    void copied();
    void notCopied(const QString &why);

protected:
    void paintRow(QPainter &painter, int row, const QRect &rect) override;
    void dragTo(const QPoint &point) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void measure();
    void takeLines();
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] LineMatch positionAt(const QPoint &point) const;
    [[nodiscard]] std::pair<int, int> selectedIn(int row) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> highlightsIn(int row, const QString &text) const;
    void paintGutter(QPainter &painter, int row, const QRect &rect, const inspect::ShownLine &line) const;
    void paintFold(QPainter &painter, const QRect &rect, bool folded) const;
    void paintLink(QPainter &painter, int row, const inspect::ShownLine &line) const;
    void open(int line);
    void paintCursor(QPainter &painter, const LaidOutLine &line, const QRect &rect) const;

    [[nodiscard]] bool clickAt(const QPoint &point);
    void showPointer(const QPoint &point);
    void moveCursor(LineMatch to, bool keepAnchor);
    [[nodiscard]] std::optional<LineMatch> cursorFor(const QKeyEvent &event) const;
    [[nodiscard]] LineMatch before(LineMatch position) const;
    [[nodiscard]] LineMatch behind(LineMatch position) const;
    [[nodiscard]] bool foldByKey(const QKeyEvent &event);
    [[nodiscard]] int lengthOf(int line) const;
    void takeCopied(const LineMatch &from, const LineMatch &to);

    const Theme &m_theme;
    const qreal m_letter; ///< the width of a digit in pixels
    LineLayouts m_layouts;
    LineWalk m_copying;
    QString m_marked;
    LineMatch m_anchor;
    LineMatch m_cursor;
    int m_numberDigits = 1;
    int m_hovered = -1; ///< the line whose triangle is under the pointer
};

} // namespace cachescope::ui
