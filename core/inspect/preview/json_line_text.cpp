// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_line_text.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/json_strings.h"
#include "core/inspect/preview/visible_text.h"

namespace cachescope::inspect {

namespace {

constexpr int kIndentChars = 2;
constexpr int kDeepestIndent = 64;
constexpr qsizetype kMostKeyChars = 300;
constexpr qsizetype kMostStringChars = 1000;
/// Of a string that is not for reading.
constexpr qsizetype kMostBase64Chars = 60;
constexpr qsizetype kMostNumberChars = 400;
constexpr qsizetype kMostRestChars = 400;

/// Puts one line together.
class LineWriter
{
public:
    LineWriter(const JsonOutline &json, qint64 line)
        : m_json(json)
        , m_line(line)
        , m_parts(json.parts(line))
    {
    }

    ShownLine write(bool folded);

private:
    void indent();
    void punctuation(QStringView text) { appendSpan(&m_shown, text, SpanKind::Punctuation); }
    void string(ByteRange range, qsizetype mostChars, SpanKind kind);
    void scalar();
    void number();
    void opening(bool folded);
    void rest();
    [[nodiscard]] QByteArrayView bytes(ByteRange range) const
    {
        return {m_json.text().constData() + range.from, range.size()};
    }

    const JsonOutline &m_json;
    const qint64 m_line;
    const JsonOutline::Parts m_parts;
    ShownLine m_shown;
};

ShownLine LineWriter::write(bool folded)
{
    m_shown.number = m_line + 1;
    indent();
    if (m_parts.key.size() > 0) {
        string(m_parts.key, kMostKeyChars, SpanKind::Key);
        punctuation(u": ");
    }
    switch (m_json.kind(m_line)) {
    case JsonOutline::LineKind::Value:
        scalar();
        break;
    case JsonOutline::LineKind::Open:
        opening(folded);
        break;
    case JsonOutline::LineKind::Close:
        punctuation(QString::fromLatin1(bytes(m_parts.value)));
        break;
    case JsonOutline::LineKind::Rest:
        rest();
        break;
    }
    if (m_parts.comma)
        punctuation(u",");
    return std::move(m_shown);
}

/// Beyond the deepest indentation the depth stands there as a number.
void LineWriter::indent()
{
    const int depth = m_json.depth(m_line);
    const int columns = qMin(depth, kDeepestIndent) * kIndentChars;
    if (depth > kDeepestIndent)
        appendSpan(&m_shown, CoreText::tr("(depth %1) ").arg(formatCount(depth)), SpanKind::Muted);
    m_shown.text = m_shown.text.leftJustified(columns);
}

void LineWriter::string(ByteRange range, qsizetype mostChars, SpanKind kind)
{
    const QByteArrayView inside = bytes({range.from + 1, qMax(range.from + 1, range.to - 1)});
    qint64 taken = 0;
    const QString readable = readableJson(inside, mostChars, &taken);
    appendSpan(&m_shown, QLatin1Char('"') + readable, kind);
    if (taken < inside.size())
        appendSpan(&m_shown, CoreText::tr("… %1 more").arg(formatBytes(inside.size() - taken)),
                   SpanKind::Muted);
    appendSpan(&m_shown, u"\"", kind);
}

void LineWriter::scalar()
{
    const char first = m_json.text().at(m_parts.value.from);
    if (first == '{' || first == '[')
        return punctuation(first == '{' ? u"{}" : u"[]");
    if (first != '"')
        return number();
    const auto field = base64Field(m_json, m_line);
    string(m_parts.value, field ? kMostBase64Chars : kMostStringChars, SpanKind::String);
    if (!field)
        return;
    m_shown.opens = true;
    m_shown.label =
        QStringLiteral("%1, %2").arg(contentTypeLabel(field->type), formatBytes(field->decodedBytes));
}

/// Also true, false, null. As it is written, however many digits it has.
void LineWriter::number()
{
    const QByteArrayView value = bytes(m_parts.value);
    const bool isNumber = value[0] == '-' || (value[0] >= '0' && value[0] <= '9');
    appendSpan(&m_shown, QString::fromLatin1(value.first(qMin(value.size(), kMostNumberChars))),
               isNumber ? SpanKind::Number : SpanKind::Literal);
    if (value.size() > kMostNumberChars)
        appendSpan(&m_shown,
                   CoreText::tr("… %1 more digits").arg(formatCount(value.size() - kMostNumberChars)),
                   SpanKind::Muted);
}

void LineWriter::opening(bool folded)
{
    const JsonOutline::Container &container = m_json.containers()[m_json.containerAt(m_line)];
    m_shown.foldable = true;
    m_shown.folded = folded;
    punctuation(container.isObject ? u"{" : u"[");
    if (!folded)
        return;
    const bool one = container.children == 1;
    const QString inside = container.isObject
                               ? (one ? CoreText::tr(" … 1 field ") : CoreText::tr(" … %1 fields "))
                               : (one ? CoreText::tr(" … 1 item ") : CoreText::tr(" … %1 items "));
    appendSpan(&m_shown, one ? inside : inside.arg(formatCount(container.children)), SpanKind::Muted);
    if (!container.isClosed)
        return;
    punctuation(container.isObject ? u"}" : u"]");
    if (m_json.parts(container.closeLine).comma)
        punctuation(u",");
}

void LineWriter::rest()
{
    const QByteArrayView all = bytes(m_parts.value);
    const qsizetype length = wholeLetters(all, kMostRestChars);
    const qsizetype lineEnd = all.first(length).indexOf('\n');
    const QByteArrayView start = all.first(lineEnd < 0 ? length : lineEnd);
    appendVisible(&m_shown, QString::fromUtf8(start), SpanKind::Muted);
    if (start.size() < all.size() || m_json.end() == JsonOutline::End::Cut)
        appendSpan(&m_shown, u"…", SpanKind::Muted);
}

} // namespace

ShownLine jsonLine(const JsonOutline &json, qint64 line, bool folded)
{
    return LineWriter(json, line).write(folded);
}

} // namespace cachescope::inspect
