// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/values/value_reader.h"

#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/entry_index.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <sqlite3.h>

#include <functional>

namespace cachescope::inspect {

namespace {

/// Binds to a parameter what must stay as long as this does.
using Bind = std::function<void(sqlite::Statement &, int parameter)>;

/// A value between x' and ', of an even number of digits.
std::optional<QByteArray> hexKey(const QString &key)
{
    if (!key.startsWith(QLatin1String("x'"), Qt::CaseInsensitive) || !key.endsWith(QLatin1Char('\'')) ||
        key.size() < 3)
        return std::nullopt;
    const QByteArray digits = key.mid(2, key.size() - 3).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.size() * 2 == digits.size() ? std::optional(bytes) : std::nullopt;
}

int hexDigit(QChar c)
{
    bool ok = false;
    const int value = QString(c).toInt(&ok, 16);
    return ok ? value : -1;
}

/// The bytes of a key that is written with \xNN; nothing if it has none of those.
std::optional<QByteArray> unescaped(const QString &key)
{
    QByteArray bytes;
    bool any = false;
    for (qsizetype at = 0; at < key.size();) {
        const bool escape = at + 3 < key.size() && key[at] == QLatin1Char('\\') &&
                            key[at + 1] == QLatin1Char('x') && hexDigit(key[at + 2]) >= 0 &&
                            hexDigit(key[at + 3]) >= 0;
        if (escape) {
            bytes += static_cast<char>(hexDigit(key[at + 2]) * 16 + hexDigit(key[at + 3]));
            at += 4;
            any = true;
        } else {
            const qsizetype length = key[at].isHighSurrogate() && at + 1 < key.size() ? 2 : 1;
            bytes += key.mid(at, length).toUtf8();
            at += length;
        }
    }
    return any ? std::optional(bytes) : std::nullopt;
}

/// Looks one reading of a key up.
class KeyFinder
{
public:
    KeyFinder(sqlite::Connection &connection, const CacheFormat &format)
        : m_connection(connection)
        , m_select(sql({"SELECT ", rowidSql(format), " FROM ", tableSql(format), " WHERE "}))
        , m_key(keySql(format))
    {
    }

    Result<std::optional<qint64>> find(const Bind &bind)
    {
        auto row = prepared();
        if (!row)
            return row.error();
        const sqlite::ResetGuard guard(**row);
        bind(**row, 1);
        const auto found = (*row)->step(sqlite::LockPhase::Read);
        if (!found)
            return found.error();
        return *found ? std::optional((*row)->columnInt(0)) : std::nullopt;
    }

private:
    /// The column's own comparison finds as much and more, and is the one that its index serves. It may be
    /// one that is not known here.
    Result<sqlite::Statement *> prepared()
    {
        const std::string exactly = sql({m_key, " = ?1 COLLATE BINARY LIMIT 1"});
        auto row = m_connection.cached(sql({m_select, m_key, " = ?1 AND ", exactly}));
        return row ? row : m_connection.cached(m_select + exactly);
    }

    sqlite::Connection &m_connection;
    const std::string m_select;
    const std::string m_key;
};

/// The forms that `key` may stand for, the likeliest first.
std::vector<Bind> readings(const QString &key)
{
    const QByteArray utf8 = key.toUtf8();
    std::vector<Bind> all;
    all.emplace_back([key](sqlite::Statement &row, int at) { row.bind(at, key); });
    all.emplace_back([utf8](sqlite::Statement &row, int at) { row.bindBlob(at, utf8); });
    if (const auto hex = hexKey(key))
        all.emplace_back([bytes = *hex](sqlite::Statement &row, int at) { row.bindBlob(at, bytes); });
    if (const auto bytes = unescaped(key))
        all.emplace_back([text = *bytes](sqlite::Statement &row, int at) { row.bindUtf8(at, text); });
    bool isNumber = false;
    if (const qint64 number = key.toLongLong(&isNumber); isNumber)
        all.emplace_back([number](sqlite::Statement &row, int at) { row.bind(at, number); });
    else if (const double real = key.toDouble(&isNumber); isNumber)
        all.emplace_back([real](sqlite::Statement &row, int at) { row.bind(at, real); });
    return all;
}

} // namespace

Result<std::optional<qint64>> findKey(sqlite::Connection &connection, const CacheFormat &format,
                                      const QString &key, const std::atomic<bool> *cancelled)
{
    std::optional<sqlite::CancelGuard> guard;
    if (cancelled)
        guard.emplace(connection, cancelled);
    KeyFinder finder(connection, format);
    for (const Bind &bind : readings(key)) {
        auto found = finder.find(bind);
        if (!found || *found)
            return found;
    }
    return std::optional<qint64>();
}

Result<std::optional<qint64>> findKeyInRows(sqlite::Connection &connection, const CacheFormat &format,
                                            const QString &key, const EntryIndex &rows,
                                            const std::atomic<bool> *cancelled)
{
    const std::vector<Bind> all = readings(key);
    std::string reading = "CASE";
    for (std::size_t i = 0; i < all.size(); ++i)
        reading += sql({" WHEN ", keySql(format), " = ?", std::to_string(i + 2), " COLLATE BINARY THEN ",
                        std::to_string(i)});
    auto row = connection.prepare(sql({"SELECT ", reading, " END FROM ", tableSql(format),
                                       " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i](*row, static_cast<int>(i) + 2);
    auto likeliest = static_cast<qint64>(all.size());
    std::optional<qint64> result;
    for (std::size_t i = 0; i < rows.size() && likeliest > 0; ++i) {
        if (cancelled && cancelled->load())
            return sqlite::cancelledError();
        const sqlite::ResetGuard guard(*row);
        row->bind(1, rows.rowid(i));
        const auto found = row->step(sqlite::LockPhase::Read);
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (!found || !*found || row->isNull(0) || row->columnInt(0) >= likeliest)
            continue;
        likeliest = row->columnInt(0);
        result = rows.rowid(i);
    }
    return result;
}

Result<std::optional<QByteArray>> readValueOf(sqlite::Connection &connection, const CacheFormat &format,
                                              qint64 rowid)
{
    const QString external = format.columns.externalFile;
    auto row = connection.cached(
        sql({"SELECT ", valueSql(format), ", ", external.isEmpty() ? "NULL" : quoted(external), " FROM ",
             tableSql(format), " WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    const sqlite::ResetGuard guard(**row);
    (*row)->bind(1, rowid);
    const auto found = (*row)->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<QByteArray>();
    if (!(*row)->isNull(1))
        return Error{ErrorCode::NotFound,
                     CoreText::tr("The value is not in the database but in the file \"%1\" beside it.")
                         .arg((*row)->columnText(1))};
    const int type = (*row)->columnType(0);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        return std::optional((*row)->columnText(0).toUtf8());
    return std::optional((*row)->columnBytes(0));
}

Result<std::optional<QByteArray>> readValue(sqlite::Connection &connection, const CacheFormat &format,
                                            const QString &key)
{
    const auto rowid = findKey(connection, format, key);
    if (!rowid)
        return rowid.error();
    return *rowid ? readValueOf(connection, format, **rowid) : std::optional<QByteArray>();
}

} // namespace cachescope::inspect
