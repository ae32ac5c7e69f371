// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/line_layouts.h"

#include "ui/theme/tokens.h"

#include <QFontMetricsF>

#include <algorithm>

namespace cachescope::ui {
namespace {

using inspect::SpanKind;

constexpr int kKeptLetters = 1 << 20; // a screen of the longest lines is less
constexpr int kLettersALine = 64;     // what a line costs besides
constexpr int kTabLetters = 4;

QColor colourOf(SpanKind kind, const Tokens &tokens)
{
    switch (kind) {
    case SpanKind::Key:
        return tokens.accent;
    case SpanKind::String:
        return tokens.good;
    case SpanKind::Number:
    case SpanKind::Literal:
        return tokens.warning;
    case SpanKind::Punctuation:
    case SpanKind::Muted:
        return tokens.muted;
    case SpanKind::Plain:
        break;
    }
    return tokens.text;
}

} // namespace

qreal LaidOutLine::xOf(int column) const
{
    return layout.lineAt(0).cursorToX(qBound(0, column, static_cast<int>(line.text.size())));
}

int LaidOutLine::columnAt(qreal x) const
{
    return layout.lineAt(0).xToCursor(x);
}

qreal LaidOutLine::width() const
{
    return layout.lineAt(0).naturalTextWidth();
}

LineLayouts::LineLayouts(const QFont &font)
    : m_font(font)
    , m_kept(kKeptLetters)
{
}

void LineLayouts::setSource(const LineSourcePtr &source)
{
    m_source = source;
    clear();
}

void LineLayouts::setTokens(const Tokens &tokens)
{
    m_formats.clear();
    for (int kind = 0; kind <= static_cast<int>(SpanKind::Muted); ++kind)
        m_formats.emplace_back().setForeground(colourOf(static_cast<SpanKind>(kind), tokens));
    clear();
}

const LaidOutLine &LineLayouts::at(qint64 index) const
{
    if (const LaidOutLine *known = m_kept.object(index))
        return *known;
    LaidOutLine *made = layOut(index).release();
    const int cost = kLettersALine + static_cast<int>(made->line.text.size());
    m_kept.insert(index, made, std::min(cost, kKeptLetters / 4)); // which owns it from now on
    return *made;
}

std::unique_ptr<LaidOutLine> LineLayouts::layOut(qint64 index) const
{
    auto made = std::make_unique<LaidOutLine>();
    made->line = m_source->line(index);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(kTabLetters * QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('0')));
    QTextLayout &layout = made->layout;
    layout.setTextOption(option);
    layout.setFont(m_font);
    layout.setText(made->line.text);
    QList<QTextLayout::FormatRange> formats;
    for (const inspect::LineSpan &span : made->line.spans)
        formats.append({span.from, span.length, m_formats.at(static_cast<std::size_t>(span.kind))});
    layout.setFormats(formats);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    return made;
}

} // namespace cachescope::ui
