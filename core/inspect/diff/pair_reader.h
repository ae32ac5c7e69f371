// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_pass.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

/// What has to be read of single entries to compare them: in the order of the file, by several threads. Block
/// until done; when cancelled, the rest is nothing. Errors are those of opening, Busy and Io; what stands on
/// a damaged page, or is no longer there, is nothing. Any thread.
namespace cachescope::inspect {

/// Unix seconds; NaN for what is no time; nothing where it could not be read. Walks the pages of the values
/// that the times stand behind. `places` are of `index`, in any order; there are as many results.
Result<std::vector<std::optional<double>>> readCreationTimes(const CacheFile &file, const EntryIndex &index,
                                                             std::span<const quint32> places,
                                                             const RowPassOptions &options);

/// 128 bits that two values share if they are the same, and by no chance else, if nobody knows `starts`.
using ContentHash = std::array<quint64, 2>;

/// Nothing for a value that is in a file beside the database, too.
Result<std::vector<std::optional<ContentHash>>> hashContents(const CacheFile &file, const EntryIndex &index,
                                                             std::span<const quint32> places,
                                                             const ContentHash &starts,
                                                             const RowPassOptions &options);

} // namespace cachescope::inspect
