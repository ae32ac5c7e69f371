// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/fault_plan.h"

#include <algorithm>
#include <cmath>

namespace cachescope::sqlite {

using std::chrono::microseconds;

namespace {

bool matches(const FaultRule &rule, DiskFile file, DiskOperation operation)
{
    return rule.operation == operation && (!rule.file || *rule.file == file);
}

} // namespace

FaultPlan::FaultPlan(quint64 seed)
    : m_faultGenerator(seed)
    , m_delayGenerator(~seed)
{
}

const FaultPlan::Slot &FaultPlan::slot(DiskFile file, DiskOperation operation) const
{
    return m_slots.at(static_cast<std::size_t>(file)).at(static_cast<std::size_t>(operation));
}

FaultPlan::Slot &FaultPlan::slot(DiskFile file, DiskOperation operation)
{
    return m_slots.at(static_cast<std::size_t>(file)).at(static_cast<std::size_t>(operation));
}

void FaultPlan::setDelay(DiskOperation operation, std::optional<DiskFile> file, DiskDelay delay)
{
    delay.least = std::max(delay.least, microseconds::zero());
    delay.most = std::max(delay.most, delay.least);
    delay.skew = delay.skew > 0.0 ? delay.skew : 1.0; // NaN too
    const std::lock_guard lock(m_mutex);
    for (const DiskFile each : {DiskFile::Main, DiskFile::Wal, DiskFile::Other}) {
        if (!file || *file == each)
            slot(each, operation).delay = delay;
    }
    updateConcerned();
}

void FaultPlan::addRule(const FaultRule &rule)
{
    if (rule.times == 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_rules.push_back({rule});
    updateConcerned();
}

void FaultPlan::clearRules()
{
    const std::lock_guard lock(m_mutex);
    m_rules.clear();
    updateConcerned();
}

void FaultPlan::updateConcerned()
{
    for (int file = 0; file < kDiskFiles; ++file) {
        for (int operation = 0; operation < kDiskOperations; ++operation) {
            const auto diskFile = static_cast<DiskFile>(file);
            const auto diskOperation = static_cast<DiskOperation>(operation);
            slot(diskFile, diskOperation)
                .isConcerned.store(isConcerned(diskFile, diskOperation), std::memory_order_relaxed);
        }
    }
}

bool FaultPlan::isConcerned(DiskFile file, DiskOperation operation) const
{
    return slot(file, operation).delay.most > microseconds::zero() ||
           std::any_of(m_rules.cbegin(), m_rules.cend(),
                       [&](const ActiveRule &active) { return matches(active.rule, file, operation); });
}

bool FaultPlan::concerns(DiskFile file, DiskOperation operation) const
{
    return slot(file, operation).isConcerned.load(std::memory_order_relaxed);
}

FaultPlan::Outcome FaultPlan::next(DiskFile file, DiskOperation operation)
{
    Slot &called = slot(file, operation);
    called.calls.fetch_add(1, std::memory_order_relaxed);
    if (!called.isConcerned.load(std::memory_order_relaxed))
        return {};
    const std::lock_guard lock(m_mutex);
    return {drawFault(file, operation), drawDelay(called.delay)};
}

std::optional<DiskFault> FaultPlan::drawFault(DiskFile file, DiskOperation operation)
{
    std::optional<DiskFault> fault;
    for (ActiveRule &active : m_rules) {
        if (!matches(active.rule, file, operation))
            continue;
        ++active.calls;
        if (!fault && strikes(active)) {
            fault = active.rule.fault;
            ++active.faults;
        }
    }
    if (!fault)
        return {};
    m_faults.fetch_add(1, std::memory_order_relaxed);
    // A rule that has struck for the last time concerns nothing any more: reads are fast again.
    if (std::erase_if(m_rules, [](const ActiveRule &active) { return active.faults == active.rule.times; }))
        updateConcerned();
    return fault;
}

bool FaultPlan::strikes(const ActiveRule &active)
{
    if (active.calls < active.rule.firstCall)
        return false;
    return std::uniform_real_distribution<double>(0.0, 1.0)(m_faultGenerator) < active.rule.probability;
}

microseconds FaultPlan::drawDelay(const DiskDelay &delay)
{
    if (delay.skew == 1.0) {
        using Distribution = std::uniform_int_distribution<microseconds::rep>;
        return microseconds(Distribution(delay.least.count(), delay.most.count())(m_delayGenerator));
    }
    const double u = std::uniform_real_distribution<double>(0.0, 1.0)(m_delayGenerator);
    const auto range = static_cast<double>((delay.most - delay.least).count());
    return delay.least + microseconds(std::llround(range * std::pow(u, delay.skew)));
}

qint64 FaultPlan::calls(DiskFile file, DiskOperation operation) const
{
    return slot(file, operation).calls.load(std::memory_order_relaxed);
}

} // namespace cachescope::sqlite
