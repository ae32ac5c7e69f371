// SPDX-License-Identifier: GPL-3.0-or-later
//
// Latest (as in YCSB's workload D): what was stored last is read most. Which key is the newest of all users
// would depend on who is faster, and the sequence would be another one for every design; so each user counts
// its own stores, takes those of the others to be as many, and the sequence is the same each time.
#include "core/load/operations/key_sequence.h"

#include "core/load/operations/random.h"

namespace cachescope::load {

KeySequence::KeySequence(const Scenario &scenario, const KeyPicker &picker, qint64 keyCount, int user)
    : m_picker(picker)
    , m_distribution(scenario.keys)
    , m_keyCount(keyCount)
    , m_users(scenario.users)
    , m_user(user)
    , m_sessionLength(scenario.sessionLength)
    , m_firstNew(qRound64(scenario.prefill * static_cast<double>(keyCount)))
{
}

qint64 KeySequence::next(Random &random, bool stores)
{
    if (m_distribution == KeyDistribution::Sessions)
        return nextOfSession(random);
    if (m_distribution == KeyDistribution::Latest)
        return nextOfLatest(random, stores);
    return m_picker.pick(random);
}

qint64 KeySequence::nextOfSession(Random &random)
{
    if (m_sessionLeft == 0) {
        m_sessionLeft = m_sessionLength;
        m_sessionKey = m_picker.pick(random);
    }
    --m_sessionLeft;
    const qint64 key = m_sessionKey;
    m_sessionKey = (m_sessionKey + 1) % m_keyCount;
    return key;
}

qint64 KeySequence::nextOfLatest(Random &random, bool stores)
{
    const qint64 age = m_picker.pick(random);
    if (stores)
        return (m_firstNew + m_stored++ * m_users + m_user) % m_keyCount;
    const qint64 newest = m_firstNew + m_stored * m_users - 1;
    return ((newest - age) % m_keyCount + m_keyCount) % m_keyCount;
}

} // namespace cachescope::load
