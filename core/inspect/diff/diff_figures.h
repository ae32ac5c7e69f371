// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"
#include "core/inspect/diff/key_patterns.h"

namespace cachescope::inspect {

/// Adds up the rows of `diff` in all its totals, and numbers their prefixes anew: by place in
/// FileDiff::prefixes instead of by `patterns`.
void addUp(FileDiff *diff, KeyPatterns *patterns);

} // namespace cachescope::inspect
