// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/scan_reader.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/scan/damage_skip.h"
#include "core/inspect/scan/pause.h"
#include "core/sqlite/connection.h"

#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kUnknownTime = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 kRowsBetweenReports = 512;
constexpr std::size_t kGapsKept = 1000;

/// Rows of a range: rowid, size, pinned, access time and creation time if they are cheap.
std::string rangeSql(const CacheFormat &format, bool timesInRow, bool createdInRow)
{
    const std::string rowid = rowidSql(format);
    return sql({"SELECT ", rowid, ", ", sizeSql(format), ", ", pinnedSql(format), ", ",
                timesInRow ? accessedSql(format) : "NULL", ", ", createdInRow ? createdSql(format) : "NULL",
                " FROM ", tableSql(format), " NOT INDEXED WHERE ", rowid, " BETWEEN ?1 AND ?2 ORDER BY ",
                rowid});
}

} // namespace

ScanShared::ScanShared(const CacheFile &scannedFile, const ScanOptions &scanOptions,
                       const std::function<void(double)> &progress, const std::atomic<bool> *cancelledFlag,
                       std::vector<RowidRange> ranges, qint64 fileBytes)
    : file(scannedFile)
    , options(scanOptions)
    , cancelled(cancelledFlag)
    , queue(std::move(ranges), scanOptions.threads)
    , m_progress(progress)
    , m_budget(fileBytes)
{
}

bool ScanShared::stopped() const
{
    return m_failed.load(std::memory_order_relaxed) ||
           (cancelled && cancelled->load(std::memory_order_relaxed));
}

void ScanShared::waitWhilePaused() const
{
    inspect::waitWhilePaused(options.paused, [this] { return stopped(); });
}

Result<void> ScanShared::report(qint64 rows)
{
    const std::lock_guard lock(m_mutex);
    if (auto taken = m_budget.take(rows); !taken)
        return taken;
    m_rowsDone += rows;
    queue.noteRows(m_rowsDone);
    if (!m_progress || rows == 0)
        return {};
    // The file's count may be an estimate: the end is reported when it is reached, and not before.
    const auto expected = static_cast<double>(qMax<qint64>(1, file.info().entries));
    m_progress(std::min(0.99, static_cast<double>(m_rowsDone) / expected));
    return {};
}

void ScanShared::failWith(const Error &reason)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failed.exchange(true))
            error = reason;
    }
    queue.stop();
}

void ScanShared::add(ScannedPart part)
{
    if (part.index.size() == 0)
        return;
    const std::lock_guard lock(m_mutex);
    parts.push_back(std::move(part));
}

void ScanShared::addGap(RowidRange gap)
{
    const std::lock_guard lock(m_mutex);
    ++damage.gapCount;
    if (damage.gaps.size() < kGapsKept)
        damage.gaps.push_back({gap.first, gap.last});
}

void ScanShared::addTimes(std::vector<AccessTime> more)
{
    const std::lock_guard lock(m_mutex);
    times = std::move(more);
}

void ScanShared::loseTimes()
{
    const std::lock_guard lock(m_mutex);
    damage.accessTimesLost = true;
}

ScanReader::ScanReader(ScanShared &shared)
    : m_shared(shared)
    , m_format(shared.file.info().format)
    , m_timesInRow(!m_format.hasAccessIndex())
    , m_createdInRow(m_format.hasCreationTimes() && !m_format.timesBehindBlob)
    , m_salvaged(shared.file.info().salvaged)
    , m_rangeSql(rangeSql(m_format, m_timesInRow, m_createdInRow))
{
}

/// A connection is opened only when there is something to read: each has a page cache of its own.
void ScanReader::run()
{
    const bool times = !m_shared.timesTaken.exchange(true);
    std::optional<RowidRange> first;
    if (!times && !(first = m_shared.queue.take()))
        return;
    if (auto done = readTimesAndRanges(times, first); !done)
        m_shared.failWith(done.error());
}

Result<void> ScanReader::readTimesAndRanges(bool times, std::optional<RowidRange> first)
{
    auto connection = m_shared.file.connect();
    if (!connection)
        return connection.error();
    const sqlite::CancelGuard guard(**connection, m_shared.cancelled);
    Result<void> done;
    if (times) {
        done = readTimes(**connection);
        first = done ? m_shared.queue.take() : std::nullopt;
    }
    if (done)
        done = readRanges(**connection, first);
    m_shared.pagesRead += pagesRead(**connection);
    return done;
}

Result<void> ScanReader::readRanges(sqlite::Connection &connection, std::optional<RowidRange> next)
{
    ValueHeadReader heads(connection.handle(), m_format);
    for (; next; next = m_shared.queue.take()) {
        m_shared.waitWhilePaused();
        const auto done = readRange(connection, *next, heads);
        heads.release(); // the next range may be long in coming
        if (m_shared.stopped())
            m_shared.queue.stop();
        m_shared.queue.finished();
        if (!done)
            return done;
    }
    return {};
}

/// After a pause from the start again: it is short, and its place in the index would take a value of any type
/// to come back to.
Result<void> ScanReader::readTimes(sqlite::Connection &connection)
{
    if (!m_format.hasAccessIndex())
        return {};
    while (true) {
        m_shared.waitWhilePaused();
        const auto whole = readTimesAtOnce(connection);
        if (!whole)
            return whole.error();
        if (*whole || m_shared.stopped())
            return {};
    }
}

