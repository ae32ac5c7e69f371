// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

#include <vector>

namespace cachescope::inspect {

/// One finding of a comparison, a sentence.
struct ProofLine
{
    bool changed = false; ///< false: this is as it was
    QString text;
};

/// What two snapshots of one file prove.
struct UntouchedProof
{
    /// The main file, what SQLite keeps beside it, and their directory with its listing are as they were.
    bool unchanged = true;
    bool contentCompared = false; ///< by SHA-256, taken both times
    std::vector<ProofLine> lines;
    QString verdict; ///< in a few sentences, exactly what is proven and what is not
};

/// Compares two snapshots of the same file, `before` the earlier one. `mode` is how the file was opened
/// between them: in live mode changes come from the process that has it open, and are said to. Without hashes
/// in both the change time is what proves: unchanged, it says that nobody wrote. Any thread.
UntouchedProof compare(const FileSnapshot &before, const FileSnapshot &after, OpenMode mode);

} // namespace cachescope::inspect
