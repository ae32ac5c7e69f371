// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of a LinesView; what reacts to people is in lines_view_input.cpp. From left to right: the
// numbers, a column for the triangles that fold, the text; the first two stay when the text is scrolled.
#include "ui/preview/lines_view.h"

#include "core/base/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <limits>

namespace cachescope::ui {
namespace {

constexpr int kFoldWidth = 16;
constexpr int kGutterMargin = 8;
constexpr int kTextMargin = 4;
constexpr int kLinkGap = 16;
constexpr int kMostDrawn = 1 << 24;  // pixels: a text is not wider to scroll through
constexpr int kLinesForNumber = 256; // that a long line is given in, at most, at the end of a text

QString linkText(const inspect::ShownLine &line)
{
    if (!line.opens)
        return {};
    return line.label.isEmpty() ? LinesView::tr("Open") : LinesView::tr("Open (%1)").arg(line.label);
}

} // namespace

LinesView::LinesView(const Theme &theme, QWidget *parent)
    : RowsArea(parent)
    , m_theme(theme)
    , m_letter(QFontMetricsF(fonts::monospace()).horizontalAdvance(QLatin1Char('0')))
    , m_layouts(fonts::monospace())
{
    m_layouts.setTokens(theme.tokens());
    setAccessibleName(tr("Text"));
    connect(&theme, &Theme::changed, this, [this] {
        m_layouts.setTokens(m_theme.tokens());
        viewport()->update();
    });
}

void LinesView::setSource(const LineSourcePtr &source)
{
    m_copying.cancel();
    m_layouts.setSource(source);
    m_anchor = m_cursor = {};
    m_hovered = -1;
    measure();
    takeLines();
    scrollToStart();
}

/// The last number is the widest; its line may be given in several.
void LinesView::measure()
{
    const qint64 lines = source() ? source()->lineCount() : 0;
    qint64 number = 0;
    for (qint64 line = lines - 1; number == 0 && line >= 0 && line >= lines - kLinesForNumber; --line)
        number = source()->line(line).number;
    m_numberDigits = qMax(2, static_cast<int>(QString::number(qMax(lines, number)).size()));
}

void LinesView::takeLines()
{
    m_layouts.clear();
    const qint64 lines = source() ? source()->lineCount() : 0;
    setRowCount(static_cast<int>(qMin<qint64>(lines, std::numeric_limits<int>::max())));
    const qreal widest = source() ? (source()->widestLine() + 2) * m_letter : 0.0;
    setContentWidth(textLeft() + static_cast<int>(qMin<qreal>(widest, kMostDrawn)));
}

void LinesView::toggle(int line)
{
    if (!source() || line < 0 || line >= rowCount())
        return;
    source()->toggle(line);
    takeLines();
    moveCursor({line, 0}, false);
    Q_EMIT foldsChanged();
}

void LinesView::setAllFolded(bool folded)
{
    if (!source())
        return;
    source()->setAllFolded(folded);
    takeLines();
    moveCursor({}, false);
    Q_EMIT foldsChanged();
}

void LinesView::setMarked(const QString &text)
{
    m_marked = text;
    viewport()->update();
}

int LinesView::textLeft() const
{
    const int numbers = qCeil(m_numberDigits * m_letter) + kGutterMargin;
    return numbers + (source() && source()->canFold() ? kFoldWidth : kGutterMargin) + kTextMargin;
}

int LinesView::lengthOf(int line) const
{
    return static_cast<int>(m_layouts.at(line).line.text.size());
}

QString LinesView::spokenText() const
{
    return m_cursor.line < rowCount() ? m_layouts.at(m_cursor.line).line.text : QString();
}

QRect LinesView::foldRect(int line) const
{
    const QRect row = rowRect(line);
    if (row.isEmpty() || !m_layouts.at(line).line.foldable)
        return {};
    return {textLeft() - kTextMargin - kFoldWidth, row.top(), kFoldWidth, row.height()};
}

/// Behind the text, or at the view's edge if that is nearer.
QRect LinesView::linkRect(int line) const
{
    const QRect row = rowRect(line);
    if (row.isEmpty())
        return {};
    const LaidOutLine &laidOut = m_layouts.at(line);
    const QString text = linkText(laidOut.line);
    if (text.isEmpty())
        return {};
    const int width = fontMetrics().horizontalAdvance(text) + kLinkGap;
    const int behind = textLeft() - scrolledX() + qCeil(laidOut.width());
    return {qMax(textLeft(), qMin(behind, row.width() - width)), row.top(), width, row.height()};
}

/// From and to which column of the row text is selected; beyond its end if the break is too.
std::pair<int, int> LinesView::selectedIn(int row) const
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (row < from.line || row > to.line)
        return {0, 0};
    return {row == from.line ? from.column : 0, row == to.line ? to.column : lengthOf(row) + 1};
}

