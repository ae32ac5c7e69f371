// SPDX-License-Identifier: GPL-3.0-or-later
//
// In a scheduled workload (a fixed rate, a trace with times) operations have their moments whatever the cache
// does, and latency counts from there: a cache that is stuck for a second delays all that came in that
// second, and all of them say so. Measured from when each really began, only the one that was stuck would
// ("coordinated omission", G. Tene: How NOT to measure latency, 2013).
#include "core/load/run/user_thread.h"

#include "core/load/operations/workload.h"
#include "core/load/run/run_control.h"
#include "core/sqlite/lock_activity.h"

namespace cachescope::load {

using std::chrono::steady_clock;

namespace {

/// SQLite needs some tens of kB, sanitizers several times that; 2,000 users at the default of 8 MB would ask
/// for 16 GB of address space.
constexpr uint kStackBytes = 1024 * 1024;

/// The scenario's operations, shared out evenly over all its users, in whatever process they are; the first
/// users do what does not divide.
qint64 shareOf(int user, const Scenario &scenario)
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
    , m_operations(shareOf(context.firstUser + user, context.workload.scenario()))
    , m_generator(context.workload, context.firstUser + user)
    , m_digest(context.firstUser + user)
    , m_cache(context, user)
{
    setStackSize(kStackBytes);
}

void UserThread::run()
{
    sqlite::setLockUser(m_context.firstUser + m_user);
    if (m_context.control.arriveAndWait())
        operate();
    m_context.control.leave();
}

void UserThread::operate()
{
    m_activeFrom = m_context.control.start();
    for (qint64 done = 0; done != m_operations; ++done) {
        if (!waitUntilActive())
            return countArrivals(nextOperation());
        const Operation operation = nextOperation();
        if (m_isScheduled || operation.pause.count() > 0) {
            if (!m_context.control.waitUntil(m_user, intendedStart(operation)))
                return countArrivals(operation);
        }
        m_digest.add(operation);
        m_cache.perform(operation, m_isScheduled ? arrivalOf(operation) : steady_clock::now());
    }
    m_context.metrics.recordArrivals(m_user, m_arrivals, 0);
}

bool UserThread::waitUntilActive()
{
    RunControl &control = m_context.control;
    if (control.isActive(m_user))
        return !control.isOver();
    const bool goesOn = control.waitUntilActive(m_user);
    m_activeFrom = steady_clock::now();
    return goesOn;
}

UserThread::TimePoint UserThread::intendedStart(const Operation &operation) const
{
    return (m_isScheduled ? m_context.control.start() : steady_clock::now()) + operation.pause;
}

UserThread::TimePoint UserThread::arrivalOf(const Operation &operation)
{
    const TimePoint arrival = intendedStart(operation);
    if (arrival >= m_context.control.measuredFrom())
        ++m_arrivals;
    return arrival;
}

Operation UserThread::nextOperation()
{
    Operation operation = m_generator.next();
    while (m_isScheduled && intendedStart(operation) < m_activeFrom)
        operation = m_generator.next();
    return operation;
}

void UserThread::countArrivals(const Operation &next)
{
    if (!m_isScheduled)
        return;
    const RunControl &control = m_context.control;
    qint64 dropped = 0;
    for (Operation due = next; intendedStart(due) < control.end(); due = m_generator.next()) {
        if (intendedStart(due) >= control.measuredFrom())
            ++dropped;
    }
    m_context.metrics.recordArrivals(m_user, m_arrivals + dropped, dropped);
}

} // namespace cachescope::load
