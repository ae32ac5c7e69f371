// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/content_type.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

struct Signature
{
    QByteArrayView start;
    ContentType type;
};

/// Files' first bytes, as their own specifications name them.
ContentType bySignature(QByteArrayView head)
{
    static constexpr std::array<Signature, 11> signatures{{
        {"fLaC", ContentType::Audio},
        {"ID3", ContentType::Audio},
        {"\xff\xfb", ContentType::Audio}, // MPEG layer III without tags
        {"\xff\xf3", ContentType::Audio},
        {"\xff\xf2", ContentType::Audio},
        {"\x89PNG\r\n\x1a\n", ContentType::Image},
        {"\xff\xd8\xff", ContentType::Image},
        {"GIF8", ContentType::Image},
        {"%PDF-", ContentType::Pdf},
        {"\x1f\x8b\x08", ContentType::Gzip},
        {"\x28\xb5\x2f\xfd", ContentType::Zstd},
    }};
    for (const auto &signature : signatures) {
        if (head.startsWith(signature.start))
            return signature.type;
    }
    return ContentType::Unknown;
}

/// Containers, which name their content a few bytes later.
ContentType byContainer(QByteArrayView head)
{
    const auto at = [&head](qsizetype offset, QByteArrayView text) {
        return head.size() >= offset + text.size() && head.sliced(offset, text.size()) == text;
    };
    if (at(0, "OggS"))
        return at(28, "OpusHead") ? ContentType::OggOpus : ContentType::Audio;
    if (at(0, "RIFF") && at(8, "WAVE"))
        return ContentType::Audio;
    if (at(0, "RIFF") && at(8, "WEBP"))
        return ContentType::Image;
    if (at(4, "ftypM4A"))
        return ContentType::Audio;
    if (at(4, "ftypavif") || at(4, "ftypheic"))
        return ContentType::Image;
    return ContentType::Unknown;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// How many bytes the UTF-8 sequence at `at` has by its first byte; 0 for a byte that cannot be first.
qsizetype sequenceLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// UTF-8 without control characters; a sequence that the end of the head cuts is let pass.
bool isText(QByteArrayView head)
{
    for (qsizetype at = 0; at < head.size();) {
        const auto first = static_cast<unsigned char>(head[at]);
        const bool control = first < 0x20 && !isBlank(head[at]) && first != '\f';
        const qsizetype length = control || first == 0x7f ? 0 : sequenceLength(first);
        if (length == 0)
            return false;
        for (qsizetype i = 1; i < length && at + i < head.size(); ++i) {
            if ((static_cast<unsigned char>(head[at + i]) & 0xc0) != 0x80)
                return false;
        }
        at += length;
    }
    return true;
}

QByteArrayView withoutLeadingBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    return text;
}

/// An object or an array; "[1] see below" and "[a link](…)" are text.
bool isJson(QByteArrayView text)
{
    if (text.isEmpty() || (text.front() != '{' && text.front() != '['))
        return false;
    const QByteArrayView inside = withoutLeadingBlanks(text.sliced(1));
    if (inside.isEmpty())
        return true;
    if (text.front() == '{')
        return inside.front() == '"' || inside.front() == '}';
    static constexpr QByteArrayView starts("{[]\"-0123456789tfn");
    const bool word = inside.startsWith("true") || inside.startsWith("false") || inside.startsWith("null");
    const bool letter = inside.front() >= 'a' && inside.front() <= 'z';
    return starts.contains(inside.front()) && (!letter || word);
}

bool isHtml(QByteArrayView text)
{
    const QByteArray start = text.first(qMin<qsizetype>(text.size(), 14)).toByteArray().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head") ||
           start.startsWith("<body");
}

/// Letters of both cases and digits without a gap, in groups of four: hexadecimal and plain words have not
/// both.
bool isBase64(QByteArrayView head, qint64 valueBytes)
{
    if (valueBytes < 16 || valueBytes % 4 != 0)
        return false;
    const auto in = [](char low, char high) { return [low, high](char c) { return c >= low && c <= high; }; };
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '/' || c == '=';
    };
    return std::ranges::all_of(head, allowed) && std::ranges::any_of(head, in('A', 'Z')) &&
           (std::ranges::any_of(head, in('a', 'z')) || std::ranges::any_of(head, in('0', '9')));
}

} // namespace

ContentType detectContentType(QByteArrayView head, qint64 valueBytes)
{
    if (valueBytes == 0)
        return ContentType::Empty;
    if (const ContentType type = bySignature(head); type != ContentType::Unknown)
        return type;
    if (const ContentType type = byContainer(head); type != ContentType::Unknown)
        return type;
    if (head.isEmpty() || !isText(head))
        return ContentType::Unknown;
    QByteArrayView text = head;
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    text = withoutLeadingBlanks(text);
    if (isJson(text))
        return ContentType::Json;
    if (isHtml(text))
        return ContentType::Html;
    return isBase64(text, valueBytes) ? ContentType::Base64 : ContentType::Text;
}

QString contentTypeLabel(ContentType type)
{
    switch (type) {
    case ContentType::Unknown:
        return QStringLiteral("unknown");
    case ContentType::Empty:
        return QStringLiteral("empty");
    case ContentType::OggOpus:
        return QStringLiteral("Ogg Opus");
    case ContentType::Audio:
        return QStringLiteral("audio");
    case ContentType::Json:
        return QStringLiteral("JSON");
    case ContentType::Html:
        return QStringLiteral("HTML");
    case ContentType::Text:
        return QStringLiteral("text");
    case ContentType::Base64:
        return QStringLiteral("Base64");
    case ContentType::Image:
        return QStringLiteral("image");
    case ContentType::Pdf:
        return QStringLiteral("PDF");
    case ContentType::Gzip:
        return QStringLiteral("gzip");
    case ContentType::Zstd:
        return QStringLiteral("Zstandard");
    }
    return QStringLiteral("unknown");
}

QString contentTypeMime(ContentType type)
{
    switch (type) {
    case ContentType::OggOpus:
        return QStringLiteral("audio/ogg");
    case ContentType::Audio:
        return QStringLiteral("audio/*");
    case ContentType::Json:
        return QStringLiteral("application/json");
    case ContentType::Html:
        return QStringLiteral("text/html");
    case ContentType::Text:
    case ContentType::Base64:
        return QStringLiteral("text/plain");
    case ContentType::Image:
        return QStringLiteral("image/*");
    case ContentType::Pdf:
        return QStringLiteral("application/pdf");
    case ContentType::Gzip:
        return QStringLiteral("application/gzip");
    case ContentType::Zstd:
        return QStringLiteral("application/zstd");
    case ContentType::Unknown:
    case ContentType::Empty:
        break;
    }
    return QStringLiteral("application/octet-stream");
}

} // namespace cachescope::inspect
