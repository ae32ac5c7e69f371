// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/saved/index_directory.h"
#include "core/inspect/scan/scan.h"

/// What a scan found, kept in a file of its own, so that a cache file that was scanned before has exact
/// figures at once when it is opened again:
///
///     if (auto saved = loadIndex(directory, file); saved.scan)
///         return std::move(*saved.scan);
///     auto scan = scanEntries(file, options);
///     if (scan)
///         note(saveIndex(directory, file, *scan)); // its failing does no harm
///
/// An index has no keys and no values. `directory` is the program's own, such as ~/.cache/cachescope/indexes.
/// Any thread; the disk is read and written, so not the one that draws.
namespace cachescope::inspect {

/// Keeps `scan`, which was made of `file`, in place of an earlier one; it is whole or not there at all. Then
/// drops the indexes that were not used for longest, to keep to `limits`. The directory is made if need be.
///
/// Does nothing, which is no error, where there is nothing to rely on: an incomplete scan, a file in live
/// mode, a salvaged file. A scan without types replaces one with types.
///
/// Errors, each a sentence, after which all is as before: Busy if the file was changed since it was opened,
/// or so shortly before that (20 ms as a rule) that its times could not tell; TooLarge if `limits` leave no
/// room; CannotOpen, DiskFull, Io if it cannot be written.
Result<void> saveIndex(const QString &directory, const CacheFile &file, const ScanResult &scan,
                       const IndexLimits &limits = {});

/// What became of a saved index.
enum class SavedIndex {
    Found,
    None,         ///< of this file, read with these columns; or it cannot be read
    Stale,        ///< the file has changed since; removed
    OtherVersion, ///< written by another version of this program, or by another kind of machine; left there
    Damaged,      ///< removed
};

struct LoadedIndex
{
    SavedIndex state = SavedIndex::None;
    std::optional<ScanResult> scan; ///< if Found: as scanEntries() gave it
};

/// The scan of `file`, exactly in the state in which it was opened, that was saved in `directory`. None in
/// live mode and for salvaged files. Whatever stands in the index file, nothing worse than Damaged comes of
/// it. Whether it has types is for the caller to see: none, or as many as entries.
LoadedIndex loadIndex(const QString &directory, const CacheFile &file);

} // namespace cachescope::inspect
