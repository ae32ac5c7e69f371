// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/row_budget.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/scan/scan_queue.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/statement.h"

#include <mutex>

namespace cachescope::inspect {

struct AccessTime
{
    qint64 rowid = 0;
    double seconds = 0.0;
};

/// What one range of rows gave.
struct ScannedPart
{
    EntryIndex index;
    std::vector<quint8> types;
};

/// What the readers of one scan share.
class ScanShared
{
public:
    ScanShared(const CacheFile &file, const ScanOptions &options, const std::function<void(double)> &progress,
               const std::atomic<bool> *cancelled, std::vector<RowidRange> ranges, qint64 fileBytes);

    [[nodiscard]] bool stopped() const;
    /// Waits while the scan is paused.
    void waitWhilePaused() const;
    /// Corrupt if there cannot be so many rows.
    Result<void> report(qint64 rows);
    void failWith(const Error &error);
    void add(ScannedPart part);
    void addGap(RowidRange gap);
    void addTimes(std::vector<AccessTime> times);
    void loseTimes();

    const CacheFile &file;
    const ScanOptions &options;
    const std::atomic<bool> *const cancelled;
    ScanQueue queue;
    std::atomic<bool> timesTaken{false};
    std::atomic<qint64> pagesRead{0};

    // Read when all readers have ended.
    std::vector<ScannedPart> parts;
    std::vector<AccessTime> times;
    ScanDamage damage;
    std::optional<Error> error;

private:
    const std::function<void(double)> &m_progress;
    std::atomic<bool> m_failed{false};
    std::mutex m_mutex; // guards what readers write: the four above and these
    RowBudget m_budget;
    qint64 m_rowsDone = 0;
};

/// One reader: takes ranges from the queue until there are no more. Its own thread only.
class ScanReader
{
public:
    explicit ScanReader(ScanShared &shared);

    void run();

private:
    Result<void> readTimesAndRanges(bool times, std::optional<RowidRange> first);
    Result<void> readRanges(sqlite::Connection &connection, std::optional<RowidRange> next);
    Result<void> readTimes(sqlite::Connection &connection);
    Result<bool> readTimesAtOnce(sqlite::Connection &connection);
    Result<void> readRange(sqlite::Connection &connection, RowidRange range, ValueHeadReader &heads);
    enum class Stop { Done, Damaged, Paused, Stopped };
    Result<Stop> readRows(sqlite::Connection &connection, RowidRange *range, ValueHeadReader &heads,
                          ScannedPart *part);
    Result<bool> skipDamage(sqlite::Connection &connection, RowidRange *range);
    Result<void> takeRow(const sqlite::Statement &row, ValueHeadReader &heads, ScannedPart *part) const;
    bool handIn(RowidRange *range, qint64 done);

    ScanShared &m_shared;
    const CacheFormat &m_format;
    const bool m_timesInRow;
    const bool m_createdInRow;
    const bool m_salvaged;
    const std::string m_rangeSql;
};

} // namespace cachescope::inspect
