// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/operation_generator.h"

#include "core/load/operations/workload.h"

#include <bit>

namespace cachescope::load {

using std::chrono::nanoseconds;

namespace {

/// Ten years: longer than any run, and a sum of two is no overflow.
constexpr double kLongestGapNs = 3.2e17;
constexpr nanoseconds kNever{320'000'000'000'000'000};

double meanGapNs(const Scenario &scenario)
{
    if (scenario.arrivalRate > 0.0)
        return 1e9 * scenario.users / scenario.arrivalRate;
    return static_cast<double>(scenario.thinkTime.count()) * 1e6;
}

bool takesMany(OperationKind kind)
{
    return kind == OperationKind::GetMany || kind == OperationKind::PutMany || kind == OperationKind::Pin;
}

bool stores(OperationKind kind)
{
    return kind == OperationKind::Put || kind == OperationKind::PutMany;
}

} // namespace

OperationGenerator::OperationGenerator(const Workload &workload, int user)
    : m_workload(workload)
    , m_scenario(workload.scenario())
    , m_user(user)
    , m_meanGapNs(meanGapNs(m_scenario))
    , m_random(m_scenario.seed, static_cast<quint64>(user) + 1)
    , m_keys(m_scenario, workload.picker(), workload.keyCount(), user)
    , m_arrival(firstArrival())
    , m_traceRow(user)
{
}

/// A gap before the first arrival. Steady arrivals of different users fall between each other; those together
/// include the moment at which measuring begins, for their gaps may be longer than the run.
nanoseconds OperationGenerator::firstArrival() const
{
    const double gap = std::min(m_meanGapNs, kLongestGapNs);
    if (m_scenario.arrivals == Arrivals::Steady)
        return nanoseconds(static_cast<qint64>(gap * (m_user + 1) / m_scenario.users - gap));
    if (m_scenario.arrivalRate <= 0.0 || m_scenario.arrivals != Arrivals::Together)
        return nanoseconds(0);
    const nanoseconds whole(static_cast<qint64>(gap));
    return m_scenario.warmUp % whole - whole;
}

Operation OperationGenerator::next()
{
    // Every operation draws the same things in the same order, so that a changed think time or mix leaves the
    // sequence of keys as it was.
    Operation operation;
    operation.pause = nextGap();
    operation.kind = m_scenario.mix.pick(m_random.uniform());
    operation.valueBytes = m_workload.sizes().draw(m_random);
    operation.key = m_keys.next(m_random, stores(operation.kind));
    if (const Trace *trace = m_workload.trace()) {
        const auto rows = static_cast<qint64>(trace->rows().size());
        follow(trace->rows()[static_cast<std::size_t>(m_traceRow % rows)], operation);
    }
    if (takesMany(operation.kind))
        operation.count = std::min<qint64>(m_scenario.batchSize, m_workload.keyCount());
    return operation;
}

nanoseconds OperationGenerator::nextGap()
{
    const bool hasRate = m_scenario.arrivalRate > 0.0;
    const bool atRandom = !hasRate || m_scenario.arrivals == Arrivals::Poisson;
    const double drawn = m_random.exponential(atRandom ? m_meanGapNs : 0.0);
    if (!hasRate)
        return nanoseconds(static_cast<qint64>(drawn));
    const double gap = std::min(atRandom ? drawn : m_meanGapNs, kLongestGapNs);
    m_arrival = std::min(m_arrival + nanoseconds(static_cast<qint64>(gap)), kNever);
    return m_arrival;
}

qint64 OperationGenerator::expectedArrivals(nanoseconds length) const
{
    if (m_scenario.arrivalRate <= 0.0 || length.count() <= 0)
        return 0;
    return static_cast<qint64>(static_cast<double>(length.count()) / m_meanGapNs);
}

void OperationGenerator::follow(const TraceRow &row, Operation &operation)
{
    const Trace &trace = *m_workload.trace();
    const qint64 round = m_traceRow / static_cast<qint64>(trace.rows().size());
    operation.key = row.key;
    operation.kind = row.kind.value_or(operation.kind);
    if (row.bytes)
        operation.valueBytes = m_workload.sizes().fit(*row.bytes);
    if (trace.hasTimes() && m_scenario.arrivalRate <= 0.0)
        operation.pause = row.at + round * trace.span();
    m_traceRow += m_scenario.users;
}

OperationDigest::OperationDigest(int user)
    : m_value(Random(0x6f7065726174696f, static_cast<quint64>(user)).next())
{
}

void OperationDigest::add(const Operation &operation)
{
    fold(static_cast<quint64>(operation.kind));
    fold(static_cast<quint64>(operation.key));
    fold(static_cast<quint64>(operation.count));
    fold(static_cast<quint64>(operation.valueBytes));
}

/// One round of the mixing of MurmurHash3 (public domain).
void OperationDigest::fold(quint64 number)
{
    m_value = std::rotl(m_value ^ number * 0x87c37b91114253d5, 27) * 5 + 0x52dce729;
}

} // namespace cachescope::load
