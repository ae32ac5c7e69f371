// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/compactor.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/cache/free_pages.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace cachescope::cache {

using sqlite::LockPhase;

namespace {

/// Instructions of SQLite's virtual machine that VACUUM runs for an entry: it copies the table and two
/// indexes row by row (measured with SQLite 3.40 and a progress handler).
constexpr qint64 kStepsPerEntry = 12;

/// Where SQLite puts temporary files (https://www.sqlite.org/tempfiles.html, section 5).
QString temporaryDirectory()
{
    for (const QString &directory :
         {qEnvironmentVariable("SQLITE_TMPDIR"), qEnvironmentVariable("TMPDIR"), QStringLiteral("/var/tmp"),
          QStringLiteral("/usr/tmp"), QStringLiteral("/tmp")}) {
        const QFileInfo info(directory);
        if (!directory.isEmpty() && info.isDir() && info.isWritable())
            return directory;
    }
    return QStringLiteral(".");
}

double shareOf(qint64 done, qint64 expected)
{
    return expected > 0 ? std::min(1.0, static_cast<double>(done) / static_cast<double>(expected)) : 0.0;
}

} // namespace

double CompactionProgress::share() const
{
    const double now = shareNow();
    double highest = m_highestShare.load();
    while (now > highest && !m_highestShare.compare_exchange_weak(highest, now)) {
    }
    return std::max(now, highest);
}

double CompactionProgress::shareNow() const
{
    const double counted = shareOf(m_done.load(), m_expected.load());
    const qint64 expectedLogBytes = m_expectedLogBytes.load();
    if (expectedLogBytes == 0)
        return counted;
    return (counted + shareOf(QFileInfo(m_logPath).size(), expectedLogBytes)) / 2;
}

Compactor::Compactor(sqlite::Connection &connection, QString path, CompactionProgress &progress,
                     const std::atomic<bool> *stop, FreeBytes freeBytes)
    : m_connection(connection)
    , m_path(std::move(path))
    , m_progress(progress)
    , m_stop(stop)
    , m_freeBytes(freeBytes)
{
}

qint64 Compactor::freeBytesIn(const QString &directory)
{
    return QStorageInfo(directory).bytesAvailable();
}

Result<void> Compactor::run(const std::function<Result<void>()> &betweenSteps)
{
    const auto inSteps = FreePages(m_connection).canShrink();
    if (!inSteps)
        return inSteps.error();
    if (isStopped()) // a small rewrite would be over before it looked
        return sqlite::cancelledError();
    return *inSteps ? giveBackInSteps(betweenSteps) : vacuum();
}

Result<void> Compactor::giveBackInSteps(const std::function<Result<void>()> &betweenSteps)
{
    FreePages freePages(m_connection);
    const auto total = freePages.count();
    if (!total)
        return total.error();
    m_progress.m_expected.store(*total);
    while (!isStopped()) {
        const auto given = freePages.giveBack(FreePages::Keep::Nothing);
        if (!given)
            return given.error();
        if (*given == 0)
            return {};
        m_progress.m_done.fetch_add(*given);
        if (auto goOn = betweenSteps(); !goOn)
            return goOn;
    }
    return sqlite::cancelledError();
}

Result<qint64> Compactor::liveBytes()
{
    const auto pages = m_connection.queryInt("PRAGMA page_count");
    const auto free = FreePages(m_connection).count();
    const auto pageBytes = m_connection.queryInt("PRAGMA page_size");
    for (const auto &figure : {pages, free, pageBytes}) {
        if (!figure)
            return figure;
    }
    return (*pages - *free) * *pageBytes;
}

Result<void> Compactor::checkRoom(qint64 liveBytes) const
{
    const QString ours = QFileInfo(m_path).absolutePath();
    const QString temporary = temporaryDirectory();
    if (QStorageInfo(ours).device() == QStorageInfo(temporary).device())
        return checkRoomIn(ours, 2 * liveBytes);
    if (auto room = checkRoomIn(temporary, liveBytes); !room)
        return room;
    return checkRoomIn(ours, liveBytes);
}

Result<void> Compactor::checkRoomIn(const QString &directory, qint64 bytes) const
{
    const qint64 available = m_freeBytes(directory);
    if (available < 0 || available >= bytes)
        return {};
    return Error{ErrorCode::DiskFull, CoreText::tr("Compacting needs %1 in %2, where %3 are free")
                                          .arg(formatBytes(bytes), directory, formatBytes(available))};
}

Result<void> Compactor::vacuum()
{
    const auto live = liveBytes();
    if (!live)
        return live.error();
    if (auto room = checkRoom(*live); !room)
        return room;
    const auto entries = m_connection.queryInt("SELECT entries FROM cachescope_totals");
    if (!entries)
        return entries.error();
    m_progress.m_logPath = m_path + QStringLiteral("-wal");
    m_progress.m_expected.store(*entries * kStepsPerEntry);
    m_progress.m_expectedLogBytes.store(*live);
    sqlite::CancelGuard guard(m_connection, m_stop);
    guard.countInto(m_progress.m_done);
    if (auto set = m_connection.execute("PRAGMA auto_vacuum=INCREMENTAL", LockPhase::Write); !set)
        return set;
    return m_connection.execute("VACUUM", LockPhase::Write);
}

} // namespace cachescope::cache
