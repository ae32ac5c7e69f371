// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/markdown_inline.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// An address rather than the arguments of a call.
bool isTarget(std::string_view target)
{
    static constexpr std::array<std::string_view, 5> starts{"/", "#", "./", "../", "mailto:"};
    static constexpr std::array<std::string_view, 9> ends{".md",   ".html", ".htm", ".png", ".jpg",
                                                          ".jpeg", ".gif",  ".svg", ".pdf"};
    if (target.empty())
        return false;
    const auto starting = [target](std::string_view start) { return target.starts_with(start); };
    const auto ending = [target](std::string_view end) { return target.ends_with(end); };
    return target.find("://") != target.npos || std::ranges::any_of(starts, starting) ||
           std::ranges::any_of(ends, ending);
}

/// Whether "](" at `middle` joins a text in brackets and an address.
bool isLink(std::string_view line, std::size_t middle)
{
    const std::size_t open = line.rfind('[', middle);
    if (open == line.npos || open + 1 >= middle || (open > 0 && isWord(line[open - 1])))
        return false;
    const std::string_view rest = line.substr(middle + 2);
    return isTarget(rest.substr(0, rest.find_first_of(") \t")));
}

/// Emphasis by CommonMark's flanking rules (6.2), without words that go on beside the asterisks.
bool isBold(std::string_view line, std::size_t open)
{
    const std::size_t start = open + 2;
    if ((open > 0 && (isWord(line[open - 1]) || line[open - 1] == '*')) || start >= line.size() ||
        !(isWord(line[start]) || line[start] == '"' || line[start] == '['))
        return false;
    const std::size_t close = line.find('*', start);
    if (close == line.npos || line.substr(close, 2) != "**" || isBlank(line[close - 1]))
        return false;
    const bool goesOn = close + 2 < line.size() && (isWord(line[close + 2]) || line[close + 2] == '*');
    const bool path = line[close - 1] == '/' || line[start] == '/';
    return !goesOn && !path;
}

bool isCode(std::string_view line, std::size_t open)
{
    const std::size_t close = line.find('`', open + 1);
    const bool before = open == 0 || !isWord(line[open - 1]);
    return before && close != line.npos && close > open + 1 && !isBlank(line[open + 1]) &&
           !isBlank(line[close - 1]);
}

/// The first sign at or behind `at`. One pass over the bytes: find_first_of() asks a function for each.
std::size_t nextSign(std::string_view line, std::size_t at)
{
    while (at < line.size() && line[at] != '*' && line[at] != ']' && line[at] != '`')
        ++at;
    return at;
}

} // namespace

InlineSigns inlineSigns(std::string_view line)
{
    InlineSigns signs;
    for (std::size_t at = nextSign(line, 0); at < line.size(); at = nextSign(line, at + 1)) {
        if (line[at] == ']')
            signs.hasLink = signs.hasLink || (line.substr(at, 2) == "](" && isLink(line, at));
        else if (line[at] == '`')
            signs.hasCode = signs.hasCode || isCode(line, at);
        else if (line.substr(at, 2) == "**")
            signs.hasBold = isBold(line, at++) || signs.hasBold;
    }
    return signs;
}

} // namespace cachescope::inspect
