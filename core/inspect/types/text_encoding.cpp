// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/text_encoding.h"

#include <QString>
#include <QtEndian>

#include <algorithm>

namespace cachescope::inspect {

namespace {

unsigned char byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

bool isControl(unsigned c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
}

/// How many bytes a UTF-8 sequence beyond ASCII has by its first byte; 0 for a byte that cannot be first.
std::size_t sequenceLength(unsigned first)
{
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// Overlong forms, surrogates and what is beyond Unicode show in the second byte (Unicode 15, table 3-7).
bool isSecondByte(unsigned first, unsigned second)
{
    const unsigned low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
}

bool isUtf8(std::string_view head)
{
    for (std::size_t at = 0; at < head.size();) {
        const unsigned first = byteOf(head[at]);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = sequenceLength(first);
        if (length == 0)
            return false;
        for (std::size_t i = 1; i < length && at + i < head.size(); ++i) {
            const unsigned next = byteOf(head[at + i]);
            if ((next & 0xc0) != 0x80 || (i == 1 && !isSecondByte(first, next)))
                return false;
        }
        at += length;
    }
    return true;
}

/// Written without branches, so that the compiler takes many bytes at a time.
bool hasControls(std::string_view head, bool *hasHigh)
{
    unsigned controls = 0;
    unsigned char all = 0;
    for (const char c : head) {
        const auto byte = byteOf(c);
        const bool blank = (byte == '\t') | (byte == '\n') | (byte == '\r') | (byte == '\f');
        controls |= static_cast<unsigned>(((byte < 0x20) & !blank) | (byte == 0x7f));
        all = static_cast<unsigned char>(all | byte);
    }
    *hasHigh = (all & 0x80) != 0;
    return controls != 0;
}

/// Whether `text` is fit to be shown; a first half of a surrogate pair may stand at the end.
bool isUnicodeText(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isControl(c.unicode()) || c.isNonCharacter() || c.isLowSurrogate())
            return false;
        if (!c.isHighSurrogate())
            continue;
        if (++i < text.size() && !text[i].isLowSurrogate())
            return false;
    }
    return true;
}

bool isAsciiProse(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '\n' || c == '\r';
}

/// The letters of Windows-1252 beyond ASCII, and the dashes, quotes and signs that prose has.
bool isWindows1252(unsigned char c)
{
    return c >= 0x80 && c != 0x81 && c != 0x8d && c != 0x8f && c != 0x90 && c != 0x9d;
}

/// For Unicode characters of 0x80 … 0x9f, https://encoding.spec.whatwg.org/index-windows-1252.txt.
constexpr std::u16string_view kWindows1252Signs =
    u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
static_assert(kWindows1252Signs.size() == 32);

QString fromWindows1252(std::string_view text)
{
    QString result = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    for (QChar &c : result) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = kWindows1252Signs[c.unicode() - 0x80U];
    }
    return result;
}

} // namespace

bool isUtf8Text(std::string_view head)
{
    bool hasHigh = false;
    return !hasControls(head, &hasHigh) && (!hasHigh || isUtf8(head));
}

bool isWithoutControls(std::string_view head)
{
    bool hasHigh = false;
    return !hasControls(head, &hasHigh);
}

std::optional<QByteArray> utf16Text(std::string_view head)
{
    const bool little = head.starts_with("\xff\xfe");
    if (head.size() < 4 || (!little && !head.starts_with("\xfe\xff")))
        return std::nullopt;
    QString text;
    for (std::size_t at = 2; at + 1 < head.size(); at += 2) {
        const char *unit = head.data() + at;
        text += QChar(little ? qFromLittleEndian<char16_t>(unit) : qFromBigEndian<char16_t>(unit));
    }
    if (!isUnicodeText(text))
        return std::nullopt;
    return text.toUtf8();
}

std::optional<QByteArray> windows1252Text(std::string_view head)
{
    constexpr std::size_t fewest = 16;
    bool hasHigh = false;
    if (head.size() < fewest || hasControls(head, &hasHigh) || !hasHigh)
        return std::nullopt;
    std::size_t prose = 0;
    int highInARow = 0;
    for (const char c : head) {
        const bool high = byteOf(c) >= 0x80;
        highInARow = high ? highInARow + 1 : 0;
        if (highInARow > 2 || (high && !isWindows1252(byteOf(c))))
            return std::nullopt;
        prose += isAsciiProse(byteOf(c)) ? 1 : 0;
    }
    if (prose * 4 < head.size() * 3 || head.find(' ') == head.npos)
        return std::nullopt;
    return fromWindows1252(head).toUtf8();
}

} // namespace cachescope::inspect
