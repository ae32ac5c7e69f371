// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_strings.h"

#include "core/inspect/preview/visible_text.h"

#include <cstring>
#include <optional>

namespace cachescope::inspect {

namespace {

constexpr quint64 kEach = 0x0101010101010101;
/// Of a string are made readable at once: few, since escapes may make them six times as long.
constexpr qsizetype kReadableBytes = 16;
constexpr quint64 kHighBits = 0x8080808080808080;

/// Not zero if any of the eight bytes is a quote, a backslash or below a blank
/// (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
quint64 stopsIn(quint64 bytes)
{
    const quint64 quotes = bytes ^ (kEach * '"');
    const quint64 backslashes = bytes ^ (kEach * '\\');
    const quint64 hits = ((quotes - kEach) & ~quotes) | ((backslashes - kEach) & ~backslashes) |
                         ((bytes - kEach * ' ') & ~bytes);
    return hits & kHighBits;
}

bool isStop(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

/// The four digits of "\uXXXX" whose backslash stands at `at`.
std::optional<char16_t> unitAt(QByteArrayView text, qsizetype at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    unsigned unit = 0;
    for (qsizetype i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!letter && (c < '0' || c > '9'))
            return std::nullopt;
        unit = unit * 16 + static_cast<unsigned>(letter ? (c | 0x20) - 'a' + 10 : c - '0');
    }
    return static_cast<char16_t>(unit);
}

/// A character that an escape stands for, and how many bytes the escape takes.
struct Escaped
{
    char32_t character = 0;
    qsizetype bytes = 0; ///< 0: it is none
};

Escaped unicodeAt(QByteArrayView text, qsizetype at)
{
    const auto first = unitAt(text, at);
    if (!first)
        return {};
    if (!QChar::isSurrogate(*first))
        return {*first, 6};
    const auto second = unitAt(text, at + 6);
    if (QChar::isHighSurrogate(*first) && second && QChar::isLowSurrogate(*second))
        return {QChar::surrogateToUcs4(*first, *second), 12};
    return {QChar::ReplacementCharacter, 6};
}

Escaped escapeAt(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return {};
    switch (text[at + 1]) {
    case '"':
    case '\\':
    case '/':
        return {static_cast<char32_t>(text[at + 1]), 2};
    case 'b':
        return {'\b', 2};
    case 'f':
        return {'\f', 2};
    case 'n':
        return {'\n', 2};
    case 'r':
        return {'\r', 2};
    case 't':
        return {'\t', 2};
    default:
        return unicodeAt(text, at);
    }
}

QString hexEscape(char16_t unit)
{
    return QStringLiteral("\\u%1").arg(static_cast<unsigned>(unit), 4, 16, QLatin1Char('0'));
}

/// Plain text of a string, where characters that cannot be seen are written as escapes.
void appendPlain(QString *shown, QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isUnseen(text, i))
            *shown += hexEscape(text[i].unicode());
        else
            *shown += text[i];
    }
}

bool isSet(const std::atomic<bool> *cancelled)
{
    return cancelled && cancelled->load(std::memory_order_relaxed);
}

/// Of a character in UTF-8.
int utf8Bytes(char32_t character)
{
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

} // namespace

const char *findStringStop(const char *at, const char *end)
{
    while (end - at >= 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes);
        if (stopsIn(bytes) != 0)
            break;
        at += 8;
    }
    while (at < end && !isStop(*at))
        ++at;
    return at;
}

const char *skipJsonString(const char *at, const char *end)
{
    for (++at; at < end;) {
        at = findStringStop(at, end);
        if (at == end || *at == '"')
            return at == end ? end : at + 1;
        at += *at == '\\' ? 2 : 1;
    }
    return end;
}

QByteArray unescapedJson(QByteArrayView inside, qint64 mostBytes, const std::atomic<bool> *cancelled)
{
    QByteArray plain;
    plain.reserve(qMin<qsizetype>(inside.size(), mostBytes));
    for (qsizetype at = 0; at < inside.size() && plain.size() < mostBytes && !isSet(cancelled);) {
        const qsizetype next = inside.indexOf('\\', at);
        const qsizetype stop = next < 0 ? inside.size() : next;
        plain.append(inside.sliced(at, qMin<qsizetype>(stop - at, mostBytes - plain.size())));
        at = stop;
        if (next < 0)
            break;
        const Escaped escaped = escapeAt(inside, at);
        if (escaped.bytes == 0)
            plain.append(inside[at]);
        else if (escaped.character < 0x80)
            plain.append(static_cast<char>(escaped.character));
        else
            plain.append(QString::fromUcs4(&escaped.character, 1).toUtf8());
        at += qMax<qsizetype>(escaped.bytes, 1);
    }
    plain.truncate(qMin<qsizetype>(plain.size(), mostBytes));
    return plain;
}

qint64 unescapedJsonBytes(QByteArrayView inside, const std::atomic<bool> *cancelled)
{
    qint64 bytes = 0;
    for (qsizetype at = 0; at < inside.size() && !isSet(cancelled);) {
        const qsizetype next = inside.indexOf('\\', at);
        if (next < 0)
            return bytes + inside.size() - at;
        const Escaped escaped = escapeAt(inside, next);
        bytes += next - at + utf8Bytes(escaped.character);
        at = next + qMax<qsizetype>(escaped.bytes, 1);
    }
    return bytes;
}

QString readableJson(QByteArrayView inside, qsizetype mostChars, qint64 *takenBytes)
{
    QString shown;
    qsizetype at = 0;
    while (at < inside.size() && shown.size() < mostChars) {
        const qsizetype next = inside.sliced(at, qMin(inside.size() - at, kReadableBytes)).indexOf('\\');
        if (next != 0) {
            const qsizetype length = wholeLetters(inside.sliced(at), next < 0 ? kReadableBytes : next);
            appendPlain(&shown, inside.sliced(at, length));
            at += length;
            continue;
        }
        const Escaped escaped = escapeAt(inside, at);
        const QString character = QString::fromUcs4(&escaped.character, 1);
        const bool readable = escaped.bytes >= 6 && escaped.character >= 0xa0 && !isUnseen(character, 0) &&
                              escaped.character != QChar::ReplacementCharacter;
        const qsizetype length = qBound<qsizetype>(1, escaped.bytes, inside.size() - at);
        shown += readable ? character : QString::fromUtf8(inside.sliced(at, length));
        at += length;
    }
    *takenBytes = at;
    return shown;
}

} // namespace cachescope::inspect
