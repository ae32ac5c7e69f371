// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/base64_text.h"

#include "core/inspect/content_type.h"

#include <array>

namespace cachescope::inspect {

namespace {

/// Fewer letters are too likely to be a word or a number.
constexpr qint64 kFewestLetters = 16;
/// Base64's lines have 64 (RFC 7468) or 76 letters (RFC 2045).
constexpr std::size_t kShortestLine = 60;

enum Class : unsigned char { Other, Lower, Upper, Digit, Sign, UrlSign, Padding, LineEnd };
constexpr std::size_t kClasses = LineEnd + 1;

constexpr std::array<Class, 256> makeClasses()
{
    std::array<Class, 256> classes{};
    for (unsigned c = 'a'; c <= 'z'; ++c)
        classes.at(c) = Lower;
    for (unsigned c = 'A'; c <= 'Z'; ++c)
        classes.at(c) = Upper;
    for (unsigned c = '0'; c <= '9'; ++c)
        classes.at(c) = Digit;
    classes.at('+') = classes.at('/') = Sign;
    classes.at('-') = classes.at('_') = UrlSign;
    classes.at('=') = Padding;
    classes.at('\r') = classes.at('\n') = LineEnd;
    return classes;
}

/// What is behind "data:…;base64,", or nothing.
std::string_view dataUriPayload(std::string_view text)
{
    if (!text.starts_with("data:"))
        return {};
    const std::size_t comma = text.find(',');
    const std::string_view start = text.substr(0, comma);
    return comma != text.npos && start.ends_with(";base64") ? text.substr(comma + 1) : std::string_view();
}

struct Letters
{
    std::array<std::size_t, kClasses> byClass{};
    std::size_t count = 0;     ///< without padding and line ends
    std::size_t lines = 0;     ///< that have letters
    std::size_t firstLine = 0; ///< letters before the first line end; 0 without one
    bool broken = false;       ///< some byte or place is not Base64's
};

/// Counts letters; lines between others must be as long as the first.
Letters countLetters(std::string_view text)
{
    static constexpr auto classes = makeClasses();
    Letters letters;
    std::size_t inLine = 0;
    for (const char c : text) {
        const Class kind = classes[static_cast<unsigned char>(c)];
        ++letters.byClass.at(kind);
        const bool behindPadding = letters.byClass[Padding] > 0 && kind != Padding && kind != LineEnd;
        letters.broken = letters.broken || kind == Other || behindPadding;
        if (letters.broken)
            break;
        if (kind != LineEnd) {
            letters.broken = letters.firstLine > 0 && inLine == letters.firstLine;
            letters.lines += inLine++ == 0 ? 1 : 0;
            letters.count += kind == Padding ? 0 : 1;
        } else if (inLine > 0) {
            if (letters.firstLine == 0)
                letters.firstLine = inLine;
            inLine = 0;
        }
    }
    return letters;
}

/// Paths, words with hyphens and identifiers have the same letters, but more signs or fewer letters.
bool hasFewSigns(const Letters &letters)
{
    const std::size_t url = letters.byClass[UrlSign];
    const std::size_t plain = letters.byClass[Sign];
    if (url > 0 && (plain > 0 || letters.count < kShortestLine))
        return false;
    return (url + plain) * 8 <= letters.count;
}

/// Groups of four, as far as the head shows them, in one line or in lines of the usual length. A line end
/// behind the last letter is let pass.
bool hasUsualLength(const Letters &letters, std::string_view head, qint64 textBytes)
{
    const bool whole = textBytes == static_cast<qint64>(head.size());
    const bool oneLine = letters.firstLine == 0 || (whole && letters.lines == 1);
    if (!oneLine && (letters.firstLine < kShortestLine || letters.firstLine % 4 != 0))
        return false;
    if (whole)
        return (letters.count + letters.byClass[Padding]) % 4 == 0;
    return !oneLine || textBytes == kUnknownBytes || textBytes % 4 <= 1;
}

} // namespace

bool isBase64(std::string_view head, qint64 textBytes)
{
    if (!dataUriPayload(head).empty())
        return true;
    const Letters letters = countLetters(head);
    const auto count = [&letters](Class kind) { return letters.byClass.at(kind); };
    if (letters.broken || textBytes < kFewestLetters || count(Padding) > 2 || !hasFewSigns(letters) ||
        !hasUsualLength(letters, head, textBytes))
        return false;
    return count(Upper) > 0 && count(Lower) > 0 &&
           count(Digit) + count(Sign) + count(UrlSign) + count(Padding) > 0;
}

QByteArray decodedBase64(std::string_view head)
{
    const std::string_view payload = dataUriPayload(head);
    const std::string_view text = payload.empty() ? head : payload;
    QByteArray letters(text.data(), static_cast<qsizetype>(text.size()));
    letters.replace("\r", "").replace("\n", "").replace('-', '+').replace('_', '/');
    letters.truncate(letters.size() / 4 * 4);
    return QByteArray::fromBase64(letters);
}

} // namespace cachescope::inspect
