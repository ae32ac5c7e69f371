// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which characters part a key was taken from what caches write: "sha256:model:page" and "sha256:tokens" (the
// production service), "views/products/12-20260101" (Rails), addresses, "user_17_avatar".
#include "core/inspect/figures/key_pattern.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kMostCharacters = 160;
constexpr QChar kEllipsis(0x2026);

/// By character; of those that are not ASCII none is.
constexpr std::array<bool, 128> kSeparators = [] {
    std::array<bool, 128> separators{};
    for (const char c : std::string_view("/:|._-?&=#,;@+ "))
        separators.at(static_cast<std::size_t>(c)) = true;
    return separators;
}();

bool isSeparator(QChar c)
{
    return c.unicode() < kSeparators.size() && kSeparators[c.unicode()];
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool isHexDigit(QChar c)
{
    const char16_t lower = c.unicode() | 0x20;
    return isDigit(c) || (lower >= u'a' && lower <= u'f');
}

/// 8-4-4-4-12 hexadecimal digits (RFC 9562) at the start of `text`.
bool startsWithUuid(QStringView text)
{
    constexpr qsizetype length = 36;
    if (text.size() < length || (text.size() > length && !isSeparator(text[length])))
        return false;
    for (qsizetype at = 0; at < length; ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        if (dash ? text[at] != QLatin1Char('-') : !isHexDigit(text[at]))
            return false;
    }
    return true;
}

/// Base64 or the like: long, and of digits, capitals and small letters. Words and names have no digits among
/// both.
bool isToken(QStringView part)
{
    constexpr qsizetype shortest = 16;
    const auto count = [part](auto predicate) { return std::ranges::count_if(part, predicate); };
    return part.size() >= shortest && count(isDigit) >= 2 &&
           count([](QChar c) { return c.isUpper(); }) >= 2 && count([](QChar c) { return c.isLower(); }) >= 2;
}

bool isHash(QStringView part)
{
    constexpr qsizetype shortest = 8;
    // Without a digit it may be a word: "facade", "deadbeef".
    constexpr qsizetype shortestWithoutDigits = 16;
    if (!std::ranges::all_of(part, isHexDigit))
        return isToken(part);
    return part.size() >= shortestWithoutDigits ||
           (part.size() >= shortest && std::ranges::any_of(part, isDigit));
}

/// Appends what stands for `part`.
void generalise(QStringView part, QString *pattern)
{
    // Digests are as good as never of decimal digits alone; what is that long is one all the same.
    constexpr qsizetype longestNumber = 24;
    if (!part.isEmpty() && part.size() <= longestNumber && std::ranges::all_of(part, isDigit))
        *pattern += QLatin1String("<number>");
    else if (isHash(part))
        *pattern += QLatin1String("<hash>");
    else
        *pattern += part;
}

bool startsWithParts(QStringView pattern, QStringView parts)
{
    return pattern.startsWith(parts) &&
           (pattern.size() == parts.size() || parts.isEmpty() || isSeparator(pattern[parts.size()]));
}

} // namespace

QString keyPattern(const QString &key)
{
    const QStringView text(key);
    QString pattern;
    pattern.reserve(std::min(key.size(), kMostCharacters) + 1);
    for (qsizetype at = 0; at < text.size() && pattern.size() <= kMostCharacters;) {
        constexpr qsizetype uuidLength = 36;
        qsizetype end = at;
        if (startsWithUuid(text.sliced(at))) {
            end = at + uuidLength;
            pattern += QLatin1String("<hash>");
        } else {
            while (end < text.size() && !isSeparator(text[end]))
                ++end;
            generalise(text.sliced(at, end - at), &pattern);
        }
        for (; end < text.size() && isSeparator(text[end]); ++end)
            pattern += text[end];
        at = end;
    }
    if (pattern.size() <= kMostCharacters)
        return pattern;
    const bool splits = pattern[kMostCharacters - 1].isHighSurrogate();
    return pattern.left(kMostCharacters - (splits ? 1 : 0)) + kEllipsis;
}

QString widerPattern(const QString &pattern)
{
    qsizetype end = pattern.size();
    if (pattern.endsWith(kEllipsis))
        --end;
    while (end > 0 && isSeparator(pattern[end - 1]))
        --end;
    while (end > 0 && !isSeparator(pattern[end - 1]))
        --end;
    return pattern.left(end) + kEllipsis;
}

bool isKeySeparator(QChar c)
{
    return isSeparator(c);
}

QStringView withoutTrailingSeparators(QStringView pattern)
{
    while (!pattern.isEmpty() && isSeparator(pattern.back()))
        pattern.chop(1);
    return pattern;
}

KeyPatternTest::KeyPatternTest(const QString &pattern, const QStringList &except)
    : m_pattern(withoutTrailingSeparators(pattern).toString())
{
    for (const QString &each : except) {
        if (const auto parts = withoutTrailingSeparators(each); !parts.isEmpty())
            m_except.push_back(parts.toString());
    }
    std::ranges::sort(m_except);
}

bool KeyPatternTest::fitsKey(const QString &key) const
{
    return fitsPattern(keyPattern(key));
}

bool KeyPatternTest::fitsPattern(QStringView pattern) const
{
    if (!startsWithParts(pattern, m_pattern))
        return false;
    if (m_except.empty())
        return true;
    const QStringView whole = withoutTrailingSeparators(pattern);
    const auto isExcepted = [this](QStringView start) {
        return std::binary_search(m_except.begin(), m_except.end(), start,
                                  [](QStringView a, QStringView b) { return a < b; });
    };
    for (qsizetype at = 1; at < whole.size(); ++at) {
        if (isSeparator(whole[at]) && !isSeparator(whole[at - 1]) && isExcepted(whole.first(at)))
            return false;
    }
    return !isExcepted(whole);
}

} // namespace cachescope::inspect
