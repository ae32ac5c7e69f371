// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/file_snapshot.h"

#include "core/base/translate.h"
#include "core/inspect/open/descriptor.h"
#include "core/inspect/open/opening.h"
#include "core/sqlite/cancel_guard.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>

#include <dirent.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kPieceBytes = 1 << 20;

qint64 nanoseconds(const struct timespec &time)
{
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

bool isOrdinary(const struct stat &status)
{
    return S_ISREG(status.st_mode);
}

void fill(FileState *state, const struct stat &status)
{
    state->exists = true;
    state->sizeBytes = status.st_size;
    state->modifiedNs = nanoseconds(status.st_mtim);
    state->changedNs = nanoseconds(status.st_ctim);
    state->device = status.st_dev;
    state->inode = status.st_ino;
}

FileState stateOf(const QString &path)
{
    FileState state;
    state.name = QFileInfo(path).fileName();
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        fill(&state, status);
    return state;
}

/// By readdir() and not QDir, which asks for the state of each file.
QStringList listingOf(const QString &directory)
{
    QStringList names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::opendir(QFile::encodeName(directory).constData()),
                                                      ::closedir);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this function's own
    while (const dirent *entry = stream ? ::readdir(stream.get()) : nullptr) {
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
            names << QFile::decodeName(entry->d_name);
    }
    names.sort();
    return names;
}

Error ioError(const QString &path, int reason)
{
    return Error{reason == EACCES ? ErrorCode::CannotOpen : ErrorCode::Io,
                 CoreText::tr("%1 cannot be read to its end: %2.")
                     .arg(path, QString::fromLocal8Bit(std::strerror(reason)))};
}

Error changedMeanwhile(const QString &path)
{
    return Error{ErrorCode::Busy, CoreText::tr("%1 was changed while its SHA-256 was being taken: another "
                                               "program writes to it. Take it of a copy.")
                                      .arg(path)};
}

bool sameState(const FileState &a, const struct stat &b)
{
    FileState other;
    fill(&other, b);
    return a.device == other.device && a.inode == other.inode && a.sizeBytes == other.sizeBytes &&
           a.changedNs == other.changedNs;
}

/// Hashes files one after the other and tells how far it is with all of them.
class Hasher
{
public:
    Hasher(qint64 totalBytes, const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
        : m_totalBytes(totalBytes)
        , m_progress(progress)
        , m_cancelled(cancelled)
        , m_piece(kPieceBytes, Qt::Uninitialized)
    {
    }

    /// Sets `state`'s hash if it still is the file at `path` when that is read. What SQLite cannot read
    /// beside the file for lack of permission has none.
    Result<void> hash(const QString &path, FileState *state, bool isSidecar)
    {
        const Descriptor file(path);
        struct stat status
        {
        };
        if (file.fd() < 0 && errno == EACCES && isSidecar)
            return {};
        if (file.fd() < 0 || ::fstat(file.fd(), &status) != 0)
            return ioError(path, errno);
        if (!isOrdinary(status))
            return {};
        if (!sameState(*state, status))
            return changedMeanwhile(path);
        ::posix_fadvise(file.fd(), 0, 0, POSIX_FADV_SEQUENTIAL);
        auto digest = digestOf(path, file.fd(), state->sizeBytes);
        if (!digest)
            return digest.error();
        if (::fstat(file.fd(), &status) != 0 || !sameState(*state, status))
            return changedMeanwhile(path);
        state->sha256 = *digest;
        return {};
    }

private:
    Result<QByteArray> digestOf(const QString &path, int fd, qint64 sizeBytes)
    {
        QCryptographicHash digest(QCryptographicHash::Sha256);
        for (qint64 at = 0; at < sizeBytes;) {
            if (m_cancelled && m_cancelled->load(std::memory_order_relaxed))
                return sqlite::cancelledError();
            const ssize_t got =
                ::pread(fd, m_piece.data(), static_cast<std::size_t>(qMin(kPieceBytes, sizeBytes - at)), at);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return ioError(path, errno);
            if (got == 0)
                return changedMeanwhile(path);
            digest.addData(QByteArrayView(m_piece).first(got));
            at += got;
            m_doneBytes += got;
            if (m_progress)
                m_progress(qMin(1.0, static_cast<double>(m_doneBytes) / static_cast<double>(m_totalBytes)));
        }
        return digest.result().toHex();
    }

    const qint64 m_totalBytes;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    QByteArray m_piece;
    qint64 m_doneBytes = 0;
};

} // namespace

qint64 FileSnapshot::bytesToHash() const
{
    qint64 bytes = 0;
    for (const FileState &file : files)
        bytes += file.sizeBytes;
    return bytes;
}

Error noHashInLiveMode(const QString &path)
{
    return Error{
        ErrorCode::Busy,
        CoreText::tr("No SHA-256 is taken of %1 while another process has it open: it may change at any "
                     "moment, and to close it after reading would drop SQLite's locks that protect what "
                     "you see here. Take the SHA-256 of a copy.")
            .arg(path)};
}

/// By how much later a change is sure to get another time. A file system that keeps whole seconds, or as FAT
/// every other one, shows none in between.
bool isSettled(const FileState &state, double takenAt)
{
    constexpr qint64 second = 1'000'000'000;
    // Twice the longest tick of Linux' clock for files (CONFIG_HZ=100).
    constexpr qint64 tick = 20'000'000;
    const qint64 later = state.changedNs % second == 0 ? 2 * second : tick;
    return !state.exists ||
           state.changedNs + later <= static_cast<qint64>(takenAt * static_cast<double>(second));
}

FileSnapshot snapshotOf(const QString &path)
{
    FileSnapshot snapshot;
    snapshot.path = resolvedPath(path);
    snapshot.takenAt = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
    static constexpr std::array suffixes{"", "-wal", "-shm", "-journal"};
    for (std::size_t i = 0; i < suffixes.size(); ++i)
        snapshot.files[i] = stateOf(snapshot.path + QLatin1String(suffixes[i]));
    const QString directory = QFileInfo(snapshot.path).absolutePath();
    snapshot.directory = stateOf(directory);
    snapshot.listing = listingOf(directory);
    return snapshot;
}

Result<FileSnapshot> hashedSnapshotOf(const QString &path, OpenMode mode,
                                      const std::function<void(double)> &progress,
                                      const std::atomic<bool> *cancelled)
{
    QElapsedTimer timer;
    timer.start();
    FileSnapshot snapshot = snapshotOf(path);
    if (mode == OpenMode::Live)
        return noHashInLiveMode(snapshot.path);
    if (!snapshot.main().exists)
        return Error{ErrorCode::NotFound, CoreText::tr("There is no file %1 any more.").arg(snapshot.path)};
    Hasher hasher(snapshot.bytesToHash(), progress, cancelled);
    const QString directory = QFileInfo(snapshot.path).absolutePath() + QLatin1Char('/');
    for (FileState &file : snapshot.files) {
        if (!file.exists)
            continue;
        if (auto hashed = hasher.hash(directory + file.name, &file, &file != &snapshot.files[0]); !hashed)
            return hashed.error();
    }
    snapshot.hashed = true;
    snapshot.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    return snapshot;
}

} // namespace cachescope::inspect
