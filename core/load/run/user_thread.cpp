// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/user_thread.h"

#include "core/load/designs/design.h"
#include "core/load/operations/value_buffer.h"
#include "core/load/run/run_control.h"
#include "core/load/run/run_metrics.h"

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
    , m_operations(shareOf(context.firstUser + user, context.scenario))
    , m_generator(context.scenario, context.picker, context.firstUser + user)
{
    setStackSize(kStackBytes);
}

void UserThread::run()
{
    if (m_context.control.arriveAndWait())
        operate();
    m_context.control.leave();
}

void UserThread::operate()
{
    for (qint64 done = 0; done != m_operations; ++done) {
        const Operation operation = m_generator.next();
        if (!m_context.control.pause(m_user, operation.thinkTime))
            return;
        perform(operation);
    }
}

void UserThread::perform(const Operation &operation)
{
    const QString &key = m_context.keys[operation.key];
    if (operation.kind == Operation::Kind::Read)
        read(key);
    else
        store(key, operation.valueSeed);
}

void UserThread::read(const QString &key)
{
    const auto start = steady_clock::now();
    const auto value = m_context.design.read(key);
    const auto latency = steady_clock::now() - start;
    if (value)
        m_context.metrics.recordRead(m_user, latency, value->has_value());
    else
        m_context.metrics.recordFailure(m_user, value.error());
}

void UserThread::store(const QString &key, quint64 valueSeed)
{
    const QByteArray value = m_context.values.value(valueSeed);
    const auto start = steady_clock::now();
    const auto stored = m_context.design.store(key, value);
    const auto latency = steady_clock::now() - start;
    if (stored)
        m_context.metrics.recordWrite(m_user, latency);
    else
        m_context.metrics.recordFailure(m_user, stored.error());
}

} // namespace cachescope::load
