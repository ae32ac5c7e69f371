// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/cache/cache_fixture.h"

namespace cachescope::test {

/// key(0) … key(count − 1).
inline QStringList keys(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << key(i);
    return names;
}

/// The same value under each of them, for one call of putMany().
inline QList<cache::NewEntry> entries(int count, const QByteArray &value)
{
    QList<cache::NewEntry> entries;
    for (const QString &name : keys(count))
        entries << cache::NewEntry{name, value, {}};
    return entries;
}

/// Stores values of `bytes` under them, a second apart, the first `pinned` of them pinned.
inline void storeInTurn(CacheFixture &fixture, cache::BlobCache &cache, int count, int bytes = 100,
                        int pinned = 0)
{
    for (int i = 0; i < count; ++i) {
        fixture.clock.advance(1);
        VERIFY_OK(cache.put(key(i), QByteArray(bytes, 'x'), i < pinned));
    }
}

/// Those of them that are still there.
inline QStringList survivors(cache::BlobCache &cache, int count)
{
    return *cache.containsMany(keys(count));
}

} // namespace cachescope::test
