// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/markdown_signs.h"

#include "core/inspect/types/markdown_inline.h"
#include "core/inspect/types/markup_kind.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isBeyondAscii(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Starts of what is something else, whatever signs it has: scripts, sources, patches, mail.
bool isSomethingElse(std::string_view text)
{
    static constexpr std::array<std::string_view, 19> starts{
        "#!",    "//",   "/*",      "\"\"\"",       "r\"\"\"",    "\" ",   "<?",
        "diff ", "@@ ",  "Index: ", "+++ ",         "--- ",       "From ", "From: ",
        "To: ",  "%!PS", "{\\rtf",  "Return-Path:", "-----BEGIN "};
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t last = line.find_last_not_of(" \t\r");
    const bool statement = last != line.npos && std::string_view(";{}").find(line[last]) != line.npos;
    return statement ||
           std::ranges::any_of(starts, [text](std::string_view start) { return text.starts_with(start); });
}

/// Comments come in rows; of headings only one of a lower level stands directly below another.
bool areComments(std::string_view line, std::string_view next)
{
    const auto marks = [](std::string_view text) {
        return std::min(text.find_first_not_of('#'), text.size());
    };
    return marks(next) > 0 && marks(next) <= marks(line);
}

/// reStructuredText has **bold** and lists too, but also directives, roles and "::" at the end of a line
/// (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html).
bool isRestructuredText(std::string_view line)
{
    if (line.ends_with("::") || line.starts_with(".. "))
        return true;
    const std::size_t role = line.find(":`");
    if (role == line.npos || role == 0)
        return false;
    const std::size_t start = line.find_last_not_of("abcdefghijklmnopqrstuvwxyz:", role - 1);
    const std::size_t first = start == line.npos ? 0 : start + 1;
    return first < role && line[first] == ':';
}

/// The number of "#" of an ATX heading with a title (CommonMark, 4.2); 0 for any other line.
std::size_t headingLevel(std::string_view line)
{
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    const bool titled = level >= 1 && level <= 6 && line.size() > level + 1 && line[level] == ' ';
    return titled && line.find_first_not_of(" #", level) != line.npos ? level : 0;
}

/// "import x;", "key: value", "if (x) {" …: what stands below the comments of scripts and settings.
bool looksLikeCode(std::string_view line)
{
    static constexpr std::string_view ends(";{}(\\=");
    static constexpr std::array<std::string_view, 6> inside{" = ", " == ", "=\"", "();", " && ", " -> "};
    if (ends.find(line.back()) != ends.npos)
        return true;
    return std::ranges::any_of(inside,
                               [line](std::string_view part) { return line.find(part) != line.npos; });
}

/// Whether a line reads like a sentence's: a capital letter and a word, then more words; commands and
/// settings start in lower case or are all in capitals. Scripts without capitals and spaces pass as they are.
bool isProse(std::string_view line)
{
    if (line.empty() || looksLikeCode(line))
        return false;
    if (isBeyondAscii(line.front()))
        return true;
    const bool quoted = line.front() == '"' || line.front() == '\'' || line.front() == '(';
    const std::string_view words = quoted ? line.substr(1) : line;
    const std::string_view first = words.substr(0, words.find(' '));
    const bool allCapitals = first.size() > 1 && std::ranges::all_of(first, isUpper);
    const bool capital = !first.empty() && isUpper(first.front()) && !allCapitals;
    const auto spaces = std::ranges::count(words, ' ');
    const bool ends = line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
    return capital && first.find_first_of("=:/_()") == first.npos && (spaces >= 3 || (spaces >= 1 && ends));
}

bool isTaskItem(std::string_view line)
{
    const bool bullet = line.starts_with("- [") || line.starts_with("* [");
    return bullet && line.size() > 6 && line.substr(4, 2) == "] " &&
           (line[3] == ' ' || line[3] == 'x' || line[3] == 'X');
}

/// "- Words", where the lower-case items of YAML do not count.
bool isBullet(std::string_view line)
{
    const bool bullet = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
    if (!bullet || line.size() < 4)
        return false;
    const char c = line[2];
    return isUpper(c) || isBeyondAscii(c) || c == '[' || c == '`' || c == '*' || c == '_';
}

bool isNumbered(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits >= 1 && digits <= 3 && line.substr(digits).starts_with(". ") && line.size() > digits + 2 &&
           !isDigit(line[digits + 2]);
}

/// The row between a table's head and its body (GitHub Flavored Markdown, 4.10).
bool isTableDelimiter(std::string_view line)
{
    return line.find_first_not_of("|:- \t") == line.npos && line.find('|') != line.npos &&
           line.find("---") != line.npos;
}

