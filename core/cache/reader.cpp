// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/reader.h"

#include "core/cache/open_file.h"
#include "core/cache/schema.h"

#include <QStringEncoder>
#include <QVarLengthArray>

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

namespace {

/// A key as UTF-8, without an allocation unless it is long.
class Utf8Key
{
public:
    explicit Utf8Key(const QString &key)
    {
        QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
        m_bytes.resize(encoder.requiredSpace(key.size()));
        m_bytes.resize(encoder.appendToBuffer(m_bytes.data(), key) - m_bytes.data());
    }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    QVarLengthArray<char, 512> m_bytes;
};

/// Of a large value SQLite would first make a copy of its own, to hand it out as a column: null stands for
/// those. The length of a value is in its row's header.
constexpr char kSelectValue[] = "SELECT CASE WHEN length(data) <= 262144 THEN data END, rowid "
                                "FROM cache WHERE key = ?1";

/// Copied straight from the file's pages. Inside the read that found the row.
Result<std::optional<QByteArray>> largeValue(sqlite::Connection &connection, qint64 rowid)
{
    auto value = connection.readBlob("cache", "data", rowid);
    if (!value)
        return value.error();
    return std::optional<QByteArray>(std::move(*value));
}

} // namespace

Reader::Reader(const QString &path, const CacheOptions &options, const std::function<void()> &beforeOpening)
    : m_connections([settings = readingConnection(path, options), beforeOpening] {
        beforeOpening();
        return sqlite::Connection::open(settings);
    })
{
}

Result<std::optional<QByteArray>> Reader::value(const QString &key)
{
    const auto connection = m_connections.current();
    return connection ? value(**connection, key) : connection.error();
}

Result<bool> Reader::contains(const QString &key)
{
    const auto connection = m_connections.current();
    return connection ? contains(**connection, key) : connection.error();
}

Result<std::optional<QByteArray>> Reader::value(sqlite::Connection &connection, const QString &key)
{
    const auto statement = connection.cached(kSelectValue);
    if (!statement)
        return statement.error();
    const Utf8Key utf8(key);
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8.view());
    const auto row = (*statement)->step(LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<QByteArray>();
    if ((*statement)->isNull(0))
        return largeValue(connection, (*statement)->columnInt(1));
    return std::optional<QByteArray>((*statement)->columnBytes(0));
}

Result<bool> Reader::contains(sqlite::Connection &connection, const QString &key)
{
    const auto statement = connection.cached("SELECT 1 FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const Utf8Key utf8(key);
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8.view());
    return (*statement)->step(LockPhase::Read);
}

Result<RecordedTotals> Reader::totals()
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    return readTotals(**connection);
}

Result<void> Reader::atOneMoment(const std::function<Result<void>(sqlite::Connection &)> &reads)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    if (auto begun = (*connection)->execute("BEGIN", LockPhase::Begin); !begun)
        return begun;
    auto done = reads(**connection);
    // Nothing was written: a failure to end the transaction says no more than the reads themselves.
    (void)(*connection)->execute("ROLLBACK", LockPhase::Read);
    return done;
}

Error Reader::explain(const Error &error)
{
    if (error.code != ErrorCode::Internal)
        return error;
    const auto connection = m_connections.current();
    const auto schema = connection ? readSchema(**connection) : Result<Schema>(connection.error());
    return schema ? error : schema.error();
}

} // namespace cachescope::cache
