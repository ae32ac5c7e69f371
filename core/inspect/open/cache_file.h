// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/open/file_snapshot.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// How a file is read, so that not a byte of it or beside it changes.
enum class OpenMode {
    Immutable, ///< no write-ahead log beside it: immutable=1, nothing is locked or created
    WalCopy,   ///< a log with content beside it: its rows are seen, nothing is created (vfs=unix-none,
               ///< EXCLUSIVE)
    Live,      ///< another process has it open: an ordinary read-only connection with locks
};

/// "immutable", "wal-copy", "live": stable, for scripts.
QString openModeName(OpenMode mode);

/// What a look at a cache file tells at once: a few pages are read, never the blobs.
struct CacheFileInfo
{
    QString path; ///< absolute
    CacheFormat format;
    OpenMode openMode = OpenMode::Immutable;
    QString journalMode; ///< "wal" or "delete", from the header
    qint64 pageSizeBytes = 0;
    qint64 fileBytes = 0; ///< of the main file on disk
    qint64 walBytes = 0;  ///< of the `-wal` file; 0 without one
    qint64 freeBytes = 0; ///< in pages that are on the free list
    qint64 entries = 0;
    bool entriesKnown = true; ///< false: the file is damaged where they would be counted; `entries` is 0
    bool entriesExact = true; ///< false: counting takes long in this file, and `entries` is an estimate
    /// Unix seconds; absent where no index of access times tells, or none of its times is a number.
    std::optional<double> newestAccess;
    std::optional<qint64> pinned; ///< absent where counting would mean reading the whole file
    bool truncated = false;
    qint64 missingBytes = 0; ///< by how much the file is shorter than its header says
    /// Opened though it is truncated: entries whose pages are missing are not seen, or not whole.
    bool salvaged = false;
    QStringList warnings;      ///< in words, each a sentence
    quint32 changeCounter = 0; ///< FileHeader's
    quint32 schemaCookie = 0;  ///< FileHeader's
    quint64 walSalts = 0;      ///< WalFile's
    FileSnapshot atOpening;    ///< size and times before anything was read, for untouched_proof.h
};

/// What a file takes on the disk.
struct FileMeasures
{
    qint64 fileBytes = 0;
    qint64 walBytes = 0;
    qint64 freeBytes = 0;
};

struct OpenOptions
{
    /// Which table and columns to read. Without a table: the one of a known format.
    TableMapping mapping;
    /// A truncated file is opened for what is left of it, instead of the error Truncated; not while another
    /// process has it open.
    bool salvage = false;
};

/// A cache file opened for looking at. A value: cheap to copy. All functions may be called from any thread.
///
/// Opening or reading the file through any other handle of this process may drop SQLite's POSIX locks on it
/// (https://www.sqlite.org/howtocorrupt.html, 2.2): never inspect a file that this process itself has open
/// for writing.
class CacheFile
{
public:
    /// Errors: NotFound, CannotOpen (a directory, no permission), NotACache (empty, text, another database,
    /// no cache table), Truncated (info is still to be had: see probe()), Corrupt, Io. Each message says what
    /// it is and what to do.
    /// Ambiguous: several tables could be the cache.
    static Result<CacheFile> open(const QString &path, const OpenOptions &options = {});

    /// As open(), but a truncated file is a result and not an error: `truncated` and `missingBytes` are set,
    /// and what its schema would tell (format, entries) is left at its defaults unless it is to be salvaged.
    static Result<CacheFileInfo> probe(const QString &path, const OpenOptions &options = {});

    /// The tables of the SQLite file at `path` that can be read as a cache, the likeliest first. Errors as
    /// open(), but for those of the format. Any thread.
    static Result<std::vector<TableCandidate>> candidates(const QString &path);

    /// Opens any SQLite database, be it a cache or not: what its schema would tell (format, entries) is left
    /// at its defaults. For candidates() and table_preview.h. Errors as open(), but for those of the format.
    static Result<CacheFile> openDatabase(const QString &path);

    /// As the function of that name above, of this file, and without reading it beside SQLite.
    [[nodiscard]] Result<std::vector<TableCandidate>> candidates() const;

    [[nodiscard]] const CacheFileInfo &info() const { return *m_info; }

    /// As it is now: other than in info() if others write to the file. What cannot be told is as at opening.
    [[nodiscard]] FileMeasures measure() const;

    /// Expires with the last copy of this value: whoever has a connection has one too.
    [[nodiscard]] std::weak_ptr<const CacheFileInfo> lifetime() const { return m_info; }

    /// A new hardened read-only connection, for the calling thread alone.
    Result<std::unique_ptr<sqlite::Connection>> connect() const;

private:
    explicit CacheFile(std::shared_ptr<const CacheFileInfo> info)
        : m_info(std::move(info))
    {
    }

    std::shared_ptr<const CacheFileInfo> m_info;
};

} // namespace cachescope::inspect
