// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cachescope::inspect {

/// Whether `text`, the start of a text without leading blanks, is Markdown (CommonMark 0.30, and GitHub's
/// tables and task lists) rather than plain text. One clear sign is enough: a link, **bold** words, a table,
/// fenced code, a task list, a heading with prose or a structure below it. Of weak signs, which plain text,
/// YAML and logs have too (lists, quotes, `code`, underlined titles), it takes two kinds. Scripts with
/// "# comments", patches and source code are not Markdown.
bool looksLikeMarkdown(std::string_view text);

} // namespace cachescope::inspect
