// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/markup_kind.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

using namespace Qt::StringLiterals;

constexpr FileKind kHtml{ContentType::Html, "text/html"_L1, "html"_L1};
constexpr FileKind kSvg{ContentType::Image, "image/svg+xml"_L1, "svg"_L1};
constexpr FileKind kXml{ContentType::Xml, "application/xml"_L1, "xml"_L1}; // RFC 7303

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isNameEnd(std::string_view text, std::size_t at)
{
    static constexpr std::string_view ends(" \t\r\n\f/>");
    return at >= text.size() || ends.find(text[at]) != ends.npos;
}

/// Whether the element's name behind "<" is one that HTML has: those of the MIME Sniffing Standard
/// (https://mimesniff.spec.whatwg.org, 7.1), and others that fragments of pages start with.
bool isHtmlTag(std::string_view text)
{
    static constexpr std::array<std::string_view, 36> names{
        "html", "head",   "body",   "script",  "iframe", "h1",     "h2",          "h3",   "div",
        "font", "table",  "a",      "style",   "title",  "b",      "br",          "p",    "span",
        "ul",   "ol",     "li",     "section", "form",   "img",    "meta",        "link", "nav",
        "main", "header", "footer", "article", "aside",  "button", "turbo-frame", "tr",   "td"};
    std::array<char, 12> name{};
    std::size_t length = 0;
    while (length < name.size() && !isNameEnd(text, length + 1)) {
        name.at(length) = lower(text[length + 1]);
        ++length;
    }
    return std::ranges::find(names, std::string_view(name.data(), length)) != names.end();
}

/// "<!DOCTYPE html" in any case.
bool isDoctype(std::string_view text, std::string_view name)
{
    static constexpr std::string_view start("<!doctype ");
    const std::size_t length = start.size() + name.size();
    if (text.size() < length)
        return false;
    const auto same = [](char a, char b) { return lower(a) == b; };
    return std::ranges::equal(text.substr(0, start.size()), start, same) &&
           std::ranges::equal(text.substr(start.size(), name.size()), name, same);
}

/// What the first element behind an XML declaration, a document type or comments makes of the document.
FileKind xmlKind(std::string_view text)
{
    if (text.find("<svg") != text.npos || text.find("<!DOCTYPE svg") != text.npos)
        return kSvg;
    return text.find("<html") != text.npos ? kHtml : kXml;
}

bool declaresNamespace(std::string_view text)
{
    const std::string_view tag = text.substr(0, text.find('>'));
    const bool name = text.size() > 1 && lower(text[1]) >= 'a' && lower(text[1]) <= 'z';
    return name && (tag.find(" xmlns=") != tag.npos || tag.find(" xmlns:") != tag.npos);
}

} // namespace

FileKind markupKind(std::string_view text)
{
    if (!text.starts_with('<'))
        return {};
    if (text.starts_with("<?xml") && isNameEnd(text, 5))
        return xmlKind(text);
    if (isDoctype(text, "svg") || (text.starts_with("<svg") && isNameEnd(text, 4)))
        return kSvg;
    if (isDoctype(text, "html") || isHtmlTag(text))
        return kHtml;
    const bool feed = (text.starts_with("<rss") || text.starts_with("<feed")) &&
                      isNameEnd(text, text.starts_with("<rss") ? 4 : 5);
    return feed || declaresNamespace(text) ? kXml : FileKind();
}

std::string_view withoutLeadingComments(std::string_view text)
{
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
        if (!text.starts_with("<!--"))
            return text;
        const std::size_t end = text.find("-->", 4);
        text = end == text.npos ? std::string_view() : text.substr(end + 3);
    }
}

} // namespace cachescope::inspect
