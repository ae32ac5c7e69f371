// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/fault_rule.h"

#include <array>
#include <atomic>
#include <mutex>
#include <random>
#include <vector>

namespace cachescope::sqlite {

/// Decides for every call to a disk how long it is held up and whether it fails, and counts the calls. Knows
/// nothing of SQLite (see FaultVfs). A call that no rule and no delay concerns costs two relaxed atomic
/// operations and no lock. Every function may be called from any thread.
class FaultPlan
{
public:
    /// What happens to one call.
    struct Outcome
    {
        std::optional<DiskFault> fault;
        std::chrono::microseconds delay{0};
    };

    /// Delays and faults are drawn apart, so that a delay does not change which calls fail.
    explicit FaultPlan(quint64 seed);

    /// As FaultVfs::setDelay(). A negative time counts as 0, a `most` below `least` as `least`,
    /// a skew that is not above 0 as 1.
    void setDelay(DiskOperation operation, std::optional<DiskFile> file, DiskDelay delay);
    void addRule(const FaultRule &rule);
    /// Drops all rules; delays stay.
    void clearRules();

    /// Counts a call and decides it. Does not wait for the delay.
    Outcome next(DiskFile file, DiskOperation operation);
    /// Whether any rule or delay may concern the next such call.
    [[nodiscard]] bool concerns(DiskFile file, DiskOperation operation) const;

    /// How often next() was asked.
    [[nodiscard]] qint64 calls(DiskFile file, DiskOperation operation) const;
    /// How often next() answered with a fault.
    [[nodiscard]] qint64 faults() const { return m_faults.load(std::memory_order_relaxed); }

private:
    /// What concerns one operation on one file. A cache line of its own: all threads count in it.
    struct alignas(64) Slot
    {
        std::atomic<qint64> calls{0};
        std::atomic<bool> isConcerned{false};
        DiskDelay delay; // guarded by m_mutex
    };
    struct ActiveRule
    {
        FaultRule rule;
        qint64 calls = 0;
        qint64 faults = 0;
    };

    [[nodiscard]] const Slot &slot(DiskFile file, DiskOperation operation) const;
    Slot &slot(DiskFile file, DiskOperation operation);

    // All with m_mutex held.
    void updateConcerned();
    [[nodiscard]] bool isConcerned(DiskFile file, DiskOperation operation) const;
    std::optional<DiskFault> drawFault(DiskFile file, DiskOperation operation);
    bool strikes(const ActiveRule &rule);
    std::chrono::microseconds drawDelay(const DiskDelay &delay);

    std::array<std::array<Slot, kDiskOperations>, kDiskFiles> m_slots;
    std::atomic<qint64> m_faults{0};

    mutable std::mutex m_mutex;
    std::vector<ActiveRule> m_rules;  // guarded by m_mutex
    std::mt19937_64 m_faultGenerator; // guarded by m_mutex
    std::mt19937_64 m_delayGenerator; // guarded by m_mutex
};

} // namespace cachescope::sqlite
