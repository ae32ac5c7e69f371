// SPDX-License-Identifier: GPL-3.0-or-later
//
// The range of rowids is cut into many pieces, which threads take in turn: rows are not spread evenly, and
// each thread waits for the disk most of the time. Access times stand behind the values in a row, so one
// thread first reads them from their index, which is small, and the two are joined by rowid at the end.
#include "core/inspect/scan.h"

#include "core/inspect/columns.h"
#include "core/inspect/hardened_connection.h"
#include "core/inspect/quoting.h"
#include "core/inspect/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <mutex>
#include <thread>

namespace cachescope::inspect {

namespace {

constexpr double kUnknownTime = std::numeric_limits<double>::quiet_NaN();
constexpr int kPiecesPerThread = 16;
constexpr qint64 kRowsBetweenReports = 512;

struct Range
{
    qint64 first = 0;
    qint64 last = 0; ///< inclusive
};

/// Cuts [first, last] into at most `pieces` ranges. Differences of rowids only fit an unsigned number.
std::vector<Range> cut(qint64 first, qint64 last, int pieces)
{
    std::vector<Range> ranges;
    const quint64 span = static_cast<quint64>(last) - static_cast<quint64>(first);
    const quint64 width = span / static_cast<quint64>(pieces);
    quint64 start = static_cast<quint64>(first);
    while (true) {
        const quint64 left = static_cast<quint64>(last) - start;
        if (left <= width) {
            ranges.push_back({static_cast<qint64>(start), last});
            return ranges;
        }
        ranges.push_back({static_cast<qint64>(start), static_cast<qint64>(start + width)});
        start += width + 1;
    }
}

/// One scan: its plan, which is fixed before threads start, and what they share.
class Scan
{
public:
    Scan(const CacheFile &file, const std::function<void(double)> &progress,
         const std::atomic<bool> *cancelled)
        : m_file(file)
        , m_progress(progress)
        , m_cancelled(cancelled)
    {
    }

    Result<ScanResult> run(const ScanOptions &options);

private:
    struct AccessTime
    {
        qint64 rowid = 0;
        double seconds = 0.0;
    };

    Result<void> plan(int threads);
    void work();
    Result<void> readTimes(sqlite::Connection &connection);
    Result<void> readRange(sqlite::Connection &connection, const Range &range, EntryIndex *part);
    Result<void> readPieces(sqlite::Connection &connection);
    [[nodiscard]] std::string rangeSql() const;
    [[nodiscard]] bool stopped() const;
    Result<void> report(qint64 rows);
    void failWith(const Error &error);
    EntryIndex joined();

    const CacheFile &m_file;
    const std::function<void(double)> &m_progress;
    const std::atomic<bool> *const m_cancelled;
    std::vector<Range> m_ranges;

    std::vector<EntryIndex> m_parts; // one a range; each written by the thread that took the range
    std::vector<AccessTime> m_times; // written by the thread that took m_timesTaken
    std::atomic<std::size_t> m_nextRange{0};
    std::atomic<bool> m_timesTaken{false};
    std::atomic<bool> m_failed{false};
    std::atomic<qint64> m_pagesRead{0};

    std::mutex m_mutex;
    qint64 m_rowsDone = 0; // guarded by m_mutex
    RowBudget m_budget;    // guarded by m_mutex
    Error m_error;         // guarded by m_mutex
};

Result<ScanResult> Scan::run(const ScanOptions &options)
{
    const auto started = std::chrono::steady_clock::now();
    const int threads = std::clamp(options.threads, 1, 64);
    if (auto planned = plan(threads); !planned)
        return planned.error();
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i)
            workers.emplace_back([this] { work(); });
    }
    const bool cancelled = m_cancelled && m_cancelled->load();
    if (cancelled && !options.keepPart)
        return sqlite::cancelledError();
    if (m_failed && (!cancelled || m_error.code != ErrorCode::Cancelled))
        return m_error;
    ScanResult result;
    result.complete = !cancelled;
    result.index = joined();
    result.threads = threads;
    result.bytesRead = m_pagesRead * m_file.info().pageSizeBytes;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (m_progress && result.complete)
        m_progress(1.0);
    return result;
}