QList<QTextLayout::FormatRange> LinesView::highlightsIn(int row, const QString &text) const
{
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat marked;
    marked.setBackground(m_theme.tokens().warningGround);
    qsizetype at = m_marked.isEmpty() ? -1 : text.indexOf(m_marked, 0, Qt::CaseInsensitive);
    for (; at >= 0; at = text.indexOf(m_marked, at + m_marked.size(), Qt::CaseInsensitive))
        ranges.append({static_cast<int>(at), static_cast<int>(m_marked.size()), marked});
    QTextCharFormat selected;
    selected.setBackground(m_theme.tokens().accent);
    selected.setForeground(m_theme.tokens().onAccent);
    const auto [from, to] = selectedIn(row);
    if (from < to)
        ranges.append({from, to - from, selected});
    return ranges;
}

void LinesView::paintRow(QPainter &painter, int row, const QRect &rect)
{
    const LaidOutLine &laidOut = m_layouts.at(row);
    if (hasFocus() && row == m_cursor.line && !hasSelection())
        painter.fillRect(rect, m_theme.tokens().accentGround);
    const qreal above = (rect.height() - laidOut.layout.lineAt(0).height()) / 2;
    painter.save();
    painter.setClipRect(rect.adjusted(textLeft() - kTextMargin, 0, 0, 0));
    painter.setPen(m_theme.tokens().text);
    laidOut.layout.draw(&painter, QPointF(textLeft() - scrolledX(), rect.top() + above),
                        highlightsIn(row, laidOut.line.text));
    if (hasFocus() && row == m_cursor.line)
        paintCursor(painter, laidOut, rect);
    painter.restore();
    paintLink(painter, row, laidOut.line);
    paintGutter(painter, row, rect, laidOut.line);
}

void LinesView::paintCursor(QPainter &painter, const LaidOutLine &line, const QRect &rect) const
{
    const int x = textLeft() - scrolledX() + qFloor(line.xOf(m_cursor.column));
    painter.fillRect(QRect(x, rect.top() + 1, 1, rect.height() - 2), m_theme.tokens().text);
}

void LinesView::paintGutter(QPainter &painter, int row, const QRect &rect,
                            const inspect::ShownLine &line) const
{
    if (line.number > 0) {
        const int width = qCeil(m_numberDigits * m_letter);
        painter.setPen(m_theme.tokens().muted);
        painter.drawText(QRect(0, rect.top(), width, rect.height()), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line.number));
    }
    if (line.foldable)
        paintFold(painter, foldRect(row), line.folded);
}

void LinesView::paintFold(QPainter &painter, const QRect &rect, bool folded) const
{
    const QPointF centre = QRectF(rect).center();
    QPainterPath triangle;
    triangle.addPolygon(QPolygonF({QPointF(-2.5, -4), QPointF(2.5, 0), QPointF(-2.5, 4)}));
    triangle.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    if (!folded)
        painter.rotate(90);
    const bool hovered = m_hovered >= 0 && rowRect(m_hovered).top() == rect.top();
    painter.fillPath(triangle, folded || hovered ? m_theme.tokens().accent : m_theme.tokens().muted);
    painter.restore();
}

void LinesView::paintLink(QPainter &painter, int row, const inspect::ShownLine &line) const
{
    const QRect rect = linkRect(row);
    if (rect.isEmpty())
        return;
    const bool current = hasFocus() && row == m_cursor.line && !hasSelection();
    painter.fillRect(rect, current ? m_theme.tokens().accentGround : m_theme.tokens().surface);
    painter.setPen(m_theme.tokens().accent);
    QFont font = painter.font();
    font.setUnderline(true);
    painter.save();
    painter.setFont(font);
    painter.drawText(rect.adjusted(kLinkGap / 2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, linkText(line));
    painter.restore();
}

} // namespace cachescope::ui
