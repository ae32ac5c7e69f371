// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/base64_text.h"

#include "core/inspect/types/content_type.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

/// Fewer letters are too likely to be a word or a number.
constexpr qint64 kFewestLetters = 16;
/// Base64's lines have 64 (RFC 7468) or 76 letters (RFC 2045).
constexpr std::size_t kShortestLine = 60;

/// Sets of letters, as bits.
enum Class : unsigned char { Lower = 1, Upper = 2, Digit = 4, Sign = 8, UrlSign = 16 };

constexpr std::array<unsigned char, 256> makeClasses()
{
    std::array<unsigned char, 256> classes{};
    for (unsigned c = 'a'; c <= 'z'; ++c)
        classes.at(c) = Lower;
    for (unsigned c = 'A'; c <= 'Z'; ++c)
        classes.at(c) = Upper;
    for (unsigned c = '0'; c <= '9'; ++c)
        classes.at(c) = Digit;
    classes.at('+') = classes.at('/') = Sign;
    classes.at('-') = classes.at('_') = UrlSign;
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
    unsigned classes = 0;
    std::size_t count = 0; ///< without padding
    std::size_t padding = 0;
    std::size_t lines = 0;     ///< that have letters
    std::size_t firstLine = 0; ///< letters and padding before the first line end; 0 without one
    bool broken = false;       ///< some byte or place is not Base64's

    [[nodiscard]] bool has(unsigned any) const { return (classes & any) != 0; }
};

/// How many letters `text` starts with.
std::size_t takeLetters(std::string_view text, unsigned *seen)
{
    static constexpr auto classes = makeClasses();
    std::size_t length = 0;
    for (; length < text.size(); ++length) {
        const unsigned kind = classes[static_cast<unsigned char>(text[length])];
        if (kind == 0)
            break;
        *seen |= kind;
    }
    return length;
}

std::size_t lengthOf(std::string_view text, std::string_view ofThese)
{
    return std::min(text.find_first_not_of(ofThese), text.size());
}

/// Takes the letters line by line; all lines but the last must be as long as the first.
Letters takeLines(std::string_view text)
{
    Letters letters;
    std::size_t last = 0;
    while (!text.empty() && !letters.broken) {
        const std::size_t count = takeLetters(text, &letters.classes);
        const std::size_t padding = lengthOf(text.substr(count), "=");
        const std::size_t length = count + padding;
        const std::size_t lineEnd = lengthOf(text.substr(length), "\r\n");
        const bool uneven = letters.lines > 0 && (last != letters.firstLine || length > letters.firstLine);
        const bool stopped = lineEnd == 0 && length < text.size();
        letters.broken = length == 0 || letters.padding > 0 || uneven || stopped;
        if (letters.lines++ == 0 && lineEnd > 0)
            letters.firstLine = length;
        last = length;
        letters.count += count;
        letters.padding += padding;
        text.remove_prefix(length + lineEnd);
    }
    return letters;
}

/// Paths, words with hyphens and identifiers have the same letters, but more signs or fewer letters.
bool hasFewSigns(const Letters &letters, std::string_view text)
{
    if (letters.has(UrlSign) && (letters.has(Sign) || letters.count < kShortestLine))
        return false;
    const auto isSign = [](char c) { return (c == '+') | (c == '/') | (c == '-') | (c == '_'); };
    const auto count = std::ranges::count_if(text, isSign);
    return static_cast<std::size_t>(count) * 8 <= letters.count;
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
        return (letters.count + letters.padding) % 4 == 0;
    return !oneLine || textBytes == kUnknownBytes || textBytes % 4 <= 1;
}

} // namespace

bool isBase64(std::string_view head, qint64 textBytes)
{
    if (!dataUriPayload(head).empty())
        return true;
    const Letters letters = takeLines(head);
    if (letters.broken || textBytes < kFewestLetters || letters.padding > 2 ||
        !hasUsualLength(letters, head, textBytes) || !hasFewSigns(letters, head))
        return false;
    const bool beyondWords = letters.has(Digit | Sign | UrlSign) || letters.padding > 0;
    return letters.has(Upper) && letters.has(Lower) && beyondWords;
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