bool isUnderline(std::string_view line)
{
    return line.size() >= 3 &&
           (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos);
}

bool isFence(std::string_view line)
{
    return line.starts_with("```") && line.find('`', 3) == line.npos;
}

bool startsStructure(std::string_view line)
{
    return isBullet(line) || isNumbered(line) || isFence(line) || line.starts_with("> ") ||
           line.starts_with('|') || line.starts_with("<!--") || markupKind(line).type == ContentType::Html;
}

/// Reads line by line.
class SignCounter
{
public:
    /// `line` has neither leading nor trailing blanks; `isCut` says that the head ends in it.
    void take(std::string_view line, bool isCut);
    [[nodiscard]] bool isMarkdown() const { return !m_isOther && (m_isClear || kindsOfWeakSigns() >= 2); }
    [[nodiscard]] bool isOther() const { return m_isOther; }

private:
    void takeHeading(std::size_t level);
    void takeBelowHeading(std::string_view line);
    void takeBlock(std::string_view line, bool isCut);
    [[nodiscard]] int kindsOfWeakSigns() const;

    std::string_view m_previous;
    bool m_isClear = false;
    bool m_isOther = false;    ///< no Markdown, whatever else is found
    std::size_t m_heading = 0; ///< level of the last heading while nothing but blank lines is below it
    int m_bullets = 0;
    int m_numbered = 0;
    bool m_hasQuote = false;
    bool m_hasCode = false;
    bool m_hasUnderline = false;
};

void SignCounter::take(std::string_view line, bool isCut)
{
    m_isOther = (!m_isClear && areComments(m_previous, line)) || isRestructuredText(line);
    if (m_isOther || line.empty()) {
        m_previous = line;
        return;
    }
    if (const std::size_t level = headingLevel(line); level > 0) {
        takeHeading(level);
    } else {
        if (m_heading > 0)
            takeBelowHeading(line);
        takeBlock(line, isCut);
    }
    const InlineSigns signs = inlineSigns(line);
    m_isClear = m_isClear || signs.hasLink || signs.hasBold;
    m_hasCode = m_hasCode || signs.hasCode;
    m_previous = line;
}

/// A heading below one of the next higher level, and blank lines, is no comment.
void SignCounter::takeHeading(std::size_t level)
{
    if (m_heading > 0 && level == m_heading + 1 && m_previous.empty())
        m_isClear = true;
    m_heading = level;
}

void SignCounter::takeBelowHeading(std::string_view line)
{
    if (isProse(line) || startsStructure(line))
        m_isClear = true;
    m_heading = 0;
}

void SignCounter::takeBlock(std::string_view line, bool isCut)
{
    const bool table = isTableDelimiter(line) && m_previous.find('|') != m_previous.npos;
    m_isClear = m_isClear || table || isFence(line) || isTaskItem(line);
    m_bullets += isBullet(line) ? 1 : 0;
    m_numbered += isNumbered(line) ? 1 : 0;
    m_hasQuote = m_hasQuote || line.starts_with("> ");
    m_hasUnderline = m_hasUnderline || (!isCut && isUnderline(line) && isProse(m_previous));
}

int SignCounter::kindsOfWeakSigns() const
{
    return (m_bullets >= 2 ? 1 : 0) + (m_numbered >= 2 ? 1 : 0) + (m_hasQuote ? 1 : 0) + (m_hasCode ? 1 : 0) +
           (m_hasUnderline ? 1 : 0);
}

std::string_view trimmed(std::string_view line)
{
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == line.npos)
        return {};
    return line.substr(start, line.find_last_not_of(" \t\r") - start + 1);
}

/// Front matter (a block of YAML between two lines "---") says nothing of what follows.
std::string_view withoutFrontMatter(std::string_view text)
{
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n"))
        return text;
    const std::size_t end = text.find("\n---", 3);
    if (end == text.npos)
        return {};
    const std::size_t line = text.find('\n', end + 1);
    return line == text.npos ? std::string_view() : text.substr(line + 1);
}

} // namespace

bool looksLikeMarkdown(std::string_view text)
{
    if (isSomethingElse(text))
        return false;
    text = withoutFrontMatter(text);
    SignCounter signs;
    while (!text.empty() && !signs.isOther()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        // Four blanks or a tab make a line code, in which nothing is a sign.
        if (!line.starts_with("    ") && !line.starts_with('\t'))
            signs.take(trimmed(line), end == text.npos);
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    return signs.isMarkdown();
}

} // namespace cachescope::inspect