Result<void> Scan::plan(int threads)
{
    auto connection = m_file.connect();
    if (!connection)
        return connection.error();
    const auto rows = (*connection)->queryInt("SELECT EXISTS(SELECT 1 FROM cache)");
    const auto first = (*connection)->queryInt("SELECT min(rowid) FROM cache");
    const auto last = (*connection)->queryInt("SELECT max(rowid) FROM cache");
    for (const auto *answer : {&rows, &first, &last}) {
        if (!*answer)
            return answer->error();
    }
    m_budget = RowBudget(bytesOnDisk(**connection));
    if (*rows != 0)
        m_ranges = cut(*first, *last, threads * kPiecesPerThread);
    m_parts.resize(m_ranges.size());
    return {};
}

void Scan::work()
{
    auto connection = m_file.connect();
    if (!connection)
        return failWith(connection.error());
    const sqlite::CancelGuard guard(**connection, m_cancelled);
    Result<void> done;
    if (!m_timesTaken.exchange(true))
        done = readTimes(**connection);
    if (done)
        done = readPieces(**connection);
    if (!done)
        failWith(done.error());
    m_pagesRead += pagesRead(**connection);
}

Result<void> Scan::readPieces(sqlite::Connection &connection)
{
    while (!stopped()) {
        const std::size_t next = m_nextRange.fetch_add(1);
        if (next >= m_ranges.size())
            return {};
        if (auto done = readRange(connection, m_ranges[next], &m_parts[next]); !done)
            return done;
    }
    return {};
}

Result<void> Scan::readTimes(sqlite::Connection &connection)
{
    const CacheFormat &format = m_file.info().format;
    if (!format.hasAccessIndex)
        return {};
    auto rows = connection.prepare(
        sql({"SELECT last_accessed, rowid FROM cache", indexedBy(format.accessIndexName)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    while (!stopped()) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        m_times.push_back({rows->columnInt(1), timeColumn(*rows, 0)});
    }
    return {};
}

std::string Scan::rangeSql() const
{
    const CacheFormat &format = m_file.info().format;
    return sql({"SELECT rowid, ", kSizeSql, ", ", pinnedSql(format),
                format.hasAccessIndex ? "" : ", last_accessed",
                " FROM cache NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid"});
}

Result<void> Scan::readRange(sqlite::Connection &connection, const Range &range, EntryIndex *part)
{
    const bool timesInRow = !m_file.info().format.hasAccessIndex;
    auto rows = connection.cached(rangeSql());
    if (!rows)
        return rows.error();
    const sqlite::ResetGuard guard(**rows);
    (*rows)->bind(1, range.first);
    (*rows)->bind(2, range.last);
    qint64 unreported = 0;
    while (!stopped()) {
        const auto row = (*rows)->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        part->append((*rows)->columnInt(0), (*rows)->columnInt(1),
                     timesInRow ? timeColumn(**rows, 3) : kUnknownTime, (*rows)->columnInt(2) != 0);
        if (++unreported < kRowsBetweenReports)
            continue;
        if (auto possible = report(std::exchange(unreported, 0)); !possible)
            return possible;
    }
    return report(unreported);
}

bool Scan::stopped() const
{
    return m_failed.load(std::memory_order_relaxed) ||
           (m_cancelled && m_cancelled->load(std::memory_order_relaxed));
}

/// Corrupt if there cannot be so many rows.
Result<void> Scan::report(qint64 rows)
{
    const std::lock_guard lock(m_mutex);
    if (auto taken = m_budget.take(rows); !taken || !m_progress || rows == 0)
        return taken;
    m_rowsDone += rows;
    // The file's count may be an estimate: the end is reported when it is reached, and not before.
    const auto expected = static_cast<double>(qMax<qint64>(1, m_file.info().entries));
    m_progress(std::min(0.99, static_cast<double>(m_rowsDone) / expected));
    return {};
}

void Scan::failWith(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_failed.exchange(true))
        m_error = error;
}

EntryIndex Scan::joined()
{
    std::size_t entries = 0;
    for (const EntryIndex &part : m_parts)
        entries += part.size();
    EntryIndex index;
    index.reserve(entries);
    for (EntryIndex &part : m_parts) {
        index.append(part);
        part = EntryIndex();
    }
    for (const AccessTime &time : m_times) {
        if (const auto at = index.find(time.rowid))
            index.setLastAccessed(*at, time.seconds);
    }
    return index;
}

} // namespace

Result<ScanResult> scanEntries(const CacheFile &file, const ScanOptions &options,
                               const std::function<void(double)> &progress,
                               const std::atomic<bool> *cancelled)
{
    return Scan(file, progress, cancelled).run(options);
}

} // namespace cachescope::inspect
