// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/json_reader.h"
#include "core/inspect/preview/json_strings.h"

#include <array>
#include <string_view>

// Strings, numbers and words: each is skipped from its first byte on, or the reading stops.

namespace cachescope::inspect {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool JsonReader::skipString()
{
    static constexpr std::string_view escapes("\"\\/bfnrt");
    for (++m_at;;) {
        m_at = findStringStop(m_at, m_end);
        if (m_at == m_end)
            return endedEarly();
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at != '\\') {
            wrong("no control character inside quotes");
            return false;
        }
        if (++m_at == m_end)
            return endedEarly();
        if (escapes.find(*m_at) != escapes.npos)
            ++m_at;
        else if (!skipUnicodeEscape())
            return false;
    }
}

/// From the "u" on.
bool JsonReader::skipUnicodeEscape()
{
    if (*m_at != 'u') {
        wrong("an escape that JSON knows");
        return false;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end)
            return endedEarly();
        if (!isHexDigit(*m_at)) {
            wrong("four hexadecimal digits");
            return false;
        }
    }
    return true;
}

bool JsonReader::skipDigits()
{
    if (m_at == m_end)
        return endedEarly();
    if (!isDigit(*m_at)) {
        wrong("a digit");
        return false;
    }
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

bool JsonReader::skipNumber()
{
    const bool negative = *m_at == '-';
    if (negative && m_at + 1 < m_end && m_at[1] == 'I') {
        ++m_at;
        return skipWord();
    }
    if (negative)
        ++m_at;
    if (m_at < m_end && *m_at == '0')
        ++m_at;
    else if (!skipDigits())
        return false;
    if (m_at < m_end && *m_at == '.') {
        ++m_at;
        if (!skipDigits())
            return false;
    }
    if (m_at < m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at < m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!skipDigits())
            return false;
    }
    return m_at < m_end || m_isWhole || endedEarly();
}

bool JsonReader::skipWord()
{
    static constexpr std::array<std::string_view, 5> words{"true", "false", "null", "NaN", "Infinity"};
    const std::string_view rest(m_at, static_cast<std::size_t>(m_end - m_at));
    for (const std::string_view word : words) {
        if (rest.starts_with(word)) {
            m_at += word.size();
            return true;
        }
        if (word.starts_with(rest)) {
            m_at = m_end;
            return endedEarly();
        }
    }
    wrong("a value");
    return false;
}

} // namespace cachescope::inspect
