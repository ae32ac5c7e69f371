// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keyboard of a LinesView.
#include "ui/preview/lines_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>

namespace cachescope::ui {
namespace {

/// A letter or digit, as far as a double click is concerned.
bool isOfWord(QChar letter)
{
    return letter.isLetterOrNumber() || letter == QLatin1Char('_') || letter.isSurrogate() || letter.isMark();
}

} // namespace

LineMatch LinesView::positionAt(const QPoint &point) const
{
    const int line = rowNear(point.y());
    if (line < 0)
        return {};
    return {line, m_layouts.at(line).columnAt(point.x() - textLeft() + scrolledX())};
}

void LinesView::select(LineMatch where, int length)
{
    moveCursor(where, false);
    moveCursor({where.line, where.column + length}, true);
    const LaidOutLine &line = m_layouts.at(m_cursor.line);
    scrollToColumn(qFloor(line.xOf(where.column)), textLeft() + qCeil(line.xOf(m_cursor.column)) + 8);
}

void LinesView::selectAll()
{
    if (rowCount() == 0)
        return;
    m_anchor = {};
    m_cursor = {rowCount() - 1, lengthOf(rowCount() - 1)};
    viewport()->update();
}

void LinesView::moveCursor(LineMatch to, bool keepAnchor)
{
    if (rowCount() == 0) {
        m_anchor = m_cursor = {};
        return;
    }
    m_cursor.line = qBound(0, to.line, rowCount() - 1);
    m_cursor.column = qBound(0, to.column, lengthOf(m_cursor.line));
    if (!keepAnchor)
        m_anchor = m_cursor;
    scrollToRow(m_cursor.line);
    const int x = qFloor(m_layouts.at(m_cursor.line).xOf(m_cursor.column));
    scrollToColumn(m_cursor.column == 0 ? 0 : x, textLeft() + x + 1);
    viewport()->update();
    tellAssistants();
}

/// The triangle or the link there, if there is one.
bool LinesView::clickAt(const QPoint &point)
{
    const int line = rowNear(point.y());
    if (foldRect(line).contains(point)) {
        toggle(line);
        return true;
    }
    if (!linkRect(line).contains(point))
        return false;
    moveCursor({line, 0}, false); // which is come back to
    open(line);
    return true;
}

void LinesView::open(int line)
{
    if (const qint64 node = source()->base64Node(line); node >= 0)
        Q_EMIT openRequested(node);
}

void LinesView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || rowCount() == 0 || clickAt(point))
        return;
    moveCursor(positionAt(point), event->modifiers().testFlag(Qt::ShiftModifier));
    startDrag(point);
}

void LinesView::dragTo(const QPoint &point)
{
    m_cursor = positionAt(point);
    viewport()->update();
}

void LinesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || rowCount() == 0 || clickAt(event->position().toPoint()))
        return;
    const LineMatch at = positionAt(event->position().toPoint());
    const QString &text = m_layouts.at(at.line).line.text;
    int from = at.column;
    int to = at.column;
    while (from > 0 && isOfWord(text[from - 1]))
        --from;
    while (to < text.size() && isOfWord(text[to]))
        ++to;
    moveCursor({at.line, from}, false);
    moveCursor({at.line, to}, true);
}

bool LinesView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        showPointer(static_cast<QMouseEvent *>(event)->position().toPoint());
    } else if (event->type() == QEvent::Leave) {
        m_hovered = -1;
        viewport()->update();
    }
    return RowsArea::viewportEvent(event);
}

void LinesView::showPointer(const QPoint &point)
{
    const int line = rowNear(point.y());
    const bool onFold = foldRect(line).contains(point);
    if (const int hovered = onFold ? line : -1; hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
    const bool hand = onFold || linkRect(line).contains(point);
    const bool text = point.x() >= textLeft();
    viewport()->setCursor(hand ? Qt::PointingHandCursor : text ? Qt::IBeamCursor : Qt::ArrowCursor);
}

/// What the window has for itself otherwise.
bool LinesView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll))
            event->accept();
    }
    return RowsArea::event(event);
}

