// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace cachescope::sqlite {
class Statement;
}

namespace cachescope::load {

/// The key in `column` of the row that `rows` is at, if operations can ask for it: text whose bytes come back
/// from a QString. Nothing for others (NULL, a number, bytes that are not valid UTF-8), which no cache finds
/// again under the text that they look like.
std::optional<QString> keyText(const sqlite::Statement &rows, int column);

} // namespace cachescope::load
