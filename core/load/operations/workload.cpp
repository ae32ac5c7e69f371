// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/workload.h"

#include "core/load/operations/run_keys.h"
#include "core/load/verify/stamped_value.h"

namespace cachescope::load {

Workload::Workload(const Scenario &scenario, QStringList keys, ValueSizes sizes, std::optional<Trace> trace)
    : m_scenario(scenario)
    , m_keys(std::move(keys))
    , m_sizes(std::move(sizes))
    , m_trace(std::move(trace))
    , m_picker(scenario, m_keys.size())
    , m_values(m_sizes.largest(), scenario.seed)
{
    m_keyHashes.reserve(static_cast<std::size_t>(m_keys.size()));
    for (const QString &key : m_keys)
        m_keyHashes.push_back(stampKeyHash(key));
}

Result<std::unique_ptr<const Workload>> Workload::load(const Scenario &scenario, const QString &path,
                                                       const std::atomic<bool> *stop)
{
    std::optional<Trace> trace;
    if (scenario.keys == KeyDistribution::Trace) {
        auto read = Trace::read(scenario.traceFile, stop);
        if (!read)
            return read.error();
        trace = std::move(*read);
    }
    auto keys = trace ? Result<QStringList>(trace->keys()) : runKeys(scenario, path);
    if (!keys)
        return keys.error();
    auto sizes = ValueSizes::load(scenario, stop);
    if (!sizes)
        return sizes.error();
    if (trace)
        sizes->allow(std::min(trace->largestValue(), scenario.valueMaxBytes));
    return std::unique_ptr<const Workload>(
        new Workload(scenario, std::move(*keys), std::move(*sizes), std::move(trace)));
}

bool Workload::isScheduled() const
{
    return m_scenario.arrivalRate > 0.0 || (m_trace && m_trace->hasTimes());
}

} // namespace cachescope::load
