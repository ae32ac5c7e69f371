// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench_file.h"

#include <sqlite3.h>

namespace cachescope::bench {

/// A file of many values of one size, and a cache on it; made once a size, and shared by all threads and
/// runs. The cache writes no notes by itself: what it costs readers that the writer takes processor time is
/// another measurement (bench_reads_beside_writes).
struct SharedFile
{
    explicit SharedFile(qint64 valueBytes);

    static SharedFile &of(qint64 valueBytes);
    /// A copy, for bare readers: locks that the cache keeps would spare them system calls on the same file.
    [[nodiscard]] QString barePath() const;

    BenchFile file;
    std::unique_ptr<cache::BlobCache> cache;
    QList<QByteArray> utf8Keys;
};

/// What a program does that uses SQLite's C API as well as can be: a connection of its own without a mutex, a
/// statement that is prepared once, a memory map, a copy into a QByteArray. (Of values that take several
/// pages SQLite makes a copy of its own first.)
class BareReader
{
public:
    explicit BareReader(const QString &path);
    ~BareReader();
    BareReader(const BareReader &) = delete;
    BareReader &operator=(const BareReader &) = delete;

    QByteArray get(const QByteArray &key);

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_select = nullptr;
};

} // namespace cachescope::bench
