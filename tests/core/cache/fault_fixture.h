// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/fault_vfs.h"
#include "tests/core/cache/cache_fixture.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStorageInfo>

namespace cachescope::test {

/// Call first in a program of tests. Faults in the background are told of in the log alone; here there are
/// many. And hundreds of files are made, opened and closed: in memory where there is room for them, since
/// nothing here depends on how long a disk takes to sync.
inline void prepareForFaults()
{
    QLoggingCategory::setFilterRules(QStringLiteral("cachescope.cache.*=false"));
    const QString memory = QStringLiteral("/dev/shm");
    if (QFileInfo(memory).isWritable() && QStorageInfo(memory).bytesAvailable() > 500'000'000)
        qputenv("TMPDIR", memory.toLocal8Bit());
}

/// The FaultRule in the column "rule" of the current data row.
inline sqlite::FaultRule rowsRule()
{
    return *static_cast<const sqlite::FaultRule *>(QTest::qData("rule", qMetaTypeId<sqlite::FaultRule>()));
}

/// The error that it should give.
inline ErrorCode rowsCode()
{
    return rowsRule().fault == sqlite::DiskFault::Full ? ErrorCode::DiskFull : ErrorCode::Io;
}

/// `bytes` that no other number gives, and that repeat nowhere within a page.
inline QByteArray valueOf(int number, qsizetype bytes)
{
    QByteArray value;
    for (int block = 0; value.size() < bytes; ++block)
        value += QCryptographicHash::hash(QByteArray::number(number) + ' ' + QByteArray::number(block),
                                          QCryptographicHash::Sha256);
    value.truncate(bytes);
    return value;
}

/// What an open cache says of itself against what another program finds in its file, and whether that is
/// whole: the difference in words; empty if all is well.
inline QString complaintAbout(cache::BlobCache &cache, sqlite::Connection &other)
{
    const auto integrity = other.queryText("PRAGMA integrity_check");
    if (!integrity)
        return integrity.error().message;
    if (*integrity != QLatin1String("ok"))
        return *integrity;
    const auto counted = other.queryText(
        "SELECT format('%d entries of %d bytes, %d pinned of %d', count(*), ifnull(sum(length(data)), 0), "
        "ifnull(sum(pinned), 0), ifnull(sum(pinned * length(data)), 0)) FROM cache");
    if (!counted)
        return counted.error().message;
    const auto stats = cache.stats();
    if (!stats)
        return stats.error().message;
    const QString said = QStringLiteral("%1 entries of %2 bytes, %3 pinned of %4")
                             .arg(stats->entries)
                             .arg(stats->dataBytes)
                             .arg(stats->pinnedEntries)
                             .arg(stats->pinnedBytes);
    return said == *counted ? QString() : QStringLiteral("counted %1, stats() says %2").arg(*counted, said);
}

/// The file is whole, and the totals are those that another program counts.
#define VERIFY_WHOLE(fixture, cache) QCOMPARE(complaintAbout(*(cache), *(fixture).stranger()), QString())

/// The cache has just this value.
#define VERIFY_VALUE(cache, key, expected)                                                                   \
    do {                                                                                                     \
        const auto verifyValue = (cache)->get(key);                                                          \
        VERIFY_OK(verifyValue);                                                                              \
        QVERIFY(verifyValue->has_value());                                                                   \
        QVERIFY(**verifyValue == (expected));                                                                \
    } while (false)

/// Caches on a disk that fails on demand. Nothing is mapped into memory, so that all reads are calls.
class FaultFixture : public CacheFixture
{
public:
    FaultFixture()
    {
        options.vfs = disk.name();
        options.mapFile = false;
    }

    /// Another program copies the log into the file and empties it: values are then read from the file, and
    /// the next store begins the log. Waits for a checkpoint of the cache's own.
    bool emptyLog() { return emptyLog(path()); }
    bool emptyLog(const QString &file)
    {
        const auto other = stranger(file);
        return QTest::qWaitFor([&other] {
            const auto busy = other->queryInt("PRAGMA wal_checkpoint(TRUNCATE)");
            return busy && *busy == 0;
        });
    }

    sqlite::FaultVfs disk;
};

/// Stores values of 20 kB, key(first) … key(last), as valueOf() has them.
inline Result<qint64> fill(cache::BlobCache &cache, int first, int last)
{
    QList<cache::NewEntry> entries;
    for (int i = first; i <= last; ++i)
        entries.append({key(i), valueOf(i, 20'000), {}});
    return cache.putMany(entries);
}

/// How many of these have another value than fill() gave them; −1 if one cannot be read.
inline int wrongValues(cache::BlobCache &cache, int first, int last)
{
    int wrong = 0;
    for (int i = first; i <= last; ++i) {
        const auto read = cache.get(key(i));
        if (!read)
            return -1;
        wrong += *read && **read == valueOf(i, 20'000) ? 0 : 1;
    }
    return wrong;
}

} // namespace cachescope::test
