// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/reader.h"

#include "core/cache/open_file.h"

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

Reader::Reader(const QString &path, const CacheOptions &options)
    : m_connections(
          [settings = readingConnection(path, options)] { return sqlite::Connection::open(settings); })
{
}

Result<std::optional<QByteArray>> Reader::value(const QString &key)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    const auto statement = (*connection)->cached("SELECT data FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const QByteArray utf8 = key.toUtf8();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8);
    const auto row = (*statement)->step(LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<QByteArray>();
    return std::optional<QByteArray>((*statement)->columnBytes(0));
}

Result<bool> Reader::contains(const QString &key)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    const auto statement = (*connection)->cached("SELECT 1 FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const QByteArray utf8 = key.toUtf8();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8);
    return (*statement)->step(LockPhase::Read);
}

Result<RecordedTotals> Reader::totals()
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    return readTotals(**connection);
}

Result<void> Reader::atOneMoment(const std::function<Result<void>()> &reads)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    if (auto begun = (*connection)->execute("BEGIN", LockPhase::Begin); !begun)
        return begun;
    auto done = reads();
    // Nothing was written: a failure to end the transaction says no more than the reads themselves.
    (void)(*connection)->execute("ROLLBACK", LockPhase::Read);
    return done;
}

} // namespace cachescope::cache
