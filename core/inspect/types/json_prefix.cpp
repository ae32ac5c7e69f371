// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/json_prefix.h"

#include "core/inspect/types/content_type.h"

#include <algorithm>
#include <array>
#include <bitset>

namespace cachescope::inspect {

namespace {

enum class Scan { Whole, Cut, Wrong };

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Goes along a text as far as it is JSON. Keeps no values, only what may come next.
class JsonScanner
{
public:
    explicit JsonScanner(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] bool atContainer() const { return !atEnd() && (next() == '{' || next() == '['); }
    /// Strings, numbers and words seen so far.
    [[nodiscard]] int scalars() const { return m_scalars; }
    /// False if no line ended on the way.
    bool skipBlanks();
    /// From the opening brace or bracket to its end.
    Scan container();

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    [[nodiscard]] char next() const { return m_text[m_at]; }
    Scan step();
    Scan open();
    Scan close();
    Scan comma();
    Scan scalar();
    Scan string();
    Scan word();
    Scan number();
    std::size_t digits();

    const std::string_view m_text;
    std::size_t m_at = 0;
    std::bitset<kContentHeadBytes + 1> m_isObject; ///< by depth
    std::size_t m_depth = 0;
    Expect m_expect = Expect::Value;
    int m_scalars = 0;
};

bool JsonScanner::skipBlanks()
{
    bool lineEnded = false;
    for (; !atEnd() && isBlank(next()); ++m_at)
        lineEnded = lineEnded || next() == '\n';
    return lineEnded;
}

Scan JsonScanner::container()
{
    m_expect = Expect::Value;
    do {
        const Scan scan = step();
        if (scan != Scan::Whole)
            return scan;
        if (m_depth > 0)
            skipBlanks();
        if (atEnd() && m_depth > 0)
            return Scan::Cut;
    } while (m_depth > 0);
    return Scan::Whole;
}

Scan JsonScanner::step()
{
    const char c = next();
    const bool valueMayCome = m_expect == Expect::Value || m_expect == Expect::ValueOrEnd;
    if (c == '{' || c == '[')
        return valueMayCome ? open() : Scan::Wrong;
    if (c == '}' || c == ']')
        return close();
    if (c == ',')
        return comma();
    if (c == ':') {
        const bool right = m_expect == Expect::Colon;
        m_expect = Expect::Value;
        ++m_at;
        return right ? Scan::Whole : Scan::Wrong;
    }
    if (valueMayCome) {
        m_expect = Expect::CommaOrEnd;
        return scalar();
    }
    if (c != '"' || (m_expect != Expect::Key && m_expect != Expect::KeyOrEnd))
        return Scan::Wrong;
    m_expect = Expect::Colon;
    return scalar();
}

Scan JsonScanner::open()
{
    const bool object = next() == '{';
    m_isObject[m_depth++] = object;
    m_expect = object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    ++m_at;
    return Scan::Whole;
}

Scan JsonScanner::close()
{
    const bool mayEnd =
        m_expect == Expect::CommaOrEnd || m_expect == Expect::KeyOrEnd || m_expect == Expect::ValueOrEnd;
    if (!mayEnd || m_isObject[m_depth - 1] != (next() == '}'))
        return Scan::Wrong;
    --m_depth;
    m_expect = Expect::CommaOrEnd;
    ++m_at;
    return Scan::Whole;
}

Scan JsonScanner::comma()
{
    if (m_expect != Expect::CommaOrEnd)
        return Scan::Wrong;
    m_expect = m_isObject[m_depth - 1] ? Expect::Key : Expect::Value;
    ++m_at;
    return Scan::Whole;
}

Scan JsonScanner::scalar()
{
    ++m_scalars;
    if (next() == '"')
        return string();
    return isDigit(next()) || next() == '-' ? number() : word();
}

Scan JsonScanner::string()
{
    static constexpr std::string_view escapes("\"\\/bfnrtu");
    for (++m_at; !atEnd(); ++m_at) {
        const char c = next();
        if (c == '"') {
            ++m_at;
            return Scan::Whole;
        }
        if (static_cast<unsigned char>(c) < 0x20)
            return Scan::Wrong;
        if (c != '\\')
            continue;
        if (++m_at == m_text.size())
            return Scan::Cut;
        if (escapes.find(next()) == escapes.npos)
            return Scan::Wrong;
    }
    return Scan::Cut;
}

Scan JsonScanner::word()
{
    static constexpr std::array<std::string_view, 5> words{"true", "false", "null", "NaN", "Infinity"};
    const std::string_view rest = m_text.substr(m_at);
    for (const std::string_view word : words) {
        const std::size_t length = std::min(word.size(), rest.size());
        if (rest.substr(0, length) != word.substr(0, length))
            continue;
        m_at += length;
        return length == word.size() ? Scan::Whole : Scan::Cut;
    }
    return Scan::Wrong;
}

std::size_t JsonScanner::digits()
{
    const std::size_t start = m_at;
    while (!atEnd() && isDigit(next()))
        ++m_at;
    return m_at - start;
}

Scan JsonScanner::number()
{
    if (next() == '-' && ++m_at < m_text.size() && next() == 'I')
        return word();
    const bool zero = !atEnd() && next() == '0';
    const std::size_t whole = digits();
    if (!atEnd() && (whole == 0 || (zero && whole > 1)))
        return Scan::Wrong;
    if (!atEnd() && next() == '.') {
        ++m_at;
        if (digits() == 0 && !atEnd())
            return Scan::Wrong;
    }
    if (!atEnd() && (next() == 'e' || next() == 'E')) {
        ++m_at;
        if (!atEnd() && (next() == '+' || next() == '-'))
            ++m_at;
        if (digits() == 0 && !atEnd())
            return Scan::Wrong;
    }
    return atEnd() ? Scan::Cut : Scan::Whole;
}

} // namespace

JsonShape jsonShape(std::string_view text)
{
    JsonScanner scanner(text.substr(0, kContentHeadBytes));
    scanner.skipBlanks();
    for (int documents = 1; scanner.atContainer(); ++documents) {
        const Scan scan = scanner.container();
        if (scan == Scan::Wrong || (scan == Scan::Cut && scanner.scalars() == 0))
            return JsonShape::None;
        const bool lineEnded = scan == Scan::Whole && scanner.skipBlanks();
        if (scanner.atEnd())
            return documents > 1 ? JsonShape::Lines : JsonShape::Document;
        if (!lineEnded)
            return JsonShape::None;
    }
    return JsonShape::None;
}

} // namespace cachescope::inspect
