// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/visible_text.h"

namespace cachescope::inspect {

namespace {

constexpr qsizetype kTabColumns = 8;

/// Zero-width space, direction marks, embeddings, overrides and isolates, line and paragraph separators,
/// word joiner and invisible operators, the byte order mark, and the letters that tag.
bool isUnseenUnit(char16_t unit)
{
    if (unit < 0xa0)
        return (unit < 0x20 && unit != '\t') || unit >= 0x7f;
    return unit == 0xad || unit == 0x61c || unit == 0x180e || unit == 0x200b || unit == 0x200e ||
           unit == 0x200f || (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x206f) ||
           unit == 0xfeff || (unit >= 0xfff9 && unit <= 0xfffb);
}

QString pictureOf(char16_t unit)
{
    if (unit < 0x20)
        return QString(QChar(0x2400 + unit));
    if (unit == 0x7f)
        return QString(QChar(0x2421));
    return QStringLiteral("<U+%1>").arg(QString::number(unit, 16).toUpper(), 4, QLatin1Char('0'));
}

} // namespace

bool isUnseen(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (!c.isSurrogate())
        return isUnseenUnit(c.unicode());
    const bool first = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    const bool second = c.isLowSurrogate() && at > 0 && text[at - 1].isHighSurrogate();
    // The tags of U+E0000 … U+E007F stand for ASCII letters that nobody sees.
    const bool tag = (first && c.unicode() == 0xdb40 && text[at + 1].unicode() < 0xdc80) ||
                     (second && text[at - 1].unicode() == 0xdb40 && c.unicode() < 0xdc80);
    return tag || (!first && !second);
}

void appendSpan(ShownLine *line, QStringView text, SpanKind kind)
{
    if (text.isEmpty())
        return;
    if (kind != SpanKind::Plain) {
        const auto from = static_cast<int>(line->text.size());
        const bool joins = !line->spans.empty() && line->spans.back().kind == kind &&
                           line->spans.back().from + line->spans.back().length == from;
        if (joins)
            line->spans.back().length += static_cast<int>(text.size());
        else
            line->spans.push_back({from, static_cast<int>(text.size()), kind});
    }
    line->text += text;
}

void appendVisible(ShownLine *line, QStringView text, SpanKind kind)
{
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isUnseen(text, at))
            continue;
        appendSpan(line, text.sliced(done, at - done), kind);
        appendSpan(line, pictureOf(text[at].unicode()), SpanKind::Muted);
        done = at + 1;
    }
    appendSpan(line, text.sliced(done), kind);
}

QString withoutTabs(const QString &text)
{
    if (!text.contains(QLatin1Char('\t')))
        return text;
    QString expanded;
    for (const QChar c : text) {
        if (c == QLatin1Char('\t'))
            expanded.append(QString(kTabColumns - expanded.size() % kTabColumns, QLatin1Char(' ')));
        else
            expanded.append(c);
    }
    return expanded;
}

qsizetype wholeLetters(QByteArrayView utf8, qsizetype bytes)
{
    if (utf8.size() <= bytes)
        return utf8.size();
    qsizetype length = bytes;
    const auto isInside = [utf8](qsizetype at) {
        return (static_cast<unsigned char>(utf8[at]) & 0xc0) == 0x80;
    };
    while (length > 1 && length > bytes - 3 && isInside(length))
        --length;
    return isInside(length) ? bytes : length;
}

} // namespace cachescope::inspect