/// False if it was paused or stopped; then nothing is kept.
Result<bool> ScanReader::readTimesAtOnce(sqlite::Connection &connection)
{
    auto rows = connection.prepare(sql({"SELECT ", accessedSql(m_format), ", ", rowidSql(m_format), " FROM ",
                                        tableSql(m_format), byAccessIndex(m_format)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    std::vector<AccessTime> times;
    while (true) {
        if (times.size() % kRowsBetweenReports == 0 &&
            (m_shared.stopped() || isPaused(m_shared.options.paused)))
            return false;
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row && row.error().code == ErrorCode::Corrupt) {
            m_shared.loseTimes();
            break;
        }
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (auto taken = budget.take(); !taken)
            return taken.error();
        times.push_back({rows->columnInt(1), timeColumn(*rows, 0, m_format.accessedUnit)});
    }
    m_shared.addTimes(std::move(times));
    return true;
}

Result<void> ScanReader::readRange(sqlite::Connection &connection, RowidRange range, ValueHeadReader &heads)
{
    ScannedPart part;
    while (true) {
        const auto stop = readRows(connection, &range, heads, &part);
        if (!stop && stop.error().code != ErrorCode::Cancelled)
            return stop.error();
        if (!stop)
            break; // what was read until then may be wanted
        if (*stop == Stop::Paused) {
            heads.release();
            m_shared.waitWhilePaused();
            continue;
        }
        if (*stop != Stop::Damaged)
            break;
        const auto more = skipDamage(connection, &range);
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    m_shared.add(std::move(part));
    return {};
}

/// Reads from range->first on. Of what a damaged page keeps from being read, range->first is the first row.
Result<ScanReader::Stop> ScanReader::readRows(sqlite::Connection &connection, RowidRange *range,
                                              ValueHeadReader &heads, ScannedPart *part)
{
    auto rows = connection.cached(m_rangeSql);
    if (!rows)
        return rows.error();
    const sqlite::ResetGuard guard(**rows);
    (*rows)->bind(1, range->first);
    (*rows)->bind(2, range->last);
    qint64 unreported = 0;
    while (!m_shared.stopped()) {
        const auto row = (*rows)->step(sqlite::LockPhase::Read);
        if (!row && row.error().code != ErrorCode::Corrupt)
            return row.error();
        const bool ended = row && !*row;
        const qint64 rowid = row && *row ? (*rows)->columnInt(0) : 0;
        // Of a page that was made to be read again and again, row numbers do not rise.
        if (ended || !row || rowid < range->first) {
            if (auto possible = m_shared.report(unreported); !possible)
                return possible.error();
            return ended ? Stop::Done : Stop::Damaged;
        }
        // Others may have got the end of the range meanwhile.
        if (rowid <= range->last) {
            if (auto taken = takeRow(**rows, heads, part); !taken)
                return taken.error();
        }
        const bool atEnd = rowid >= range->last;
        if (!atEnd)
            range->first = rowid + 1;
        if (++unreported < kRowsBetweenReports && !atEnd)
            continue;
        if (auto possible = m_shared.report(std::exchange(unreported, 0)); !possible)
            return possible.error();
        if (atEnd || handIn(range, rowid))
            return Stop::Done;
        if (isPaused(m_shared.options.paused))
            return Stop::Paused;
    }
    return Stop::Stopped;
}

Result<void> ScanReader::takeRow(const sqlite::Statement &row, ValueHeadReader &heads,
                                 ScannedPart *part) const
{
    EntryIndex::Row entry;
    entry.rowid = row.columnInt(0);
    entry.sizeBytes = row.columnInt(1);
    entry.pinned = row.columnInt(2) != 0;
    entry.lastAccessed = m_timesInRow ? timeColumn(row, 3, m_format.accessedUnit) : kUnknownTime;
    if (m_createdInRow)
        entry.createdAt = timeColumn(row, 4, m_format.createdUnit);
    if (m_salvaged) {
        const auto whole = heads.isWhole(entry.rowid);
        if (!whole)
            return whole.error();
        entry.incomplete = !*whole;
    }
    if (m_shared.options.types) {
        const auto head = heads.tryRead(entry.rowid);
        if (!head)
            return head.error();
        part->types.push_back(static_cast<quint8>(detectContentType(*head, entry.sizeBytes)));
    }
    part->index.append(entry);
    return {};
}

/// Gives back what others should read of the range. True if that is all of it.
bool ScanReader::handIn(RowidRange *range, qint64 done)
{
    const ScanQueue::Wish wish = m_shared.queue.wish();
    if (wish == ScanQueue::Wish::None)
        return false;
    const quint64 left = static_cast<quint64>(range->last) - static_cast<quint64>(done);
    const bool all = wish == ScanQueue::Wish::All || left < 2;
    const qint64 last = all ? done : done + static_cast<qint64>(left / 2);
    m_shared.queue.giveBack({last + 1, range->last});
    range->last = last;
    return all;
}

/// Moves range->first behind the damage. False if nothing of the range is left.
Result<bool> ScanReader::skipDamage(sqlite::Connection &connection, RowidRange *range)
{
    auto probe = connection.prepare(m_rangeSql);
    if (!probe)
        return probe.error();
    const auto next = rowBehindDamage(*probe, *range, [this] { return m_shared.stopped(); });
    if (!next)
        return next.error();
    m_shared.addGap({range->first, *next ? **next - 1 : range->last});
    range->first = next->value_or(range->first);
    return next->has_value();
}

} // namespace cachescope::inspect
