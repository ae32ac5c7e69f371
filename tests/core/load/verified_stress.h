// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/operations/random.h"
#include "core/load/verify/verification.h"

#include <thread>
#include <vector>

/// Users who store, read and remove a few keys at the same time, as fast as they can, and check all that they
/// read.
namespace cachescope::test {

struct StressPlan
{
    int users = 8;
    int operations = 4000; ///< of each
    qint64 valueBytes = 200;
    double storeShare = 0.4;
    double removeShare = 0.05;
    quint64 seed = 1;
};

/// The same for all processes.
inline QByteArray stressMaterial(qint64 valueBytes)
{
    load::Random random(99);
    QByteArray material(valueBytes + 64 * 1024, Qt::Uninitialized);
    for (char &byte : material)
        byte = static_cast<char>(random.next());
    return material;
}

/// One user of `cache`, whatever has read(), store() and remove(), in its thread.
template <typename Cache>
class StressUser
{
public:
    StressUser(Cache &cache, load::Verification &verification, const QStringList &keys,
               const StressPlan &plan, int user)
        : m_cache(cache)
        , m_verification(verification)
        , m_values(verification.values())
        , m_keys(keys)
        , m_plan(plan)
        , m_user(user)
        , m_random(plan.seed, static_cast<quint64>(user))
        , m_material(stressMaterial(plan.valueBytes))
    {
    }

    void run()
    {
        for (int i = 0; i < m_plan.operations; ++i) {
            const auto key = static_cast<qint64>(m_random.below(static_cast<quint64>(m_keys.size())));
            const double drawn = m_random.uniform();
            if (drawn < m_plan.removeShare)
                remove(key);
            else if (drawn < m_plan.removeShare + m_plan.storeShare)
                store(key);
            else
                read(key);
        }
    }

private:
    /// Lets others in, so that operations overlap.
    void breathe()
    {
        if (m_random.chance(0.2))
            std::this_thread::yield();
    }

    void store(qint64 key)
    {
        const load::WriteTicket ticket = m_values.beginStore(key);
        const QByteArray value = m_verification.valueFor(key, ticket, m_plan.valueBytes, m_material);
        breathe();
        const auto stored = m_cache.store(m_keys[key], value);
        breathe();
        m_values.endStore(key, ticket, static_cast<bool>(stored));
    }

    void remove(qint64 key)
    {
        const load::WriteTicket ticket = m_values.beginRemove(key);
        breathe();
        const auto removed = m_cache.remove(m_keys[key]);
        breathe();
        m_values.endRemove(key, ticket, static_cast<bool>(removed));
    }

    void read(qint64 key)
    {
        const load::ReadTicket ticket = m_values.beginRead(key);
        breathe();
        const auto value = m_cache.read(m_keys[key]);
        breathe();
        if (!value)
            return;
        if (*value)
            m_verification.checkValue(m_user, key, ticket, **value);
        else
            m_verification.checkMiss(m_user, key, ticket);
    }

    Cache &m_cache;
    load::Verification &m_verification;
    load::ValueRegister &m_values;
    const QStringList &m_keys;
    const StressPlan m_plan;
    const int m_user;
    load::Random m_random;
    const QByteArray m_material;
};

/// All users of this process; what they found.
template <typename Cache>
load::VerificationCounts stress(Cache &cache, load::ValueRegister &values, const QStringList &keys,
                                const StressPlan &plan)
{
    load::Verification verification(values, keys, plan.users);
    std::vector<std::thread> threads;
    for (int user = 0; user < plan.users; ++user)
        threads.emplace_back([&cache, &verification, &keys, &plan, user] {
            StressUser<Cache>(cache, verification, keys, plan, user).run();
        });
    for (std::thread &thread : threads)
        thread.join();
    return verification.counts();
}

} // namespace cachescope::test
