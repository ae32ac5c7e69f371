// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of a HexView, and what it asks for; what reacts to people is in hex_view_input.cpp.
#include "ui/preview/hex_view.h"

#include "ui/help/shortcut_list.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr int kMargin = 8;
constexpr int kLettersAByte = 3; // with the gap behind it
constexpr int kGroup = 8;        // bytes, after which the gap is wider
constexpr QChar kNoLetter(0x00B7);

bool isPrintable(quint8 byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

} // namespace

HexView::HexView(const Theme &theme, QWidget *parent)
    : RowsArea(parent)
    , m_theme(theme)
    , m_letter(qRound(QFontMetricsF(fonts::monospace()).horizontalAdvance(QLatin1Char('0'))))
{
    setAccessibleName(tr("Bytes"));
    describeKeys(this, tr("Bytes of a value"),
                 {{tr("Go to an offset"), {keyText(QKeySequence(Qt::CTRL | Qt::Key_G))}},
                  {tr("Copy what is selected as hex"), {keyText(QKeySequence::Copy)}}});
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void HexView::start(qint64 size)
{
    m_windows.clear();
    m_bytes.reset();
    m_asked.reset();
    m_failed.reset();
    m_size = size;
    m_anchor = m_cursor = 0;
    fit();
    scrollToStart();
    Q_EMIT selectionChanged();
}

void HexView::setBytes(const QByteArray &bytes)
{
    start(bytes.size());
    m_bytes = bytes;
}

void HexView::clear()
{
    setBytes(QByteArray());
}

void HexView::takeWindow(qint64 offset, const QByteArray &bytes, qint64 size)
{
    m_windows.insert(offset, bytes);
    if (m_asked) // what did not come is not asked for again and again
        m_asked = m_windows.missing({m_asked->offset, qMin(m_asked->length, size - m_asked->offset)});
    if (size != m_size) {
        m_size = size;
        m_cursor = std::clamp<qint64>(m_cursor, 0, qMax<qint64>(0, size - 1));
        m_anchor = std::clamp<qint64>(m_anchor, 0, qMax<qint64>(0, size - 1));
        fit();
        Q_EMIT selectionChanged();
    }
    viewport()->update();
    tellAssistants();
}

/// Chooses how many bytes go on a row, and how many rows that makes.
void HexView::fit()
{
    const qint64 first = rowCount() > 0 ? qint64{qMax(0, firstVisibleRow())} * m_bytesPerRow : 0;
    m_offsetDigits = qMax(4, static_cast<int>(QString::number(qMax<qint64>(0, m_size - 1), 16).size()));
    m_bytesPerRow = 32;
    while (m_bytesPerRow > 8 && letterLeft(m_bytesPerRow) + kMargin > viewport()->width())
        m_bytesPerRow /= 2;
    setRowCount(static_cast<int>((m_size + m_bytesPerRow - 1) / m_bytesPerRow));
    setContentWidth(letterLeft(m_bytesPerRow) + kMargin);
    if (rowCount() > 0 && first / m_bytesPerRow != firstVisibleRow()) {
        scrollToRow(rowCount() - 1);
        scrollToRow(static_cast<int>(first / m_bytesPerRow));
    }
}

int HexView::digitsLeft() const
{
    return kMargin + (m_offsetDigits + 2) * m_letter;
}

int HexView::byteLeft(int column) const
{
    return digitsLeft() + (column * kLettersAByte + column / kGroup) * m_letter;
}

int HexView::letterLeft(int column) const
{
    const int groups = (m_bytesPerRow - 1) / kGroup;
    return digitsLeft() + (m_bytesPerRow * kLettersAByte + groups + 1 + column) * m_letter;
}

QRect HexView::byteRect(qint64 offset) const
{
    const QRect row = rowRect(static_cast<int>(offset / m_bytesPerRow));
    if (row.isEmpty() || offset >= m_size)
        return {};
    const int left = byteLeft(static_cast<int>(offset % m_bytesPerRow)) - scrolledX();
    return {left, row.top(), 2 * m_letter, row.height()};
}

QRect HexView::letterRect(qint64 offset) const
{
    const QRect row = rowRect(static_cast<int>(offset / m_bytesPerRow));
    if (row.isEmpty() || offset >= m_size)
        return {};
    const int left = letterLeft(static_cast<int>(offset % m_bytesPerRow)) - scrolledX();
    return {left, row.top(), m_letter, row.height()};
}

std::optional<quint8> HexView::byteAt(qint64 offset) const
{
    if (!m_bytes)
        return m_windows.at(offset);
    return offset < m_bytes->size() ? std::optional(static_cast<quint8>((*m_bytes)[offset])) : std::nullopt;
}

void HexView::paintEvent(QPaintEvent *event)
{
    askForSeen();
    RowsArea::paintEvent(event);
}

/// What could not be read is not asked for again until something else was.
void HexView::windowFailed()
{
    m_failed = std::exchange(m_asked, std::nullopt);
}

/// One question at a time: what is seen when it is answered is asked for then.
void HexView::askForSeen()
{
    if (m_bytes || m_asked || rowCount() == 0)
        return;
    const qint64 from = qint64{firstVisibleRow()} * m_bytesPerRow;
    const qint64 to = qMin(m_size, (qint64{lastVisibleRow()} + 1) * m_bytesPerRow);
    const std::optional<ByteSpan> wanted = m_windows.missing({from, to - from});
    if (wanted == m_failed)
        return;
    m_asked = wanted;
    if (m_asked)
        Q_EMIT windowWanted(m_asked->offset, m_asked->length);
}

void HexView::paintRow(QPainter &painter, int row, const QRect &rect)
{
    const qint64 first = qint64{row} * m_bytesPerRow;
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(QRect(kMargin - scrolledX(), rect.top(), m_offsetDigits * m_letter, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral("%1").arg(first, m_offsetDigits, 16, QLatin1Char('0')).toUpper());
    const qint64 end = qMin(m_size, first + m_bytesPerRow);
    for (qint64 offset = first; offset < end; ++offset)
        paintByte(painter, offset);
}

void HexView::paintByte(QPainter &painter, qint64 offset) const
{
    const Tokens &tokens = m_theme.tokens();
    const auto byte = byteAt(offset);
    const QRect digits = byteRect(offset);
    const QRect letter = letterRect(offset);
    const ByteSpan selected = selection();
    const bool isSelected = offset >= selected.offset && offset < selected.offset + selected.length &&
                            (hasFocus() || selected.length > 1);
    if (isSelected) {
        const bool goesOn =
            offset + 1 < selected.offset + selected.length && (offset + 1) % m_bytesPerRow != 0;
        const QColor ground = selected.length > 1 ? tokens.accent : tokens.accentGround;
        painter.fillRect(
            goesOn ? digits.adjusted(0, 0, byteLeft(1) - byteLeft(0) - digits.width(), 0) : digits, ground);
        painter.fillRect(letter, ground);
    }
    const bool dim = !byte || *byte == 0;
    const QColor ink = isSelected && selected.length > 1 ? tokens.onAccent : dim ? tokens.muted : tokens.text;
    painter.setPen(byte ? ink : tokens.faded);
    painter.drawText(digits, Qt::AlignCenter,
                     byte ? QStringLiteral("%1").arg(*byte, 2, 16, QLatin1Char('0')).toUpper()
                          : QString(2, kNoLetter));
    const bool printable = byte && isPrintable(*byte);
    painter.setPen(printable || (isSelected && selected.length > 1) ? ink : tokens.faded);
    painter.drawText(letter, Qt::AlignCenter,
                     printable ? QString(QLatin1Char(static_cast<char>(*byte))) : QString(kNoLetter));
    if (hasFocus() && offset == m_cursor)
        painter.fillRect(QRect(digits.left(), digits.bottom() - 1, digits.width(), 2), tokens.accent);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    RowsArea::resizeEvent(event);
    fit();
}

QString HexView::spokenText() const
{
    if (m_size == 0)
        return tr("no bytes");
    const auto byte = byteAt(m_cursor);
    const QString offset = tr("offset %1").arg(m_cursor);
    return byte ? tr("%1: %2").arg(offset, QStringLiteral("%1").arg(*byte, 2, 16, QLatin1Char('0')))
                : tr("%1: loading").arg(offset);
}

} // namespace cachescope::ui
