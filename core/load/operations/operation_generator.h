// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/key_sequence.h"
#include "core/load/operations/random.h"

#include <chrono>

namespace cachescope::load {

class Workload;
struct TraceRow;

/// What a user does next.
struct Operation
{
    OperationKind kind = OperationKind::Get;
    qint64 key = 0;        ///< number of the key; of many: of the first, the others follow it
    qint64 count = 1;      ///< of keys
    qint64 valueBytes = 0; ///< of each value that it stores
    /// To pause before it. In a scheduled workload: when it begins, since the start.
    std::chrono::nanoseconds pause{0};

    bool operator==(const Operation &) const = default;
};

/// The endless sequence of operations of one user: always the same for the same scenario and user number.
/// Belongs to that user's thread.
class OperationGenerator
{
public:
    /// `workload` must outlive the generator. `user` counts from 0 over all users of the scenario.
    OperationGenerator(const Workload &workload, int user);

    Operation next();
    /// How many arrivals of this user fall into a time of this length, on the average; 0 if it is negative,
    /// or without a rate.
    [[nodiscard]] qint64 expectedArrivals(std::chrono::nanoseconds length) const;

private:
    std::chrono::nanoseconds nextGap();
    std::chrono::nanoseconds firstArrival() const;
    void follow(const TraceRow &row, Operation &operation);

    const Workload &m_workload;
    const Scenario &m_scenario;
    const int m_user;
    const double m_meanGapNs; ///< of the think time, or between the arrivals of this user
    Random m_random;
    KeySequence m_keys;
    std::chrono::nanoseconds m_arrival;
    qint64 m_traceRow; ///< the next one of this user, counted on over all rounds
};

/// What a sequence of operations comes to as a number: equal for equal sequences, and for others hardly ever.
/// Over several users they add up, in any order.
class OperationDigest
{
public:
    explicit OperationDigest(int user);
    void add(const Operation &operation);
    [[nodiscard]] quint64 value() const { return m_value; }

private:
    void fold(quint64 number);
    quint64 m_value;
};

} // namespace cachescope::load
