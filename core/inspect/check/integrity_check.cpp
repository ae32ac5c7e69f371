// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite 3.40 walks all trees in one instruction of its virtual machine, in which no progress handler is
// called, but it looks at sqlite3_interrupt() at each page. So a VFS that sees the reads does both: it counts
// pages and interrupts. What a step reports after it was interrupted is not to be believed (pages that were
// not come to are "never used"), and is dropped.
//
// Two things that a hostile file could do are stopped: trees that are nested without end, since SQLite
// recurses into each page, and rows without end in trees whose pages refer to one another. The pass over the
// trees comes to each page once, and reports a second reference; only if it finds them sound are their rows
// walked.
#include "core/inspect/check/integrity_check.h"

#include "core/base/translate.h"
#include "core/inspect/check/integrity_messages.h"
#include "core/inspect/check/integrity_progress.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/open/opening.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/read_watch_vfs.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <sqlite3.h>

#include <cstddef>
#include <memory>

namespace cachescope::inspect {

namespace {

/// Begins what SQLite says of a database's trees; all later rows are about tables and indexes.
constexpr QLatin1String kTreesHeading("*** in database");
constexpr qsizetype kMostCharacters = 1000;
/// The deepest real tree has 20 levels (BTCURSOR_MAX_DEPTH in btreeInt.h), each a few hundred bytes.
constexpr std::ptrdiff_t kMostStackBytes = 256 * 1024;
/// The page cache while checking: places in an index are looked up in the table's order, not its own.
constexpr const char *kCacheSize = "PRAGMA cache_size = -65536";
/// The check is one program for the whole schema, and larger than any query that reads a cache.
constexpr int kMostInstructions = 1'000'000;

/// Only for comparing with another one of the same thread.
const char *stackPosition()
{
    return static_cast<const char *>(__builtin_frame_address(0));
}

/// Damage that SQLite reports instead of a row.
bool isDamage(const Error &error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::NotACache;
}

Error cannotCheck(const QString &path, Error error)
{
    error.message =
        error.code == ErrorCode::Busy
            ? CoreText::tr("%1 is locked by the process that has it open. Try again, or check a copy. %2.")
                  .arg(path, error.message)
            : CoreText::tr("%1 cannot be checked. %2.").arg(path, error.message);
    return error;
}

/// One run of the pragma. One thread.
class Check
{
public:
    Check(const QString &file, const IntegrityOptions &options, const std::function<void(double)> &progress,
          const std::atomic<bool> *cancelled, IntegrityReport *report)
        : m_file(file)
        , m_options(options)
        , m_report(report)
        , m_reportProgress(progress)
        , m_cancelled(cancelled)
        , m_vfs(hardenedVfs(report->openMode), [this](QByteArrayView bytes) { onRead(bytes); })
    {
    }

    /// An error is one of opening or reading, damage among them.
    Result<void> run();

private:
    Result<void> open();
    Result<void> readRows(sqlite::Statement &rows);
    void onRead(QByteArrayView bytes);
    void take(const QString &row);
    /// What ended a step, if it was ended from here.
    bool wasStopped();
    void warnOfTail(qint64 pageBytes);
    void warnOfLocks();

    const QString m_file;
    const IntegrityOptions m_options;
    IntegrityReport *const m_report;
    const std::function<void(double)> &m_reportProgress;
    const std::atomic<bool> *const m_cancelled;

    sqlite::ReadWatchVfs m_vfs; // outlives the connection
    std::unique_ptr<sqlite::Connection> m_connection;
    std::unique_ptr<IntegrityProgress> m_progress; // while the pragma runs
    std::unique_ptr<sqlite::CancelGuard> m_guard;
    std::atomic<qint64> m_steps{0};
    qsizetype m_pageBytes = 0;
    const char *m_stackStart = nullptr;
    bool m_tooDeep = false;
};

Result<void> Check::open()
{
    auto connection = connectHardened(m_file, m_report->openMode, m_vfs.name());
    if (!connection)
        return connection.error();
    m_connection = std::move(*connection);
    sqlite3_limit(m_connection->handle(), SQLITE_LIMIT_VDBE_OP, kMostInstructions);
    if (auto sized = m_connection->execute(kCacheSize, sqlite::LockPhase::Open); !sized)
        return sized;
    // The schema is read here, so that what is seen of the pragma begins with its trees.
    const auto pages = m_connection->queryInt("PRAGMA page_count");
    const auto pageBytes = m_connection->queryInt("PRAGMA page_size");
    const auto free = m_connection->queryInt("PRAGMA freelist_count");
    for (const auto *asked : {&pages, &pageBytes, &free}) {
        if (!*asked)
            return asked->error();
    }
    m_report->pages = *pages;
    m_pageBytes = static_cast<qsizetype>(*pageBytes);
    m_progress = std::make_unique<IntegrityProgress>(*pages - *free, !m_options.quick, m_reportProgress);
    warnOfTail(*pageBytes);
    warnOfLocks();
    return {};
}

Result<void> Check::run()
{
    if (auto opened = open(); !opened)
        return opened;
    auto rows = m_connection->prepare(
        QStringLiteral("PRAGMA main.%1(%2)")
            .arg(m_options.quick ? QStringLiteral("quick_check") : QStringLiteral("integrity_check"))
            .arg(m_options.mostMessages)
            .toStdString());
    if (!rows)
        return rows.error();
    m_guard = std::make_unique<sqlite::CancelGuard>(*m_connection, m_cancelled);
    m_guard->countInto(m_steps);
    m_stackStart = stackPosition();
    auto read = readRows(*rows);
    m_stackStart = nullptr;
    m_guard.reset();
    m_report->pagesRead = m_progress->pagesRead();
    if (read && m_report->complete)
        m_progress->finish();
    return read;
}

Result<void> Check::readRows(sqlite::Statement &rows)
{
    while (true) {
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (wasStopped())
            return {};
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const QString text = rows.columnText(0);
        take(text);
        if (text.startsWith(kTreesHeading) && !treesAreSound(m_report->messages)) {
            m_report->warnings << CoreText::tr("Tables and indexes were not compared with one another, "
                                               "since pages of them are damaged.");
            return {};
        }
    }
}

void Check::take(const QString &row)
{
    if (row == QLatin1String("ok"))
        return;
    const QStringList lines = row.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(kTreesHeading))
            continue;
        if (m_report->messages.size() >= m_options.mostMessages - 1)
            m_report->moreMessages = true;
        if (m_report->messages.size() < m_options.mostMessages)
            m_report->messages << line.left(kMostCharacters);
    }
}

