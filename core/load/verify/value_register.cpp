// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is right and why stands in key_history.cpp. Here each history gets a lock that works in memory shared
// by processes: a word that is free, held or given up. It is held for some tens of nanoseconds; who waits
// spins, then yields. If a process dies while it holds one, the history may be half written. Whoever waits
// for it too long gives the lock up for all, and nothing is said of this key any more.
#include "core/load/verify/value_register.h"

#include <atomic>
#include <optional>
#include <thread>

namespace cachescope::load {

using std::chrono::steady_clock;

namespace {

constexpr quint32 kFree = 0;
constexpr quint32 kHeld = 1;
constexpr quint32 kGivenUp = 2;

/// Newer than any: who reads it asks what is known by then, and learns that it is nothing.
constexpr quint64 kUnrecordedVersion = std::numeric_limits<quint64>::max();

/// KeyHistory has 31 bits for them.
constexpr quint32 kMostEpochs = 0x7fffffff;

/// Turns of waiting before it yields, and between looks at the clock.
constexpr int kSpins = 100;

} // namespace

struct ValueRegister::Record
{
    std::atomic<quint32> lock;
    quint32 unused;
    KeyHistory history;
};

/// Releases of all pins.
struct ValueRegister::Pins
{
    std::atomic<quint32> releasesBegun;
    std::atomic<quint32> releasesEnded;
};

/// Holds a record's lock while it lives, unless the lock was given up.
class ValueRegister::Lock
{
public:
    Lock(const ValueRegister &owner, qint64 key)
        : m_record(owner.record(key))
        , m_isHeld(take() || waitFor(owner.m_patience))
    {
        if (m_isHeld)
            m_record.history.start(key < owner.options().prefilledKeys);
    }
    ~Lock()
    {
        // Not if somebody took this thread for dead meanwhile.
        quint32 held = kHeld;
        if (m_isHeld)
            m_record.lock.compare_exchange_strong(held, kFree, std::memory_order_release,
                                                  std::memory_order_relaxed);
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

    explicit operator bool() const { return m_isHeld; }
    KeyHistory *operator->() const { return &m_record.history; }
    KeyHistory &operator*() const { return m_record.history; }

private:
    bool take()
    {
        quint32 free = kFree;
        return m_record.lock.compare_exchange_strong(free, kHeld, std::memory_order_acquire,
                                                     std::memory_order_relaxed);
    }
    bool waitFor(std::chrono::nanoseconds patience);

    Record &m_record;
    const bool m_isHeld;
};

bool ValueRegister::Lock::waitFor(std::chrono::nanoseconds patience)
{
    const auto start = steady_clock::now();
    for (int turn = 1; m_record.lock.load(std::memory_order_relaxed) != kGivenUp; ++turn) {
        if (take())
            return true;
        if (turn > kSpins)
            std::this_thread::yield();
        quint32 held = kHeld;
        if (turn % kSpins == 0 && steady_clock::now() - start > patience)
            m_record.lock.compare_exchange_strong(held, kGivenUp, std::memory_order_relaxed);
    }
    return false;
}

ValueRegister::ValueRegister(RegisterFile file)
    : m_file(std::move(file))
    , m_records(static_cast<Record *>(m_file.records()))
    , m_pins(static_cast<Pins *>(m_file.shared()))
{
    static_assert(sizeof(Pins) <= RegisterFile::kSharedBytes);
    static_assert(sizeof(Record) == RegisterFile::kRecordBytes);
    static_assert(std::atomic<quint32>::is_always_lock_free, "works in memory that processes share");
}

Result<std::unique_ptr<ValueRegister>> ValueRegister::create(const QString &path,
                                                             const RegisterOptions &options)
{
    auto file = RegisterFile::create(path, options);
    if (!file)
        return file.error();
    return std::unique_ptr<ValueRegister>(new ValueRegister(std::move(*file)));
}

Result<std::unique_ptr<ValueRegister>> ValueRegister::open(const QString &path)
{
    auto file = RegisterFile::open(path);
    if (!file)
        return file.error();
    return std::unique_ptr<ValueRegister>(new ValueRegister(std::move(*file)));
}

ValueRegister::Record &ValueRegister::record(qint64 key) const
{
    Q_ASSERT(key >= 0 && key < options().keys);
    return m_records[key];
}

WriteTicket ValueRegister::beginStore(qint64 key)
{
    const Lock history(*this, key);
    return history ? history->beginStore() : WriteTicket{kUnrecordedVersion, 0};
}

void ValueRegister::endStore(qint64 key, const WriteTicket &ticket, bool acknowledged)
{
    if (const Lock history(*this, key); history && ticket.begin > 0)
        history->endStore(ticket, acknowledged);
}

WriteTicket ValueRegister::beginRemove(qint64 key)
{
    const Lock history(*this, key);
    return history ? history->beginRemove() : WriteTicket();
}

void ValueRegister::endRemove(qint64 key, const WriteTicket &ticket, bool acknowledged)
{
    if (const Lock history(*this, key); history && ticket.begin > 0)
        history->endRemove(ticket, acknowledged);
}

quint32 ValueRegister::pinEpoch() const
{
    // The ends first: if as many have ended by then as begun by later, none is under way then.
    const quint32 ended = m_pins->releasesEnded.load();
    const quint32 begun = m_pins->releasesBegun.load();
    return begun == ended ? begun % kMostEpochs + 1 : 0;
}

quint32 ValueRegister::beginPin()
{
    return pinEpoch();
}

void ValueRegister::endPin(qint64 key, const ReadTicket &before, quint32 pin)
{
    if (const Lock history(*this, key); history && before.recorded)
        history->notePin(before.history, pin);
}

void ValueRegister::beginUnpin()
{
    ++m_pins->releasesBegun;
}

void ValueRegister::endUnpin()
{
    ++m_pins->releasesEnded;
}

ReadTicket ValueRegister::beginRead(qint64 key)
{
    const Lock history(*this, key);
    return history ? ReadTicket{*history, true} : ReadTicket();
}

/// `rule` gets the history when the read began and a function that tells the one at its end.
template <typename Rule>
Verdict ValueRegister::judge(qint64 key, const ReadTicket &ticket, const Rule &rule)
{
    if (!ticket.recorded)
        return Verdict::Unchecked;
    std::optional<ReadTicket> end;
    const Verdict verdict = rule(ticket.history, [this, key, &end]() -> const KeyHistory & {
        end = beginRead(key);
        return end->history;
    });
    return !end || end->recorded ? verdict : Verdict::Unchecked;
}

Verdict ValueRegister::judgeValue(qint64 key, const ReadTicket &ticket, quint64 version)
{
    return judge(key, ticket, [version](const auto &history, const auto &now) {
        return history.judgeValue(version, now);
    });
}

Verdict ValueRegister::judgeUnstamped(qint64 key, const ReadTicket &ticket)
{
    if (options().foreignValues)
        return judgeValue(key, ticket, 0);
    return ticket.recorded ? Verdict::Wrong : Verdict::Unchecked;
}

Verdict ValueRegister::judgeMiss(qint64 key, const ReadTicket &ticket)
{
    if (options().mayEvict)
        return excuseMiss(key, ticket);
    return judge(key, ticket, [](const auto &history, const auto &now) { return history.judgeMiss(now); });
}

Verdict ValueRegister::excuseMiss(qint64 key, const ReadTicket &ticket)
{
    if (!ticket.recorded)
        return Verdict::Unchecked;
    if (!ticket.history.isSurelyStored())
        return Verdict::Good;
    const Lock history(*this, key);
    if (!history)
        return Verdict::Unchecked;
    const quint32 pin = ticket.history.pinEpoch();
    if (pin != 0 && pin == history->pinEpoch() && pin == pinEpoch())
        return Verdict::Lost;
    return history->noteMiss(ticket.history) ? Verdict::Unchecked : Verdict::Good;
}

qint64 ValueRegister::disappearances()
{
    if (!options().mayEvict)
        return 0; // without a look at millions of records
    qint64 all = 0;
    for (qint64 key = 0; key < options().keys; ++key) {
        if (const Lock history(*this, key); history)
            all += history->disappearances();
    }
    return all;
}

Verdict ValueRegister::judgePresence(qint64 key, const ReadTicket &ticket, bool present)
{
    if (!present)
        return judgeMiss(key, ticket);
    return judge(key, ticket,
                 [](const auto &history, const auto &now) { return history.judgePresence(now); });
}

} // namespace cachescope::load
