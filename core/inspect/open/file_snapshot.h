// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <atomic>
#include <functional>

namespace cachescope::inspect {

enum class OpenMode;

/// What the file system tells of a file, and on request what is in it.
struct FileState
{
    QString name; ///< without its directory
    bool exists = false;
    qint64 sizeBytes = 0;
    qint64 modifiedNs = 0; ///< mtime, since 1970; any program may set it
    /// ctime: of the last change of content, size, times, owner or name. The system sets it, and offers no
    /// program a way to set it back.
    qint64 changedNs = 0;
    quint64 device = 0;
    quint64 inode = 0;
    QByteArray sha256; ///< in hexadecimal, as sha256sum prints it; empty: not taken, or no ordinary file, or
                       ///< unreadable
};

/// Whether a change of a file after `takenAt` (Unix time, seconds), when it was in `state`, must show in its
/// times. They tick, as a rule some hundred times a second: what was changed just before may be changed again
/// within the same tick.
bool isSettled(const FileState &state, double takenAt);

/// A database file, all that SQLite may keep beside it, and their directory, at one moment. A value.
struct FileSnapshot
{
    QString path;         ///< of the main file, with links resolved
    double takenAt = 0.0; ///< Unix time, seconds
    double seconds = 0.0; ///< that taking it took; nearly all of it is the hashes
    bool hashed = false;  ///< the sha256 of the main file, and of sidecars that may be read, was taken
    FileState directory;  ///< its sizeBytes and sha256 say nothing
    QStringList listing;  ///< names in the directory, sorted, hidden ones too
    std::array<FileState, 4> files; ///< the main file, its -wal, -shm and -journal

    [[nodiscard]] const FileState &main() const { return files[0]; }
    /// What hashing reads.
    [[nodiscard]] qint64 bytesToHash() const;
};

/// Sizes and times, for which no file is opened: cheap. What does not exist is in it as such. Any thread.
FileSnapshot snapshotOf(const QString &path);

/// The same with the content's SHA-256, which reads all of it, at the speed of the disk or of Qt's
/// hash, which measured 140 to 180 MB/s: ten minutes and more for a file of 100 GB, so do that in a worker.
/// `mode` is how the file was opened. `progress` (may be empty) gets 0…1 from the calling thread, `cancelled`
/// (may be null) is looked at after each MiB.
///
/// Errors: NotFound, CannotOpen, Io; Cancelled; Busy in live mode, since to close the file after reading
/// would drop this process's locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2), and if somebody
/// changed the file meanwhile. Each is a sentence. Any thread.
Result<FileSnapshot> hashedSnapshotOf(const QString &path, OpenMode mode,
                                      const std::function<void(double)> &progress = {},
                                      const std::atomic<bool> *cancelled = nullptr);

/// Busy: why there is no hash of a file that another process has open, and what to do.
Error noHashInLiveMode(const QString &path);

} // namespace cachescope::inspect
