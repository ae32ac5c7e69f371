// SPDX-License-Identifier: GPL-3.0-or-later
//
// In a scheduled workload (a fixed rate, a trace with times) operations have their moments whatever the cache
// does, and latency counts from there: a cache that is stuck for a second delays all that came in that
// second, and all of them say so. Measured from when each really began, only the one that was stuck would
// ("coordinated omission", G. Tene: How NOT to measure latency, 2013).
#include "core/load/run/user_thread.h"

#include "core/base/translate.h"
#include "core/load/operations/workload.h"
#include "core/sqlite/lock_activity.h"

#include <algorithm>

namespace cachescope::load {

namespace {

/// SQLite needs some tens of kB, sanitizers several times that; 2,000 users at the default of 8 MB would ask
/// for 16 GB of address space.
constexpr uint kStackBytes = 1024 * 1024;
/// Of the arrivals that a user never came to, so many are counted one by one; more are taken from the rate.
constexpr qint64 kMostCounted = 100'000;

/// The scenario's operations, shared out evenly over all its users, in whatever process they are; the first
/// users do what does not divide.
qint64 operationsOf(int user, const Scenario &scenario)
{
    if (scenario.operations == 0)
        return -1;
    const qint64 rest = scenario.operations % scenario.users;
    return scenario.operations / scenario.users + (user < rest ? 1 : 0);
}

} // namespace

UserThread::UserThread(RunContext &context, int user)
    : m_context(context)
    , m_user(user)
    , m_isScheduled(context.workload.isScheduled())
    , m_operations(operationsOf(context.firstUser + user, context.workload.scenario()))
    , m_generator(context.workload, context.firstUser + user)
    , m_digest(context.firstUser + user)
    , m_cache(context, user)
{
    setStackSize(kStackBytes);
}

void UserThread::run()
{
    const PlainEnglish english; // what a run records reads the same everywhere
    sqlite::setLockUser(m_context.firstUser + m_user);
    RunControl &control = m_context.control;
    if (control.arriveAndWait() && control.waitUntil(m_user, control.start()))
        operate();
    control.leave();
}

void UserThread::operate()
{
    m_activeFrom = m_context.control.start();
    std::optional<Operation> notBegun;
    for (qint64 done = 0; done != m_operations; ++done) {
        const bool goesOn = waitUntilActive();
        const Operation operation = nextOperation();
        if (!goesOn || !waitForTurn(operation)) {
            notBegun = operation;
            break;
        }
        m_digest.add(operation);
        std::optional<TimePoint> arrival;
        if (m_isScheduled) {
            arrival = arrivalOf(operation);
            countArrival(*arrival);
        }
        if (const auto pending = m_cache.perform(operation, arrival))
            m_pending.push_back(*pending);
    }
    if (!notBegun)
        storePending();
    m_endedAt = m_context.control.clock().now();
    if (m_isScheduled)
        recordArrivals(notBegun);
}

bool UserThread::waitForTurn(const Operation &operation)
{
    RunControl &control = m_context.control;
    if (!m_isScheduled)
        return operation.pause.count() == 0 ||
               control.waitUntil(m_user, control.clock().now() + operation.pause);
    const auto next = [this, &operation] {
        const TimePoint arrival = arrivalOf(operation);
        return m_pending.empty() ? arrival : std::min(arrival, m_pending.front().due);
    };
    while (control.waitUntil(m_user, next)) {
        if (m_pending.empty() || m_pending.front().due > arrivalOf(operation))
            return true;
        storeNext();
    }
    return false;
}

bool UserThread::storePending()
{
    while (!m_pending.empty()) {
        if (!m_context.control.waitUntil(m_user, m_pending.front().due))
            return false;
        storeNext();
    }
    return true;
}

void UserThread::storeNext()
{
    const PendingStore store = m_pending.front();
    m_pending.pop_front();
    countArrival(store.due);
    m_cache.perform(store);
}

bool UserThread::waitUntilActive()
{
    RunControl &control = m_context.control;
    if (control.isActive(m_user))
        return !control.isOver(m_cache.lastEnd());
    if (control.takesPart(m_user) && !control.waitWhilePaused(m_user))
        return false;
    if (control.takesPart(m_user))
        return true;
    m_inactiveSince = control.inactiveSince(m_user);
    const bool goesOn = storePending() && control.waitUntilActive(m_user);
    m_activeFrom = control.clock().now();
    return goesOn;
}

UserThread::TimePoint UserThread::arrivalOf(const Operation &operation) const
{
    return m_context.control.schedule().at(operation.pause);
}

void UserThread::countArrival(TimePoint due)
{
    m_arrivals += isMeasured(due) ? 1 : 0;
}

bool UserThread::isMeasured(TimePoint due) const
{
    return due >= m_context.control.measuredFrom();
}

Operation UserThread::nextOperation()
{
    Operation operation = m_generator.next();
    while (m_isScheduled && arrivalOf(operation) < m_activeFrom) {
        // It was late when this user was told to take no part any more.
        if (arrivalOf(operation) < m_inactiveSince && isMeasured(arrivalOf(operation)))
            ++m_dropped;
        operation = m_generator.next();
    }
    return operation;
}

void UserThread::recordArrivals(const std::optional<Operation> &notBegun)
{
    m_dropped += std::ranges::count_if(m_pending, [this](const PendingStore &store) {
        return isMeasured(store.due) && store.due < m_context.control.end();
    });
    if (notBegun)
        m_dropped += arrivalsFrom(*notBegun);
    m_context.metrics.recordArrivals(m_user, m_arrivals + m_dropped, m_dropped);
}

qint64 UserThread::arrivalsFrom(Operation due)
{
    const TimePoint end = m_context.control.end();
    qint64 arrivals = 0;
    for (qint64 counted = 0; counted < kMostCounted && arrivalOf(due) < end; ++counted) {
        arrivals += isMeasured(arrivalOf(due)) ? 1 : 0;
        due = m_generator.next();
    }
    return arrivals + m_generator.expectedArrivals(m_context.control.schedule().scheduledAt(end) - due.pause);
}

} // namespace cachescope::load
