// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/operation_generator.h"

namespace cachescope::load {

OperationGenerator::OperationGenerator(const Scenario &scenario, const KeyPicker &keys, int user)
    : m_keys(keys)
    , m_meanThinkNs(static_cast<double>(scenario.thinkTime.count()) * 1e6)
    , m_storeShare(scenario.storeShare)
    , m_random(scenario.seed, static_cast<quint64>(user) + 1)
{
}

Operation OperationGenerator::next()
{
    // Every operation draws the same things in the same order, so that a changed think time or share of
    // stores leaves the sequence of keys as it was.
    Operation operation;
    const double thinkNs = m_random.exponential(m_meanThinkNs);
    operation.thinkTime = std::chrono::nanoseconds(static_cast<qint64>(thinkNs));
    operation.kind = m_random.chance(m_storeShare) ? Operation::Kind::Store : Operation::Kind::Read;
    operation.valueSeed = m_random.next();
    operation.key = m_keys.pick(m_random);
    return operation;
}

} // namespace cachescope::load
