// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/types/content_type.h"

#include <QByteArray>

struct sqlite3;
struct sqlite3_blob;

namespace cachescope::inspect {

/// Reads the first bytes of values by incremental I/O, which touches one page however long the value is. One
/// handle moves from row to row. Belongs to its connection's thread and must go before the connection.
class ValueHeadReader
{
public:
    ValueHeadReader(sqlite3 *db, const CacheFormat &format)
        : m_db(db)
        , m_table(format.columns.table.toUtf8())
        , m_column(format.columns.value.toUtf8())
    {
    }
    ~ValueHeadReader();
    ValueHeadReader(const ValueHeadReader &) = delete;
    ValueHeadReader &operator=(const ValueHeadReader &) = delete;

    /// At most `maxBytes` of the value of `rowid`; empty for a value that is no BLOB or TEXT, that stands on
    /// a damaged page, or whose row is not there. More than kContentHeadBytes may touch further pages.
    /// Errors: Busy, Io, Cancelled and whatever else says nothing about the value.
    Result<QByteArray> tryRead(qint64 rowid, qsizetype maxBytes = kContentHeadBytes);

    /// The same, and empty for a value that cannot be read for whichever reason: for what is shown and not
    /// kept.
    QByteArray read(qint64 rowid, qsizetype maxBytes = kContentHeadBytes);

    /// The full length of the value that was read last; 0 if it could not be.
    [[nodiscard]] qint64 valueBytes() const;

    /// Whether the value of `rowid` can be read to its last byte, by following it there. Errors as tryRead().
    Result<bool> isWhole(qint64 rowid);

    /// Ends the read that the handle keeps open, so that the file's writers need not wait for it.
    void release();

private:
    enum class Value { Bytes, InRow, Damaged };
    Result<Value> moveTo(qint64 rowid);
    [[nodiscard]] Result<Value> valueOf(int resultCode) const;

    sqlite3 *const m_db;
    const QByteArray m_table;
    const QByteArray m_column;
    sqlite3_blob *m_blob = nullptr;
};

} // namespace cachescope::inspect