void LinesView::keyPressEvent(QKeyEvent *event)
{
    if (rowCount() == 0)
        return event->ignore();
    event->accept();
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (foldByKey(*event))
        return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (const auto to = cursorFor(*event))
        moveCursor(*to, event->modifiers().testFlag(Qt::ShiftModifier));
    else if (enter && m_layouts.at(m_cursor.line).line.opens)
        open(m_cursor.line);
    else
        event->ignore();
}

bool LinesView::foldByKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers others = event.modifiers() & ~Qt::KeypadModifier;
    const inspect::ShownLine &line = m_layouts.at(m_cursor.line).line;
    if (others != Qt::NoModifier || m_cursor.column > 0 || !line.foldable)
        return false;
    if (event.key() != (line.folded ? Qt::Key_Right : Qt::Key_Left))
        return false;
    toggle(m_cursor.line);
    return true;
}

LineMatch LinesView::before(LineMatch position) const
{
    if (position.column == 0)
        return position.line == 0 ? position : LineMatch{position.line - 1, lengthOf(position.line - 1)};
    return {position.line, m_layouts.at(position.line).layout.previousCursorPosition(position.column)};
}

LineMatch LinesView::behind(LineMatch position) const
{
    if (position.column >= lengthOf(position.line))
        return position.line + 1 < rowCount() ? LineMatch{position.line + 1, 0} : position;
    return {position.line, m_layouts.at(position.line).layout.nextCursorPosition(position.column)};
}

std::optional<LineMatch> LinesView::cursorFor(const QKeyEvent &event) const
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const LineMatch at = m_cursor;
    if (event.modifiers().testFlag(Qt::AltModifier))
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Up:
        return LineMatch{at.line - 1, at.column};
    case Qt::Key_Down:
        return LineMatch{at.line + 1, at.column};
    case Qt::Key_PageUp:
        return LineMatch{at.line - pageRows(), at.column};
    case Qt::Key_PageDown:
        return LineMatch{static_cast<int>(qMin(qint64{at.line} + pageRows(), qint64{rowCount()} - 1)),
                         at.column};
    case Qt::Key_Home:
        return control ? LineMatch{} : LineMatch{at.line, 0};
    case Qt::Key_End:
        return control ? LineMatch{rowCount() - 1, lengthOf(rowCount() - 1)}
                       : LineMatch{at.line, lengthOf(at.line)};
    case Qt::Key_Left:
        return before(at);
    case Qt::Key_Right:
        return behind(at);
    default:
        return std::nullopt;
    }
}

void LinesView::copy()
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (from != to && source())
        takeCopied(from, to);
}

/// A line that goes on with the one before is joined to it, as it is in the text itself.
void LinesView::takeCopied(const LineMatch &from, const LineMatch &to)
{
    auto text = std::make_shared<QString>();
    const auto take = [text, from, to](qint64 index, const inspect::ShownLine &line) {
        if (index > from.line && line.number > 0)
            text->append(QLatin1Char('\n'));
        const int first = index == from.line ? from.column : 0;
        text->append(index == to.line ? line.text.mid(first, to.column - first) : line.text.mid(first));
        return text->size() <= kMostCopied;
    };
    m_copying.start(source(), from.line, qint64{to.line} + 1, take, [this, text] {
        if (text->size() > kMostCopied)
            return Q_EMIT notCopied(tr("That is too much text to copy at once. Save the value instead."));
        QGuiApplication::clipboard()->setText(*text);
        Q_EMIT copied();
    });
}

void LinesView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copying = menu.addAction(tr("&Copy"), this, &LinesView::copy);
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(hasSelection());
    QAction *all = menu.addAction(tr("Select &all"), this, &LinesView::selectAll);
    all->setShortcut(QKeySequence::SelectAll);
    if (source() && source()->canFold()) {
        menu.addSeparator();
        menu.addAction(tr("&Fold all"), this, [this] { setAllFolded(true); });
        menu.addAction(tr("&Unfold all"), this, [this] { setAllFolded(false); });
    }
    menu.exec(event->globalPos());
}

} // namespace cachescope::ui
