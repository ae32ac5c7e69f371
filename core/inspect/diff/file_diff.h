// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/diff_row.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/scan_damage.h"

#include <QStringList>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace cachescope::inspect {

/// What is known of a file from a scan of it.
struct ScannedFile
{
    std::shared_ptr<const EntryIndex> index;
    std::shared_ptr<const EntryTypes> types; ///< as many as entries; null: not known
    ScanDamage damage;
};

struct DiffOptions
{
    /// Where no scan of a file is known that is still true of it, it is scanned.
    std::optional<ScannedFile> before;
    std::optional<ScannedFile> after;
    /// Where creation times stand behind the values, and sizes do not differ, so many bytes of values may be
    /// walked in each file to compare those times: of entries first whose row number differs, since a store
    /// takes a new one in most caches. The others are left undecided (FileDiff::undecided). 0: none.
    qint64 walkBytes = 2'000'000'000;
    /// Compare all values of the same size, byte for byte as good as (by 128 bits of a hash): reads those
    /// values in both files.
    bool content = false;
    int threads = 32;        ///< readers at most
    bool background = false; ///< as in ScanOptions
};

/// Entries, and the bytes of their values in both files.
struct DiffTotal
{
    qint64 entries = 0;
    qint64 bytesBefore = 0; ///< 0 for what was added
    qint64 bytesAfter = 0;  ///< 0 for what was removed

    bool operator==(const DiffTotal &) const = default;
};

/// A total for each DiffKind.
struct DiffTotals
{
    std::array<DiffTotal, kDiffKinds> of;

    [[nodiscard]] const DiffTotal &operator[](DiffKind kind) const
    {
        return of[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] DiffTotal &operator[](DiffKind kind) { return of[static_cast<std::size_t>(kind)]; }
};

/// What those entries have in common that share a kind of key, or of value.
struct DiffGroup
{
    QString name; ///< plain text from an untrusted file
    DiffTotals totals;
};

/// Entries with from ≤ value < to: their size or age in the later file, of removed ones in the earlier.
struct DiffBin
{
    double from = 0.0; ///< bytes, or seconds
    double to = 0.0;
    DiffTotals totals;
};

/// One of the two files.
struct DiffSide
{
    CacheFile file;
    ScannedFile scan;
    qint64 dataBytes = 0; ///< of all values
    /// Keys whose entries could not be read, or were stored or dropped meanwhile: what became of them is not
    /// known, and they count nowhere.
    qint64 unknown = 0;
};

/// How two files differ. Never changed; any thread.
struct FileDiff
{
    FileDiff(CacheFile earlier, CacheFile later)
        : before{std::move(earlier), {}, 0, 0}
        , after{std::move(later), {}, 0, 0}
    {
    }

    DiffSide before;
    DiffSide after;
    /// Everything that is in either file.
    std::vector<DiffRow> rows;
    bool byKey = true;    ///< `rows` are in the byte order of keys; else in that of the files
    bool complete = true; ///< false: cancelled; what is here is true of the keys up to some one

    DiffTotals totals;
    /// Both are among restored and touched ones, and not compared if a file has no pins.
    DiffTotal pinned;
    DiffTotal unpinned;
    bool pinsCompared = false;
    bool accessCompared = false;   ///< both files have access times
    bool creationCompared = false; ///< both files have creation times
    /// Entries of the same size whose creation times were not read. They count as touched or unchanged.
    DiffTotal undecided;
    bool contentCompared = false;
    DiffTotal sameContent;   ///< restored ones that have the content that they had
    DiffTotal otherContent;  ///< restored ones that have the size that they had, and other content
    DiffTotal unreadContent; ///< of the same size, and not to be read whole in both files

    /// Kinds of keys as in figures/key_prefixes.h, by DiffRow::prefix; at most 30, those first that changed
    /// most bytes.
    std::vector<DiffGroup> prefixes;
    std::vector<DiffGroup> types; ///< groups of content types, likewise; empty if they are not known
    std::vector<DiffBin> sizes;   ///< log bins, ten a decade, without gaps
    std::vector<DiffBin> ages;    ///< the same from one minute on, of the time since the last access, counted
                                  ///< back from the newest one in both files
    double seconds = 0.0;

    [[nodiscard]] qint64 sizeBefore(const DiffRow &row) const;
    [[nodiscard]] qint64 sizeAfter(const DiffRow &row) const;
    /// What the two files cannot be trusted in, in sentences; plain text.
    [[nodiscard]] QStringList warnings() const;
};

using FileDiffPtr = std::shared_ptr<const FileDiff>;

/// "added", "removed", "restored", "touched", "unchanged": stable, for scripts.
QLatin1StringView diffKindName(DiffKind kind);

/// Compares two files by keys and metadata. They may be of different formats; what one of them does not have
/// is not compared. Sizes, access times and pins come from a scan of each (scan.h), keys from their indexes
/// (key_join.h): no value is read but as `options` allow. Some 70 bytes of memory an entry of both files, and
/// 24 more where an index of keys is missing or damaged.
///
/// A creation time differs if it is another number; where the files are of different formats, which may keep
/// it less exactly, if it is more than a millisecond apart. Times that are none on both sides are the same.
///
/// `progress` (may be empty) gets 0…1, from any thread, one call at a time. `cancelled` (may be null) is
/// looked at often: what is known then, or Error Cancelled if that is nothing. Damaged pages are told in the
/// scans and `unknown`. Errors: Busy, Io, Corrupt where a file has more rows than fit into it. Any thread.
Result<FileDiff> diffFiles(const CacheFile &before, const CacheFile &after, const DiffOptions &options = {},
                           const std::function<void(double)> &progress = {},
                           const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
