// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clock is read right before and after the cache is asked; making values, noting versions and checking
// what was read are outside of that.
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

std::optional<PendingStore> UserOperations::perform(const Operation &operation, TimePoint intended)
{
    switch (operation.kind) {
    case OperationKind::Get:
        get(operation.key, intended);
        break;
    case OperationKind::Contains:
        contains(operation.key, intended);
        break;
    case OperationKind::GetMany:
        getMany(operation, intended);
        break;
    case OperationKind::Put:
        put(operation.key, operation.valueBytes, intended);
        break;
    case OperationKind::PutMany:
        putMany(operation, intended);
        break;
    case OperationKind::Remove:
        remove(operation.key, intended);
        break;
    case OperationKind::Pin:
        pin(operation, intended);
        break;
    case OperationKind::Play:
        return play(operation, intended);
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

std::optional<bool> UserOperations::get(qint64 key, TimePoint intended)
{
    Verification *check = readCheck();
    const ReadTicket ticket = check ? check->values().beginRead(key) : ReadTicket();
    const auto value = m_context.design.read(name(key));
    const auto end = steady_clock::now();
    if (!value) {
        fail(intended, end, value.error());
        return std::nullopt;
    }
    const bool found = value->has_value();
    record(OperationKind::Get, intended, end, found ? Effect{1, 0} : Effect{0, 1});
    if (check && found)
        check->checkValue(m_user, key, ticket, **value);
    else if (check)
        check->checkMiss(m_user, key, ticket);
    return found;
}

std::optional<bool> UserOperations::contains(qint64 key, TimePoint intended, bool isPart)
{
    Verification *check = readCheck();
    const ReadTicket ticket = check ? check->values().beginRead(key) : ReadTicket();
    const auto found = m_context.design.contains(name(key));
    const auto end = steady_clock::now();
    if (!found) {
        fail(intended, end, found.error());
        return std::nullopt;
    }
    const Effect hit = isPart ? Effect() : Effect{1, 0};
    record(OperationKind::Contains, intended, end, *found ? hit : Effect{0, 1});
    if (check)
        check->checkPresence(m_user, key, ticket, *found);
    return *found;
}

void UserOperations::getMany(const Operation &operation, TimePoint intended)
{
    Verification *check = readCheck();
    QVarLengthArray<ReadTicket, kUsualBatch> tickets;
    for (qint64 i = 0; check && i < operation.count; ++i)
        tickets.append(check->values().beginRead(keyAt(operation, i)));
    const QStringList keys = names(operation);
    const auto values = m_context.design.readMany(keys);
    const auto end = steady_clock::now();
    if (!values)
        return fail(intended, end, values.error());
    record(OperationKind::GetMany, intended, end, {values->size(), operation.count - values->size()});
    for (qint64 i = 0; check && i < operation.count; ++i) {
        const auto value = values->constFind(keys[i]);
        if (value != values->cend())
            check->checkValue(m_user, keyAt(operation, i), tickets[i], *value);
        else
            check->checkMiss(m_user, keyAt(operation, i), tickets[i]);
    }
}

void UserOperations::put(qint64 key, qint64 bytes, TimePoint intended)
{
    Verification *check = m_context.verification;
    const WriteTicket ticket = check ? check->values().beginStore(key) : WriteTicket();
    const ValueBuffer &values = m_context.workload.values();
    const QByteArray value = check ? check->valueFor(key, ticket, bytes, values.material())
                                   : values.value(static_cast<quint64>(key), bytes);
    const auto begin = steady_clock::now();
    const auto stored = m_context.design.store(name(key), value);
    const auto end = steady_clock::now();
    if (check)
        check->values().endStore(key, ticket, static_cast<bool>(stored));
    // That a value takes time to make is the user's matter, not the cache's.
    intended = isScheduled() ? intended : begin;
    if (stored)
        record(OperationKind::Put, intended, end, {0, 0, 1});
    else
        fail(intended, end, stored.error());
}

void UserOperations::putMany(const Operation &operation, TimePoint intended)
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
    const auto begin = steady_clock::now();
    const auto stored = m_context.design.storeMany(entries);
    const auto end = steady_clock::now();
    for (qint64 i = 0; check && i < operation.count; ++i)
        check->values().endStore(keyAt(operation, i), tickets[i], static_cast<bool>(stored));
    intended = isScheduled() ? intended : begin;
    if (stored)
        record(OperationKind::PutMany, intended, end, {0, 0, operation.count});
    else
        fail(intended, end, stored.error());
}

void UserOperations::remove(qint64 key, TimePoint intended)
{
    Verification *check = m_context.verification;
    const WriteTicket ticket = check ? check->values().beginRemove(key) : WriteTicket();
    const auto removed = m_context.design.remove(name(key));
    const auto end = steady_clock::now();
    if (check)
        check->values().endRemove(key, ticket, static_cast<bool>(removed));
    if (removed)
        record(OperationKind::Remove, intended, end);
    else
        fail(intended, end, removed.error());
}

void UserOperations::pin(const Operation &operation, TimePoint intended)
{
    const bool releases = ++m_pins % kPinsUntilRelease == 0;
    const auto changed = releases ? m_context.design.unpinAll() : m_context.design.pin(names(operation));
    const auto end = steady_clock::now();
    if (changed)
        record(OperationKind::Pin, intended, end);
    else
        fail(intended, end, changed.error());
}

std::optional<PendingStore> UserOperations::play(const Operation &operation, TimePoint intended)
{
    const auto there = contains(operation.key, intended, true);
    if (!there || (*there && get(operation.key, steady_clock::now()).value_or(true)))
        return std::nullopt;
    const PendingStore store{steady_clock::now() + m_context.workload.scenario().synthesisDelay,
                             operation.key, operation.valueBytes};
    if (isScheduled())
        return store;
    if (m_context.control.waitUntil(m_user, store.due))
        perform(store);
    return std::nullopt;
}

void UserOperations::record(OperationKind kind, TimePoint intended, TimePoint end, Effect effect)
{
    if (isMeasured(intended))
        m_context.metrics.record(m_user, kind, end - intended, effect);
}

void UserOperations::fail(TimePoint intended, TimePoint end, const Error &error)
{
    if (isMeasured(intended))
        m_context.metrics.recordFailure(m_user, end - intended, error);
}

bool UserOperations::isScheduled() const
{
    return m_context.workload.isScheduled();
}

bool UserOperations::isMeasured(TimePoint intended) const
{
    return intended >= m_context.control.measuredFrom();
}

} // namespace cachescope::load
