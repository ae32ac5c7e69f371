// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"

#include <QStringList>

#include <atomic>
#include <functional>

namespace cachescope::inspect {

struct IntegrityOptions
{
    /// PRAGMA quick_check: does not compare indexes with their tables, and so reads large values once instead
    /// of twice (https://www.sqlite.org/pragma.html#pragma_quick_check).
    bool quick = false;
    int mostMessages = 100; ///< then the check ends: in a badly damaged file there are as many as pages
};

struct IntegrityReport
{
    QString path; ///< absolute
    OpenMode openMode = OpenMode::Immutable;
    bool quick = false;
    bool complete = true;   ///< all was looked at, or as much as the damage and mostMessages allow
    bool cancelled = false; ///< ended at the user's request; never complete
    /// SQLite's words, a line each without the heading "*** in database main ***", and ours for a file that
    /// SQLite refuses. Text from an untrusted file may be in them. At most a thousand characters each.
    QStringList messages;
    bool moreMessages = false; ///< there may be more; how many is not known
    QStringList warnings;      ///< what is no damage of the file but has to be known; each a sentence
    qint64 pages = 0;          ///< in the database, with those in its log; 0 if it was refused
    qint64 pagesRead = 0;      ///< asked of the system, whether or not it had them in memory
    double seconds = 0.0;

    /// Nothing is wrong, and all was looked at.
    [[nodiscard]] bool ok() const { return complete && messages.isEmpty(); }
};

/// Lets SQLite check the file at `path` (any SQLite database, a cache or not) through a hardened read-only
/// connection, in whatever mode it has to be opened. Blocks until done, for a file of 100 GB many minutes:
/// run it in a worker. `progress` (may be empty) gets 0…1 in the calling thread, never less than before, and
/// 1 at the end. `cancelled` (may be null) is looked at for each page that is read: the report then has what
/// was found until then.
///
/// A file that is truncated or too damaged to be opened is a result with messages and no error. Errors:
/// NotFound, NotACache (no SQLite database), CannotOpen, Busy, Io; each is a sentence. Any thread; not for a
/// file on which this process holds locks: its header is read beside SQLite.
Result<IntegrityReport> checkIntegrity(const QString &path, const IntegrityOptions &options,
                                       const std::function<void(double)> &progress = {},
                                       const std::atomic<bool> *cancelled = nullptr);

/// The same of a file that was opened, also while other threads read it in live mode.
Result<IntegrityReport> checkIntegrity(const CacheFile &file, const IntegrityOptions &options,
                                       const std::function<void(double)> &progress = {},
                                       const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
