// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why this accuses nobody falsely. A cache is right if each write of a key takes effect at one moment between
// its begin and its end; one that failed does so or does not, but not after its end. Begins are recorded
// before the cache is called and ends after it has returned, each under the key's lock, and the clock counts
// what is recorded. So if an end has a smaller number than a begin, that write was over before this one
// began. (A wall clock would say no more, and could say it wrongly.)
//
// A value is stale if a write that was acknowledged before the read began had begun after the value's own
// store was over: then it surely replaced it. It suffices to compare the value's end with the latest begin
// of acknowledged writes, m_floor. Both are known when the read begins, for a store that ends later is not
// over early enough: so a copy made then is judged, and what happened meanwhile can only excuse, never
// accuse.
//
// Nothing to be found is a loss if some store was acknowledged before the read began and had begun after all
// removes were over, those that began since the read did among them.
//
// Where entries are evicted, such a miss is no loss, but then the key was evicted between the begin of that
// store and the end of the read. A later miss proves another eviction if its own store began after that end.
// So counted, there are never more disappearances than evictions unless something was lost.
//
// A pin that has found its key holds it until a store or a remove of the key or a release of all pins takes
// effect. If none of these was under way when the pin began nor began before a miss has ended, no eviction
// excuses that.
//
// The ends of the newest versions are kept one by one. Of an older one it is known that it was over when a
// settlement was made: from time to time the newest version is taken for a mark, and once none up to it is
// in flight, they are settled. That gives a later end than the true one, and so never accuses wrongly; it
// keeps up with any number of stores at a time. A store whose process died is in flight for ever: then
// nothing more is settled, and only the newest versions can be found stale.
#include "core/load/verify/key_history.h"

#include <algorithm>
#include <type_traits>

namespace cachescope::load {

namespace {

/// When a value that stood in the file before the run was stored.
constexpr quint64 kBeforeTheRun = 1;

} // namespace

void KeyHistory::start(bool prefilled)
{
    static_assert(std::is_trivially_copyable_v<KeyHistory>);
    if (m_clock != 0)
        return;
    m_clock = kBeforeTheRun;
    if (!prefilled)
        return;
    m_prefilled = 1;
    m_storeFloor = kBeforeTheRun;
    m_floor = kBeforeTheRun;
}

WriteTicket KeyHistory::beginStore()
{
    m_pinEpoch = 0;
    const quint64 version = ++m_lastVersion;
    ++m_storesInFlight;
    m_ends[version % kListed] = kInFlight;
    if (m_awaited == 0) {
        m_awaitedVersion = version;
        m_awaited = m_storesInFlight;
    }
    return {version, ++m_clock};
}

void KeyHistory::endStore(const WriteTicket &ticket, bool acknowledged)
{
    ++m_clock;
    if (isListed(ticket.version))
        m_ends[ticket.version % kListed] = m_clock;
    --m_storesInFlight;
    if (ticket.version <= m_awaitedVersion && --m_awaited == 0)
        settle();
    if (!acknowledged)
        return;
    m_storeFloor = std::max(m_storeFloor, ticket.begin);
    m_floor = std::max(m_floor, ticket.begin);
    m_acknowledgedVersion = std::max(m_acknowledgedVersion, ticket.version);
}

void KeyHistory::settle()
{
    std::copy_backward(m_settled.begin(), m_settled.end() - 1, m_settled.end());
    m_settled.front() = {m_storesInFlight > 0 ? m_awaitedVersion : m_lastVersion, m_clock};
    // Those that began meanwhile are next.
    m_awaitedVersion = m_lastVersion;
    m_awaited = m_storesInFlight;
}

WriteTicket KeyHistory::beginRemove()
{
    m_pinEpoch = 0;
    ++m_removes;
    ++m_removesInFlight;
    return {0, ++m_clock};
}

void KeyHistory::endRemove(const WriteTicket &ticket, bool acknowledged)
{
    m_removeEnd = ++m_clock;
    --m_removesInFlight;
    if (acknowledged)
        m_floor = std::max(m_floor, ticket.begin);
}

void KeyHistory::notePin(const KeyHistory &before, quint32 epoch)
{
    const bool wasAlone = before.m_storesInFlight == 0 && before.m_removesInFlight == 0 &&
                          before.m_lastVersion == m_lastVersion && before.m_removes == m_removes;
    m_pinEpoch = wasAlone ? epoch : 0;
}

bool KeyHistory::noteMiss(const KeyHistory &before)
{
    if (!before.isSurelyStored() || m_removes != before.m_removes)
        return false;
    if (before.m_storeFloor > m_disappearedBy) {
        ++m_disappearances;
        m_disappearedBy = m_clock;
    }
    return true;
}

quint64 KeyHistory::latestEndOf(quint64 version) const
{
    if (version == 0)
        return kBeforeTheRun;
    if (isListed(version))
        return m_ends[version % kListed];
    quint64 end = kInFlight;
    for (const Settlement &settlement : m_settled) {
        if (settlement.version < version)
            break;
        end = settlement.end;
    }
    return end;
}

bool KeyHistory::mayBeThere() const
{
    if (m_storesInFlight > 0)
        return true;
    // None is in flight, so the last settlement is of all.
    if (m_lastVersion > 0)
        return m_settled.front().end >= m_floor;
    return m_prefilled != 0 && m_floor == kBeforeTheRun;
}

} // namespace cachescope::load
