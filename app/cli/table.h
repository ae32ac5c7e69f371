// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace cachescope::cli {

using Facts = std::vector<std::pair<QString, QString>>;

/// A name and a value a line, values below each other. Nothing in the values can steer the terminal.
QString factsTable(const Facts &facts);

} // namespace cachescope::cli
