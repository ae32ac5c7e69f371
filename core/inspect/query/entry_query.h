// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/query/entry.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

class EntryIndex;
class EntryOrders;
class EntryTypes;

/// The access times of all entries, by rowid: 16 bytes an entry. Never changed; any thread.
class AccessTimes
{
public:
    struct Row
    {
        qint64 rowid = 0;
        double seconds = 0.0; ///< NaN where the file has NULL or no number
    };

    explicit AccessTimes(std::vector<Row> rows);

    /// Nothing if `rowid` is not here.
    [[nodiscard]] std::optional<double> find(qint64 rowid) const;

private:
    std::vector<Row> m_rows; // by rising rowid
};

/// What readEntries() may read for the times of an entry, which stand behind its value as a rule.
struct EntryReadOptions
{
    /// Values up to this size are walked for the creation time; no larger one's pages are. 0: only those that
    /// stand on their row's own page.
    qint64 walkBytes = 256'000;
    /// Where access times are already known from; both may be null.
    const EntryIndex *index = nullptr;
    const AccessTimes *times = nullptr;
    /// Look into values that wrap another, for its type: up to 128 KiB more of those are read.
    bool inside = false;
    /// Read only what the row's first page and the indexes tell, a page or two an entry on a cold disk, and
    /// leave the rest for a second reading: `walkBytes` and `inside` only tell whether there is a rest
    /// (Entry::brief).
    bool brief = false;
    /// Counts entries on damaged pages, which are then left out, and times that such pages keep from being
    /// read are unknown. Null: the error Corrupt instead.
    qint64 *unreadable = nullptr;
    /// Looked at often; when set, the result is Error Cancelled. May be null.
    const std::atomic<bool> *cancelled = nullptr;
    qsizetype mostKeyBytes = kMostKeyBytes; ///< longer keys are cut
};

enum class EntrySort {
    RowId,
    Key,
    Size,
    LastAccessed,
    /// By creation time where a scan's index has it. Elsewhere by rowid, which is close: a store takes a new
    /// highest rowid, and VACUUM keeps the order (isSortedByInsertion()).
    Created,
    Type, ///< by the name of what the first bytes look like; only where the types of all are known
    Pinned,
};
constexpr std::size_t kEntrySorts = 7;

/// Which entries; all conditions must hold. Text is matched as plain characters, case-sensitively.
struct EntryFilter
{
    QString contains; ///< somewhere in the key; empty: any
    QString prefix;   ///< at the key's start; empty: any
    QString exact;    ///< the whole key; empty: any
    /// The start of the key's pattern, in whole parts (KeyPatternTest): "<hash>:ts" is that of "03b4…:ts:7",
    /// not of "03b4…:tsx". Empty: any.
    QString pattern;
    QStringList exceptPatterns; ///< none of these is the start of the key's pattern
    std::optional<bool> pinned;
    std::optional<qint64> minSizeBytes; ///< inclusive
    std::optional<qint64> maxSizeBytes; ///< inclusive
    std::optional<double> accessedFrom; ///< Unix seconds, inclusive
    std::optional<double> accessedTo;   ///< Unix seconds, exclusive
    /// Unix seconds, inclusive. Where creation times stand behind the values and no scan's index has them,
    /// they are taken to be as CreationTimes has them (estimatesCreation()).
    std::optional<double> createdFrom;
    std::optional<double> createdTo; ///< Unix seconds, exclusive
    std::vector<ContentType> types;  ///< any of these; empty: any at all

    [[nodiscard]] bool isEmpty() const { return *this == EntryFilter{}; }
    bool operator==(const EntryFilter &) const = default;
};

struct EntryQuery
{
    EntrySort sort = EntrySort::LastAccessed;
    bool descending = true; ///< ties keep rowid order
    EntryFilter filter;
    qint64 limit = -1; ///< negative: all

    bool operator==(const EntryQuery &) const = default;
};

/// What a scan found out, for answering from memory. Each may be null.
struct KnownEntries
{
    const EntryIndex *index = nullptr;
    EntryOrders *orders = nullptr; ///< of `index`, with its key tree and creation times if those are known
    const EntryTypes *types = nullptr; ///< as many as `index` has entries
};

/// How many entries selectRowids() gives beforehand.
constexpr qint64 kFirstRows = 512;

/// What comes to light while entries are selected; `bytes` and `keysFromRows` only with an index.
struct SelectionFacts
{
    std::optional<qint64> bytes; ///< of all values selected
    /// The file's index of keys is damaged, and keys were read from the rows; entries that should be by key
    /// are by rowid.
    bool keysFromRows = false;
    /// Filtered by times of creation that were interpolated from so many entries'; 0: not.
    qint64 createdFromSamples = 0;
};

struct SelectOptions
{
    /// Looked at often; when set, the result is Error Cancelled. May be null.
    const std::atomic<bool> *cancelled = nullptr;
    KnownEntries known;
    /// Gets the first entries of the result, up to kFirstRows, where they are to be had much sooner than all
    /// of it. Called at most once, in the calling thread. May be empty.
    std::function<void(std::vector<qint64>)> first;
    SelectionFacts *facts = nullptr; ///< gets what else is found out; may be null
};

/// Whether answering `query` means reading every row's header, a page an entry, unless a scan's index is
/// there: it asks for sizes or pins.
bool needsRowHeaders(const EntryQuery &query, const CacheFormat &format);

/// Whether `query` asks for keys, which only their index or the rows themselves tell.
bool needsKeys(const EntryQuery &query);

/// Whether `query` is answered in the order of rowids though it asks for that of creation times.
bool isSortedByInsertion(const EntryQuery &query, const EntryIndex *index);

/// Whether `filter` asks for creation times that are not in `index` (may be null) nor cheap to read, so that
/// they are estimated.
bool estimatesCreation(const EntryFilter &filter, const CacheFormat &format, const EntryIndex *index);

/// The rowids that `query` selects, in its order. Reads indexes, row headers, and where types are asked for
/// that are not known the first bytes of values; never values. With an index, sizes, pins and times come from
/// that and the disk is asked for keys only. InvalidArgument: sorted by types that are not known. The
/// connection's thread only.
Result<std::vector<qint64>> selectRowids(sqlite::Connection &connection, const CacheFormat &format,
                                         const EntryQuery &query, const SelectOptions &options = {});

/// The entries of `rowids`, in that order; rowids that are gone are left out. At most kContentHeadBytes of a
/// value are read, by incremental I/O, and pages of it as `options` allow. Access times that those do not
/// know are looked up in their index, if there is one, in one pass for all. The connection's thread only.
Result<std::vector<Entry>> readEntries(sqlite::Connection &connection, const CacheFormat &format,
                                       std::span<const qint64> rowids, const EntryReadOptions &options = {});

/// All access times, from their index alone: for listing many entries in pieces. Of a format with that index
/// only. `cancelled` as in selectRowids(). The connection's thread only.
Result<AccessTimes> readAccessTimes(sqlite::Connection &connection, const CacheFormat &format,
                                    const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
