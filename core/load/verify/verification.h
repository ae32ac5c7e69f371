// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/verify/stamped_value.h"
#include "core/load/verify/value_register.h"

#include <QStringList>

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace cachescope::load {

/// What checking the reads of a run found.
struct VerificationCounts
{
    qint64 checked = 0; ///< reads that were judged, the wrong ones among them
    qint64 torn = 0;    ///< parts of different values, or a part of one
    qint64 stale = 0;   ///< replaced or removed before the read began
    qint64 lost = 0;    ///< nothing found, although it was stored and not removed
    qint64 wrong = 0;   ///< what nobody stored under this key
    /// Reads of which nothing can be said: they found nothing where it may have been evicted, or a process
    /// died in the middle of noting.
    qint64 unchecked = 0;
    QString firstFinding; ///< the first that was not right, a sentence; empty if there is none

    void count(Verdict verdict);
    /// So many of those unchecked are lost after all: only `evicted` of `missing` entries were evicted.
    void countLost(qint64 missing, qint64 evicted);
    void merge(const VerificationCounts &other);
    [[nodiscard]] bool failed() const { return torn + stale + lost + wrong > 0; }
};

/// `verdict` of a read of `key` in plain words: what it returned and what must have been there. `ticket` as
/// it was when the read began; `stamp` is that of the value that was read, if one was. Empty if nothing is
/// wrong.
QString findingText(Verdict verdict, const QString &key, const ReadTicket &ticket, const Stamp &stamp);

/// Checks what the users of a run read, and counts. Each user counts into memory of its own; a mutex is taken
/// for a user's first finding only. Reads that failed are not to be checked: they say nothing.
class Verification
{
public:
    /// `keys` by their numbers; both outlive this. `depth`: how much of each value is looked at.
    Verification(ValueRegister &values, const QStringList &keys, int users,
                 StampDepth depth = StampDepth::Full);

    [[nodiscard]] ValueRegister &values() const { return m_values; }
    /// Version `ticket.version` of the value to store under the key with this number.
    [[nodiscard]] QByteArray valueFor(qint64 key, const WriteTicket &ticket, qint64 bytes,
                                      QByteArrayView material) const;

    // After a read that began with values().beginRead() and did not fail, from the thread of `user` (from 0):
    Verdict checkValue(int user, qint64 key, const ReadTicket &ticket, QByteArrayView value);
    Verdict checkMiss(int user, qint64 key, const ReadTicket &ticket);
    Verdict checkPresence(int user, qint64 key, const ReadTicket &ticket, bool present);

    /// How many were found so far. From any thread, at any time; cheap.
    [[nodiscard]] qint64 findings() const;
    /// After the users have ended.
    [[nodiscard]] VerificationCounts counts() const;

private:
    struct alignas(64) User
    {
        VerificationCounts counts; // but for firstFinding
        std::atomic<qint64> findings{0};
    };

    Verdict count(int user, Verdict verdict, qint64 key, const ReadTicket &ticket, const Stamp &stamp);

    ValueRegister &m_values;
    const QStringList &m_keys;
    const StampDepth m_depth;
    std::vector<User> m_users;

    mutable std::mutex m_mutex;
    QString m_firstFinding; // guarded by m_mutex
};

/// What `value`, read under `key`, the key with this number, with this ticket, is; and its stamp.
std::pair<Verdict, Stamp> judgeRead(ValueRegister &values, qint64 number, const QString &key,
                                    const ReadTicket &ticket, QByteArrayView value, StampDepth depth);

} // namespace cachescope::load
