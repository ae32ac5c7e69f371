// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/reader_governor.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Row numbers from `first` to `last`, both included.
struct RowidRange
{
    qint64 first = 0;
    qint64 last = 0;
};

/// Cuts `range` into at most `pieces` of equal width, of which none is empty.
std::vector<RowidRange> cut(RowidRange range, int pieces);

/// What is still to be scanned, shared by the readers. Rows are not spread evenly over their numbers, so a
/// reader with a long range gives half of it back when others have none. Any thread.
class ScanQueue
{
public:
    ScanQueue(std::vector<RowidRange> ranges, int readers);

    /// The next range; waits while there is none but readers may give some back, or while as many read as may
    /// at a time. Nothing when all is done or stopped. Each range that was taken must be finished().
    std::optional<RowidRange> take();
    void finished();
    /// Whether the caller should hand a part of its range in: others wait for work, or there are too many
    /// readers (then all of it that is left).
    enum class Wish { None, Half, All };
    [[nodiscard]] Wish wish() const;
    void giveBack(RowidRange range);
    void noteRows(qint64 rowsDone);
    void stop();
    /// How many ranges were read at the same time, at most.
    [[nodiscard]] int mostActive() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<RowidRange> m_ranges; // guarded by m_mutex
    ReaderGovernor m_governor;       // guarded by m_mutex
    int m_active = 0;                // guarded by m_mutex
    int m_mostActive = 0;            // guarded by m_mutex
    int m_waiting = 0;               // guarded by m_mutex
    bool m_stopped = false;          // guarded by m_mutex
};

} // namespace cachescope::inspect
