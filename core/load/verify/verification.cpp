// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/verification.h"

namespace cachescope::load {

namespace {

QString versionText(quint64 version)
{
    return version > 0 ? QStringLiteral("version %1").arg(version)
                       : QStringLiteral("the value from before the run");
}

QString staleText(const ReadTicket &ticket, const Stamp &stamp)
{
    const QString read =
        stamp.state == Stamp::State::Good ? versionText(stamp.version) : QStringLiteral("a value");
    if (ticket.history.isRemoved())
        return QStringLiteral("was %1, although the key had been removed before the read began").arg(read);
    return QStringLiteral("was %1, although %2 had replaced it before the read began")
        .arg(read, versionText(ticket.history.acknowledgedVersion()));
}

QString wrongText(const ReadTicket &ticket, const Stamp &stamp)
{
    if (stamp.state == Stamp::State::WrongKey)
        return QStringLiteral("was the value of another key (its %1)").arg(versionText(stamp.version));
    if (stamp.state == Stamp::State::NotStamped)
        return QStringLiteral("was something that no user of this run stored");
    return QStringLiteral("was %1, which was never stored; when the read began, the newest was %2")
        .arg(versionText(stamp.version), versionText(ticket.history.lastVersion()));
}

QString lostText(const ReadTicket &ticket)
{
    return QStringLiteral("was nothing, although %1 had been stored before the read began, and nobody "
                          "removed it")
        .arg(versionText(ticket.history.acknowledgedVersion()));
}

QString tornText(const Stamp &stamp)
{
    return QStringLiteral("was torn: it begins as %1, and its other bytes are not those that were stored "
                          "with that")
        .arg(versionText(stamp.version));
}

QString predicate(Verdict verdict, const ReadTicket &ticket, const Stamp &stamp)
{
    switch (verdict) {
    case Verdict::Torn:
        return tornText(stamp);
    case Verdict::Stale:
        return staleText(ticket, stamp);
    case Verdict::Lost:
        return lostText(ticket);
    case Verdict::Wrong:
        return wrongText(ticket, stamp);
    case Verdict::Good:
    case Verdict::Unchecked:
        break;
    }
    return {};
}

bool isFinding(Verdict verdict)
{
    return verdict != Verdict::Good && verdict != Verdict::Unchecked;
}

} // namespace

QString findingText(Verdict verdict, const QString &key, const ReadTicket &ticket, const Stamp &stamp)
{
    if (!isFinding(verdict))
        return {};
    return QStringLiteral("What was read of key %1 %2.").arg(key, predicate(verdict, ticket, stamp));
}

std::pair<Verdict, Stamp> judgeRead(ValueRegister &values, qint64 number, const QString &key,
                                    const ReadTicket &ticket, QByteArrayView value, StampDepth depth)
{
    const Stamp stamp = readStamp(value, stampKeyHash(key), depth, values.options().run);
    switch (stamp.state) {
    case Stamp::State::Torn:
        return {Verdict::Torn, stamp};
    case Stamp::State::WrongKey:
        return {Verdict::Wrong, stamp};
    case Stamp::State::NotStamped:
        return {values.judgeUnstamped(number, ticket), stamp};
    case Stamp::State::Good:
        break;
    }
    return {values.judgeValue(number, ticket, stamp.version), stamp};
}

void VerificationCounts::count(Verdict verdict)
{
    if (verdict == Verdict::Unchecked) {
        ++unchecked;
        return;
    }
    ++checked;
    torn += verdict == Verdict::Torn ? 1 : 0;
    stale += verdict == Verdict::Stale ? 1 : 0;
    lost += verdict == Verdict::Lost ? 1 : 0;
    wrong += verdict == Verdict::Wrong ? 1 : 0;
}

void VerificationCounts::countLost(qint64 missing, qint64 evicted)
{
    const qint64 more = missing - evicted;
    if (more <= 0)
        return;
    lost += more;
    checked += more;
    unchecked -= more;
    if (firstFinding.isEmpty())
        firstFinding = QStringLiteral("Entries that had been stored and that nobody removed were missing %1 "
                                      "times, although no more than %2 were evicted.")
                           .arg(missing)
                           .arg(evicted);
}

void VerificationCounts::merge(const VerificationCounts &other)
{
    checked += other.checked;
    torn += other.torn;
    stale += other.stale;
    lost += other.lost;
    wrong += other.wrong;
    unchecked += other.unchecked;
    if (firstFinding.isEmpty())
        firstFinding = other.firstFinding;
}

Verification::Verification(ValueRegister &values, const QStringList &keys, int users, StampDepth depth)
    : m_values(values)
    , m_keys(keys)
    , m_depth(depth)
    , m_users(static_cast<std::size_t>(users))
{
}

QByteArray Verification::valueFor(qint64 key, const WriteTicket &ticket, qint64 bytes,
                                  QByteArrayView material) const
{
    return stampedValue(stampKeyHash(m_keys[key]), ticket.version, bytes, material, m_values.options().run);
}

Verdict Verification::checkValue(int user, qint64 key, const ReadTicket &ticket, QByteArrayView value)
{
    const auto [verdict, stamp] = judgeRead(m_values, key, m_keys[key], ticket, value, m_depth);
    return count(user, verdict, key, ticket, stamp);
}

Verdict Verification::checkMiss(int user, qint64 key, const ReadTicket &ticket)
{
    return count(user, m_values.judgeMiss(key, ticket), key, ticket, {});
}

Verdict Verification::checkPresence(int user, qint64 key, const ReadTicket &ticket, bool present)
{
    return count(user, m_values.judgePresence(key, ticket, present), key, ticket, {});
}

Verdict Verification::count(int user, Verdict verdict, qint64 key, const ReadTicket &ticket,
                            const Stamp &stamp)
{
    User &figures = m_users[static_cast<std::size_t>(user)];
    figures.counts.count(verdict);
    if (!isFinding(verdict) || figures.findings.fetch_add(1, std::memory_order_relaxed) > 0)
        return verdict;
    const std::lock_guard lock(m_mutex);
    if (m_firstFinding.isEmpty())
        m_firstFinding = findingText(verdict, m_keys[key], ticket, stamp);
    return verdict;
}

qint64 Verification::findings() const
{
    qint64 all = 0;
    for (const User &user : m_users)
        all += user.findings.load(std::memory_order_relaxed);
    return all;
}

VerificationCounts Verification::counts() const
{
    VerificationCounts all;
    for (const User &user : m_users)
        all.merge(user.counts);
    const std::lock_guard lock(m_mutex);
    all.firstFinding = m_firstFinding;
    return all;
}

} // namespace cachescope::load
