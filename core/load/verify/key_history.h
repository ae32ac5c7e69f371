// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <limits>

namespace cachescope::load {

/// What a check says of one read.
enum class Verdict {
    Good,
    Torn,  ///< parts of different values, or a part of one
    Stale, ///< replaced or removed before the read began
    Lost,  ///< nothing, although it was stored and not removed
    Wrong, ///< what nobody stored under this key
    Unchecked,
};

/// A store or a remove that is under way.
struct WriteTicket
{
    quint64 version = 0; ///< of the value to store, from 1; 0 for a remove
    quint64 begin = 0;   ///< 0: not recorded, and then the key's reads are not judged any more
};

/// What is known of the writes of one key, in 248 bytes however many there were, and what follows for reads.
/// Times are those of the key's own clock, which counts its events. Plain memory, which may be shared by
/// processes, and all zero before its first use: call start() before anything else. One thread at a time.
class KeyHistory
{
public:
    /// Does nothing but the first time. `prefilled`: before the run there stood a value, version 0.
    void start(bool prefilled);

    WriteTicket beginStore();
    void endStore(const WriteTicket &ticket, bool acknowledged);
    WriteTicket beginRemove();
    void endRemove(const WriteTicket &ticket, bool acknowledged);

    // Of a copy that was made when a read began, for what it returned; `now` is asked for the history at its
    // end only before something is said to be wrong.

    template <typename Now>
    [[nodiscard]] Verdict judgeValue(quint64 version, const Now &now) const
    {
        if (version == 0 && !m_prefilled)
            return Verdict::Wrong;
        if (version > m_lastVersion)
            return version > now().m_lastVersion ? Verdict::Wrong : Verdict::Good;
        return latestEndOf(version) < m_floor ? Verdict::Stale : Verdict::Good;
    }

    /// If nothing was found, and nothing is ever evicted.
    template <typename Now>
    [[nodiscard]] Verdict judgeMiss(const Now &now) const
    {
        return isSurelyStored() && now().m_removes == m_removes ? Verdict::Lost : Verdict::Good;
    }

    /// If something was found, and its version is not known.
    template <typename Now>
    [[nodiscard]] Verdict judgePresence(const Now &now) const
    {
        if (mayBeThere() || now().m_lastVersion != m_lastVersion)
            return Verdict::Good;
        return m_prefilled || m_lastVersion > 0 ? Verdict::Stale : Verdict::Wrong;
    }

    // Where entries are evicted:

    /// Stored, and not removed since.
    [[nodiscard]] bool isSurelyStored() const { return m_removesInFlight == 0 && m_storeFloor > m_removeEnd; }
    /// Of the history now: a read that began when it was `before` has found nothing. Whether that was there
    /// once and must have been evicted. Counts it, but for one eviction only once.
    bool noteMiss(const KeyHistory &before);
    /// A pin that began when the history was `before` and none of all was being released has found the key
    /// and pinned it. Until the key's next store or remove begins, pinEpoch() is `epoch`, which is not 0.
    void notePin(const KeyHistory &before, quint32 epoch);
    /// 0: nobody knows whether it is pinned.
    [[nodiscard]] quint32 pinEpoch() const { return m_pinEpoch; }
    /// So many evictions of this key there must have been, or values were lost.
    [[nodiscard]] quint32 disappearances() const { return m_disappearances; }

    [[nodiscard]] quint64 lastVersion() const { return m_lastVersion; }
    /// The newest one of which it is known that it was stored; 0: none of the run.
    [[nodiscard]] quint64 acknowledgedVersion() const { return m_acknowledgedVersion; }
    /// Whether the last write that is known to have happened is a remove.
    [[nodiscard]] bool isRemoved() const { return m_floor > m_storeFloor; }

private:
    static constexpr quint64 kInFlight = std::numeric_limits<quint64>::max();
    static constexpr std::size_t kListed = 12;

    /// All versions up to this one had ended by then.
    struct Settlement
    {
        quint64 version = 0;
        quint64 end = 0;
    };

    [[nodiscard]] bool isListed(quint64 version) const { return m_lastVersion - version < kListed; }
    [[nodiscard]] quint64 latestEndOf(quint64 version) const;
    [[nodiscard]] bool mayBeThere() const;
    void settle();

    quint64 m_clock = 0;
    quint64 m_lastVersion = 0;
    quint64 m_acknowledgedVersion = 0;
    quint64 m_storeFloor = 0; // the latest begin of an acknowledged store
    quint64 m_floor = 0;      // the same of stores and removes
    quint64 m_removeEnd = 0;  // the latest, acknowledged or failed
    quint32 m_removes = 0;    // begun
    quint32 m_removesInFlight = 0;
    quint32 m_storesInFlight = 0;
    quint32 m_prefilled : 1 = 0;
    quint32 m_pinEpoch : 31 = 0;
    quint32 m_awaited = 0; // in flight of those up to m_awaitedVersion
    quint32 m_disappearances = 0;
    quint64 m_disappearedBy = 0;           // when the last of them was seen
    quint64 m_awaitedVersion = 0;          // settled when all up to it have ended
    std::array<Settlement, 4> m_settled{}; // the newest first
    std::array<quint64, kListed> m_ends{}; // of the newest versions, each at its remainder
};

} // namespace cachescope::load
