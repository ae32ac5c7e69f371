// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace cachescope::sqlite {

/// Which of a database's files an operation concerns.
enum class DiskFile {
    Main,  ///< the database file itself
    Wal,   ///< its write-ahead log
    Other, ///< rollback journals, temporary files, and the directory (which is only synced)
};
inline constexpr int kDiskFiles = 3;

/// What SQLite asks of a file.
enum class DiskOperation { Open, Read, Write, Sync, Truncate };
inline constexpr int kDiskOperations = 5;

/// How an operation goes wrong (https://www.sqlite.org/rescode.html). A fault that does not suit the
/// operation acts as IoError.
enum class DiskFault {
    IoError, ///< IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE; CANTOPEN for Open
    Full,    ///< FULL, as ENOSPC gives; for Write, Sync and Truncate
    /// For Read: the second half of what is read is zeroes and the result IOERR_SHORT_READ, as behind the end
    /// of a file. In the main file SQLite takes this for the file's end and goes on with the zeroes: rows are
    /// silently wrong or the error is CORRUPT. In the write-ahead log it is an error.
    ShortRead,
};

/// When which operation fails. Calls are counted from when the rule was added, over all files that it
/// matches. Of several rules that would fail the same call, the one added first does.
struct FaultRule
{
    std::optional<DiskFile> file = std::nullopt; ///< none: any
    DiskOperation operation = DiskOperation::Write;
    DiskFault fault = DiskFault::IoError;
    qint64 firstCall = 1;     ///< the first call that may fail, from 1
    qint64 times = -1;        ///< fails at most so often, then never again; -1: without end
    double probability = 1.0; ///< with which a call from firstCall on fails, 0…1; drawn from the VFS's seed
};

/// How long an operation takes beyond what the real disk takes: least + (most − least) · u^skew with u drawn
/// uniformly from 0…1, whose mean is least + (most − least) ÷ (skew + 1). The system may add its timer's
/// slack, on Linux some 50 µs.
struct DiskDelay
{
    std::chrono::microseconds least{0};
    std::chrono::microseconds most{0};
    double skew = 1.0; ///< above 0; 1: uniform; larger: mostly little and sometimes much

    bool operator==(const DiskDelay &) const = default;
};

} // namespace cachescope::sqlite
