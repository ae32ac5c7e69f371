// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/content_type.h"

#include <QByteArray>

struct sqlite3;
struct sqlite3_blob;

namespace cachescope::inspect {

/// Reads the first bytes of values by incremental I/O, which touches one page however long the value is. One
/// handle moves from row to row. Belongs to its connection's thread and must go before the connection.
class ValueHeadReader
{
public:
    explicit ValueHeadReader(sqlite3 *db)
        : m_db(db)
    {
    }
    ~ValueHeadReader();
    ValueHeadReader(const ValueHeadReader &) = delete;
    ValueHeadReader &operator=(const ValueHeadReader &) = delete;

    /// At most `maxBytes` of the value of `rowid`; empty for a value that is no BLOB or TEXT, or that cannot
    /// be read. More than kContentHeadBytes may touch further pages.
    QByteArray read(qint64 rowid, qsizetype maxBytes = kContentHeadBytes);

private:
    bool moveTo(qint64 rowid);
    void close();

    sqlite3 *const m_db;
    sqlite3_blob *m_blob = nullptr;
};

} // namespace cachescope::inspect
