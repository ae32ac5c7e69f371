// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/text_kind.h"

#include "core/inspect/types/base64_text.h"
#include "core/inspect/types/json_prefix.h"
#include "core/inspect/types/markdown_signs.h"
#include "core/inspect/types/markup_kind.h"

namespace cachescope::inspect {

using namespace Qt::StringLiterals;

FileKind textKind(std::string_view text, qint64 textBytes)
{
    static constexpr FileKind plain{ContentType::Text, "text/plain"_L1, "txt"_L1};
    static constexpr FileKind html{ContentType::Html, "text/html"_L1, "html"_L1};
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const bool commented = text.find("<!--") != text.npos;
    const std::string_view content = withoutLeadingComments(text);
    if (content.empty())
        return commented ? html : plain;
    if (content.front() == '{' || content.front() == '[') {
        const JsonShape shape = jsonShape(content);
        if (shape == JsonShape::Lines)
            return {ContentType::Json, "application/x-ndjson"_L1, "jsonl"_L1};
        if (shape == JsonShape::Document)
            return {ContentType::Json, "application/json"_L1, "json"_L1};
    }
    if (const FileKind markup = markupKind(content))
        return markup;
    if (isBase64(text, textBytes))
        return {ContentType::Base64, "text/plain"_L1, "b64"_L1};
    return looksLikeMarkdown(content) ? FileKind{ContentType::Markdown, "text/markdown"_L1, "md"_L1} : plain;
}

} // namespace cachescope::inspect
