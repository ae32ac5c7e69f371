// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clock is read right before and after the cache is asked (timed()); making values, noting versions and
// checking what was read are outside of that, but where operations have their moments: what is late for one
// is late. What is outside, and was not waiting, is what the harness costs.
#include "core/load/run/user_operations.h"

#include "core/load/designs/design.h"
#include "core/load/operations/workload.h"
#include "core/load/run/run_control.h"
#include "core/load/verify/verification.h"

#include <QVarLengthArray>

namespace cachescope::load {

using std::chrono::steady_clock;

namespace {

/// Of a user's operations to pin, one in so many releases all pins instead: otherwise after a while
/// everything would be pinned.
constexpr qint64 kPinsUntilRelease = 10;
/// What verification knows an operation of usual size by, without an allocation.
constexpr qsizetype kUsualBatch = 32;

} // namespace

UserOperations::UserOperations(RunContext &context, int user)
    : m_context(context)
    , m_user(user)
{
}

std::optional<PendingStore> UserOperations::perform(const Operation &operation,
                                                    std::optional<TimePoint> arrival)
{
    switch (operation.kind) {
    case OperationKind::Get:
        get(operation.key, arrival);
        break;
    case OperationKind::Contains:
        contains(operation.key, arrival);
        break;
    case OperationKind::GetMany:
        getMany(operation, arrival);
        break;
    case OperationKind::Put:
        put(operation.key, operation.valueBytes, arrival);
        break;
    case OperationKind::PutMany:
        putMany(operation, arrival);
        break;
    case OperationKind::Remove:
        remove(operation.key, arrival);
        break;
    case OperationKind::Pin:
        pin(operation, arrival);
        break;
    case OperationKind::Play:
        return play(operation, arrival);
    }
    return std::nullopt;
}

void UserOperations::perform(const PendingStore &store)
{
    put(store.key, store.bytes, store.due);
}

const QString &UserOperations::name(qint64 key) const
{
    return m_context.workload.keys()[key];
}

qint64 UserOperations::keyAt(const Operation &operation, qint64 i) const
{
    return (operation.key + i) % m_context.workload.keyCount();
}

QStringList UserOperations::names(const Operation &operation) const
{
    QStringList all;
    all.reserve(operation.count);
    for (qint64 i = 0; i < operation.count; ++i)
        all << name(keyAt(operation, i));
    return all;
}

UserOperations::TimePoint UserOperations::lastEnd() const
{
    return m_context.control.clock().at(m_lastEnd);
}

template <typename Ask>
auto UserOperations::timed(Arrival arrival, const Ask &ask)
{
    beginAsking(arrival);
    auto answer = ask();
    m_lastEnd = steady_clock::now();
    return answer;
}

void UserOperations::beginAsking(Arrival arrival)
{
    const RunControl &control = m_context.control;
    const RunClock &clock = control.clock();
    const std::chrono::nanoseconds waited = control.waited(m_user);
    m_asked = steady_clock::now();
    m_begin = arrival ? clock.steadyAt(*arrival) : m_asked;
    m_isMeasured = arrival.value_or(clock.at(m_asked)) >= control.measuredFrom();
    const bool isFirst = m_lastEnd == TimePoint();
    m_between = isFirst ? std::chrono::nanoseconds(0) : m_asked - m_lastEnd - (waited - m_waitedBefore);
    m_waitedBefore = waited;
}

template <typename Answer>
bool UserOperations::count(OperationKind kind, const Answer &answer, Effect effect)
{
    if (!m_isMeasured)
        return static_cast<bool>(answer);
    m_context.metrics.recordTime(m_user, m_lastEnd - m_asked, m_between);
    if (answer)
        m_context.metrics.record(m_user, kind, m_lastEnd - m_begin, effect);
    else
        m_context.metrics.recordFailure(m_user, m_lastEnd - m_begin, answer.error());
    return static_cast<bool>(answer);
}

std::optional<bool> UserOperations::get(qint64 key, Arrival arrival)
{
    Verification *check = readCheck();
    const ReadTicket ticket = check ? check->values().beginRead(key) : ReadTicket();
    const auto value = timed(arrival, [&] { return m_context.design.read(name(key)); });
    const bool found = value && value->has_value();
    if (!count(OperationKind::Get, value, found ? Effect{1, 0} : Effect{0, 1}))
        return std::nullopt;
    if (check && found)
        check->checkValue(m_user, key, ticket, **value);
    else if (check)
        check->checkMiss(m_user, key, ticket);
    return found;
}

std::optional<bool> UserOperations::contains(qint64 key, Arrival arrival, bool isPart)
{
    Verification *check = readCheck();
    const ReadTicket ticket = check ? check->values().beginRead(key) : ReadTicket();
    const auto found = timed(arrival, [&] { return m_context.design.contains(name(key)); });
    const Effect hit = isPart ? Effect() : Effect{1, 0};
    if (!count(OperationKind::Contains, found, found && *found ? hit : Effect{0, 1}))
        return std::nullopt;
    if (check)
        check->checkPresence(m_user, key, ticket, *found);
    return *found;
}

void UserOperations::getMany(const Operation &operation, Arrival arrival)
{
    Verification *check = readCheck();
    QVarLengthArray<ReadTicket, kUsualBatch> tickets;
    for (qint64 i = 0; check && i < operation.count; ++i)
        tickets.append(check->values().beginRead(keyAt(operation, i)));
    const QStringList keys = names(operation);
    const auto values = timed(arrival, [&] { return m_context.design.readMany(keys); });
    const qint64 found = values ? values->size() : 0;
    if (!count(OperationKind::GetMany, values, {found, operation.count - found}))
        return;
    for (qint64 i = 0; check && i < operation.count; ++i) {
        const auto value = values->constFind(keys[i]);
        if (value != values->cend())
            check->checkValue(m_user, keyAt(operation, i), tickets[i], *value);
        else
            check->checkMiss(m_user, keyAt(operation, i), tickets[i]);
    }
}

void UserOperations::put(qint64 key, qint64 bytes, Arrival arrival)
{
    Verification *check = m_context.verification;
    const WriteTicket ticket = check ? check->values().beginStore(key) : WriteTicket();
    const ValueBuffer &values = m_context.workload.values();
    const QByteArray value = check ? check->valueFor(key, ticket, bytes, values.material())
                                   : values.value(static_cast<quint64>(key), bytes);
    const auto stored = timed(arrival, [&] { return m_context.design.store(name(key), value); });
    if (check)
        check->values().endStore(key, ticket, static_cast<bool>(stored));
    count(OperationKind::Put, stored, {0, 0, 1});
}

void UserOperations::putMany(const Operation &operation, Arrival arrival)
{
    Verification *check = m_context.verification;
    const ValueBuffer &values = m_context.workload.values();
    QVarLengthArray<WriteTicket, kUsualBatch> tickets;
    QList<DesignEntry> entries;
    for (qint64 i = 0; i < operation.count; ++i) {
        const qint64 key = keyAt(operation, i);
        tickets.append(check ? check->values().beginStore(key) : WriteTicket());
        entries.append(
            {name(key), check ? check->valueFor(key, tickets[i], operation.valueBytes, values.material())
                              : values.value(static_cast<quint64>(key), operation.valueBytes)});
    }
    const auto stored = timed(arrival, [&] { return m_context.design.storeMany(entries); });
    for (qint64 i = 0; check && i < operation.count; ++i)
        check->values().endStore(keyAt(operation, i), tickets[i], static_cast<bool>(stored));
    count(OperationKind::PutMany, stored, {0, 0, operation.count});
}

void UserOperations::remove(qint64 key, Arrival arrival)
{
    Verification *check = m_context.verification;
    const WriteTicket ticket = check ? check->values().beginRemove(key) : WriteTicket();
    const auto removed = timed(arrival, [&] { return m_context.design.remove(name(key)); });
    if (check)
        check->values().endRemove(key, ticket, static_cast<bool>(removed));
    count(OperationKind::Remove, removed);
}

void UserOperations::pin(const Operation &operation, Arrival arrival)
{
    if (++m_pins % kPinsUntilRelease == 0)
        return releasePins(arrival);
    Verification *check = m_context.verification;
    QVarLengthArray<ReadTicket, kUsualBatch> tickets;
    for (qint64 i = 0; check && i < operation.count; ++i)
        tickets.append(check->values().beginRead(keyAt(operation, i)));
    const quint32 pin = check ? check->values().beginPin() : 0;
    const QStringList keys = names(operation);
    const auto pinned = timed(arrival, [&] { return m_context.design.pin(keys); });
    if (!count(OperationKind::Pin, pinned) || *pinned != operation.count)
        return; // which of them were pinned is not known
    for (qint64 i = 0; check && i < operation.count; ++i)
        check->values().endPin(keyAt(operation, i), tickets[i], pin);
}

void UserOperations::releasePins(Arrival arrival)
{
    Verification *check = m_context.verification;
    if (check)
        check->values().beginUnpin();
    const auto released = timed(arrival, [&] { return m_context.design.unpinAll(); });
    if (check)
        check->values().endUnpin();
    count(OperationKind::Pin, released);
}

std::optional<PendingStore> UserOperations::play(const Operation &operation, Arrival arrival)
{
    const auto there = contains(operation.key, arrival, true);
    if (!there || (*there && get(operation.key, {}).value_or(true)))
        return std::nullopt;
    const PendingStore store{lastEnd() + m_context.workload.scenario().synthesisDelay, operation.key,
                             operation.valueBytes};
    if (isScheduled())
        return store;
    if (m_context.control.waitUntil(m_user, store.due))
        put(store.key, store.bytes, {});
    return std::nullopt;
}

bool UserOperations::isScheduled() const
{
    return m_context.workload.isScheduled();
}

} // namespace cachescope::load
