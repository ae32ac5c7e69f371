// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer, keyboard and clipboard of a HexView.
#include "core/base/format.h"
#include "ui/preview/hex_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>

namespace cachescope::ui {

ByteSpan HexView::selection() const
{
    if (m_size == 0)
        return {};
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    return {from, to - from + 1};
}

void HexView::goTo(qint64 offset)
{
    moveCursor(offset, false);
}

void HexView::moveCursor(qint64 to, bool keepAnchor)
{
    m_cursor = std::clamp<qint64>(to, 0, qMax<qint64>(0, m_size - 1));
    if (!keepAnchor)
        m_anchor = m_cursor;
    if (m_size > 0) {
        scrollToRow(static_cast<int>(m_cursor / m_bytesPerRow));
        const int column = static_cast<int>(m_cursor % m_bytesPerRow);
        scrollToColumn(column == 0 ? 0 : byteLeft(column), byteLeft(column) + 2 * m_letter);
    }
    viewport()->update();
    tellAssistants();
    Q_EMIT selectionChanged();
}

qint64 HexView::offsetAt(const QPoint &point) const
{
    const qint64 first = qint64{qMax(0, rowNear(point.y()))} * m_bytesPerRow;
    const int x = point.x() + scrolledX();
    const bool inText = x >= letterLeft(0) - m_letter / 2;
    int column = inText ? (x - letterLeft(0)) / m_letter : 0;
    while (!inText && column + 1 < m_bytesPerRow && x >= byteLeft(column + 1) - m_letter / 2)
        ++column;
    return qMin(m_size - 1, first + qBound(0, column, m_bytesPerRow - 1));
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_size == 0)
        return;
    const QPoint point = event->position().toPoint();
    moveCursor(offsetAt(point), event->modifiers().testFlag(Qt::ShiftModifier));
    startDrag(point);
}

void HexView::dragTo(const QPoint &point)
{
    m_cursor = offsetAt(point);
    viewport()->update();
    Q_EMIT selectionChanged();
}

/// What the window has for itself otherwise.
bool HexView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool goes = key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_G;
        if (goes || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll))
            event->accept();
    }
    return RowsArea::event(event);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_G)
        return Q_EMIT goToRequested();
    if (event->matches(QKeySequence::Copy))
        return copy(CopyAs::Hex);
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_cursor = qMax<qint64>(0, m_size - 1);
        viewport()->update();
        return Q_EMIT selectionChanged();
    }
    if (const auto to = cursorFor(*event))
        moveCursor(*to, event->modifiers().testFlag(Qt::ShiftModifier));
    else
        event->ignore();
}

std::optional<qint64> HexView::cursorFor(const QKeyEvent &event) const
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const qint64 row = m_cursor - m_cursor % m_bytesPerRow;
    if (event.modifiers().testFlag(Qt::AltModifier) || m_size == 0)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Left:
        return m_cursor - 1;
    case Qt::Key_Right:
        return m_cursor + 1;
    case Qt::Key_Up:
        return m_cursor < m_bytesPerRow ? m_cursor : m_cursor - m_bytesPerRow;
    case Qt::Key_Down:
        return m_cursor + m_bytesPerRow < m_size ? m_cursor + m_bytesPerRow : m_cursor;
    case Qt::Key_PageUp:
        return m_cursor - qint64{pageRows()} * m_bytesPerRow;
    case Qt::Key_PageDown:
        return m_cursor + qint64{pageRows()} * m_bytesPerRow;
    case Qt::Key_Home:
        return control ? 0 : row;
    case Qt::Key_End:
        return control ? m_size - 1 : row + m_bytesPerRow - 1;
    default:
        return std::nullopt;
    }
}

void HexView::copy(CopyAs as)
{
    const ByteSpan span = selection();
    if (span.length == 0)
        return;
    if (span.length > kMostCopied)
        return Q_EMIT notCopied(
            tr("At most %1 are copied at a time. Save the value instead.").arg(formatBytes(kMostCopied)));
    if (const auto known = m_bytes ? m_bytes->mid(span.offset, span.length) : m_windows.bytes(span))
        takeCopied(*known, as);
    else
        Q_EMIT copyWanted(span.offset, span.length, as);
}

/// As text, bytes that are no UTF-8 become U+FFFD, and NUL a space: no clipboard hands that on.
void HexView::takeCopied(const QByteArray &bytes, CopyAs as)
{
    QString text = as == CopyAs::Hex ? QString::fromLatin1(bytes.toHex(' ')) : QString::fromUtf8(bytes);
    text.replace(QChar(QChar::Null), QLatin1Char(' '));
    QGuiApplication::clipboard()->setText(text);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *hex = menu.addAction(tr("&Copy as hex"), this, [this] { copy(CopyAs::Hex); });
    hex->setShortcut(QKeySequence::Copy);
    hex->setEnabled(m_size > 0);
    menu.addAction(tr("Copy as &text"), this, [this] { copy(CopyAs::Text); })->setEnabled(m_size > 0);
    menu.addSeparator();
    QAction *going = menu.addAction(tr("&Go to offset…"), this, &HexView::goToRequested);
    going->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    menu.exec(event->globalPos());
}

} // namespace cachescope::ui
