// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/verify/verification.h"

#include <atomic>
#include <functional>
#include <optional>

namespace cachescope::load {

/// What a run left in its file.
struct FileVerification
{
    qint64 entries = 0; ///< under keys of the run; all were looked at, unless damage ended that
    /// Of them and of the keys without one. `lost`: keys that must be there and are not. `unchecked`: also
    /// keys that may have been evicted, and those that were not come to because of damage.
    VerificationCounts counts;
    bool integrityOk = false;
    QStringList messages; ///< of PRAGMA integrity_check and of reading, at most 100

    [[nodiscard]] bool failed() const { return counts.failed() || !integrityOk; }
};

/// Reads every entry of the file at `path` under one of `keys` (by their numbers in `values`) from beginning
/// to end and checks it, byte by byte, then lets SQLite check the file. After the run, when no process has it
/// open any more. One entry at a time is in memory. If entries may be evicted, so many of the keys that are
/// missing beyond `evicted` are lost, and none if that is not known; those whose being gone was noted before
/// are not among them. `progress` (may be empty) gets 0…1 in the calling thread;
/// Cancelled soon after `stop` (may be null) is set. A damaged file is a result, and no error. Errors:
/// NotFound, CannotOpen, NotACache, Busy, Io. Any thread.
Result<FileVerification> verifyFile(const QString &path, const QStringList &keys, ValueRegister &values,
                                    const std::function<void(double)> &progress = {},
                                    const std::atomic<bool> *stop = nullptr,
                                    std::optional<qint64> evicted = std::nullopt);

} // namespace cachescope::load
