// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"

/// The figures of a comparison as groups with names for people. Pure.
namespace cachescope::ui {

/// By content type: "Ogg Opus", "JSON".
std::vector<inspect::DiffGroup> typeGroups(const inspect::FileDiff &diff);

/// By size and by the time since the last access: a group for each power of ten that there is.
std::vector<inspect::DiffGroup> sizeGroups(const inspect::FileDiff &diff);
std::vector<inspect::DiffGroup> ageGroups(const inspect::FileDiff &diff);

} // namespace cachescope::ui
