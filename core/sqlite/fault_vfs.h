// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace cachescope::sqlite {

/// Which of a database's files an operation concerns.
enum class DiskFile {
    Main,  ///< the database file itself
    Wal,   ///< its write-ahead log
    Other, ///< rollback journals, temporary files
};

/// What SQLite asks of a file.
enum class DiskOperation { Open, Read, Write, Sync, Truncate };

/// How an operation goes wrong (https://www.sqlite.org/rescode.html).
enum class DiskFault {
    IoError,   ///< IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE; CANTOPEN for Open
    Full,      ///< FULL, as ENOSPC gives; for Write, Sync and Truncate
    ShortRead, ///< the second half of what is read is zeroes, as behind the end of a file; for Read
};

/// When which operation fails. Calls are counted from when the rule was added, over all files that it
/// matches.
struct FaultRule
{
    std::optional<DiskFile> file; ///< none: any
    DiskOperation operation = DiskOperation::Write;
    DiskFault fault = DiskFault::IoError;
    qint64 firstCall = 1;     ///< the first call that may fail, from 1
    qint64 times = -1;        ///< fails at most so often, then never again; -1: without end
    double probability = 1.0; ///< with which a call from firstCall on fails, 0…1; drawn from the VFS's seed
};

/// How long an operation takes beyond what the real disk takes: uniformly between the two.
struct DiskDelay
{
    std::chrono::microseconds least{0};
    std::chrono::microseconds most{0};
};

/// A disk that is slow or fails on demand, without root: an SQLite VFS (https://www.sqlite.org/vfs.html) over
/// the default one. Only connections that name it (ConnectionOptions::vfs) are affected. Delays and rules may
/// be changed while connections are open, and take effect at the next call. Every function may be called from
/// any thread. Every connection that uses it must be closed before it is destroyed.
class FaultVfs
{
public:
    /// Registers it with SQLite under a name of its own. `seed` decides delays and probabilities.
    explicit FaultVfs(quint64 seed = 1);
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    /// What ConnectionOptions::vfs takes.
    [[nodiscard]] QString name() const;

    /// Delays every `operation` on `file` (none: on every file) from now on; zero ends that.
    void setDelay(DiskOperation operation, std::optional<DiskFile> file, DiskDelay delay);
    void addRule(const FaultRule &rule);
    /// Drops all rules; delays stay.
    void clearRules();

    /// Calls since the VFS was made, failed ones among them.
    [[nodiscard]] qint64 calls(DiskFile file, DiskOperation operation) const;
    /// Calls that failed by a rule since the VFS was made.
    [[nodiscard]] qint64 faults() const;

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace cachescope::sqlite