bool Check::wasStopped()
{
    if (m_guard->isCancelled()) {
        m_report->complete = false;
        m_report->cancelled = true;
    } else if (m_tooDeep) {
        m_report->complete = false;
        m_report->messages << CoreText::tr("The pages of a tree refer to one another in a chain that is "
                                           "deeper than any real one; the check was ended there.");
    }
    return !m_report->complete;
}

void Check::onRead(QByteArrayView bytes)
{
    if (!m_stackStart || bytes.size() != m_pageBytes)
        return;
    m_progress->onPage(bytes.front(), m_steps.load(std::memory_order_relaxed) > 0);
    m_tooDeep = m_tooDeep || m_stackStart - stackPosition() > kMostStackBytes;
    if (m_tooDeep || m_guard->isCancelled())
        m_connection->interrupt();
}

void Check::warnOfTail(qint64 pageBytes)
{
    if (m_report->openMode != OpenMode::Immutable)
        return;
    const qint64 tail = QFileInfo(m_file).size() - m_report->pages * pageBytes;
    if (tail > 0)
        m_report->warnings << CoreText::tr("The last %1 bytes of the file belong to no page, and SQLite "
                                           "ignores them. If it was downloaded, compare its size with the "
                                           "original's.")
                                  .arg(tail);
}

void Check::warnOfLocks()
{
    if (m_report->openMode != OpenMode::Live)
        return;
    const auto journal = m_connection->queryText("PRAGMA journal_mode");
    const bool wal = journal && *journal == QLatin1String("wal");
    m_report->warnings << (wal ? CoreText::tr("While the check runs, the log of the file cannot be emptied "
                                              "and grows with what is written.")
                               : CoreText::tr("While the check runs, the process that has the file open "
                                              "cannot write to it."));
}

/// `report` is filled in as far as it is known before.
Result<IntegrityReport> runCheck(const QString &file, const IntegrityOptions &options,
                                 const std::function<void(double)> &progress,
                                 const std::atomic<bool> *cancelled, IntegrityReport report)
{
    QElapsedTimer timer;
    timer.start();
    report.quick = options.quick;
    auto done = [&] { return Check(file, options, progress, cancelled, &report).run(); }();
    if (!done && !isDamage(done.error()))
        return cannotCheck(report.path, done.error());
    if (!done)
        report.messages << done.error().message;
    if (!done && progress)
        progress(1.0);
    report.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    return report;
}

Result<IntegrityReport> refused(const QString &path, const IntegrityOptions &options, const QString &message,
                                const std::function<void(double)> &progress)
{
    IntegrityReport report;
    report.path = QFileInfo(path).absoluteFilePath();
    report.quick = options.quick;
    report.messages << message;
    if (progress)
        progress(1.0);
    return report;
}

} // namespace

Result<IntegrityReport> checkIntegrity(const QString &path, const IntegrityOptions &options,
                                       const std::function<void(double)> &progress,
                                       const std::atomic<bool> *cancelled)
{
    const auto opening = lookBeforeOpening(path);
    if (!opening) {
        const Error &error = opening.error();
        const bool damaged = error.code == ErrorCode::Truncated || error.code == ErrorCode::Corrupt;
        return damaged ? refused(path, options, error.message, progress) : Result<IntegrityReport>(error);
    }
    if (opening->truncated)
        return refused(
            path, options,
            truncatedMessage(opening->path, opening->header.fileBytes, opening->header.missingBytes()),
            progress);
    IntegrityReport report;
    report.path = opening->path;
    report.openMode = opening->mode;
    report.warnings = opening->warnings;
    return runCheck(opening->file, options, progress, cancelled, std::move(report));
}

Result<IntegrityReport> checkIntegrity(const CacheFile &file, const IntegrityOptions &options,
                                       const std::function<void(double)> &progress,
                                       const std::atomic<bool> *cancelled)
{
    const CacheFileInfo &info = file.info();
    if (info.truncated)
        return refused(info.path, options, truncatedMessage(info.path, info.fileBytes, info.missingBytes),
                       progress);
    IntegrityReport report;
    report.path = info.path;
    report.openMode = info.openMode;
    report.warnings = info.warnings;
    return runCheck(resolvedPath(info.path), options, progress, cancelled, std::move(report));
}

} // namespace cachescope::inspect
