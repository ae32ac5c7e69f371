// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QByteArray>

#include <atomic>
#include <memory>

struct sqlite3;
struct sqlite3_blob;

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// A value that is open for reading anywhere in it, by incremental I/O. SQLite finds a page of a long value
/// by following all those before it, and remembers them as long as the value is open: 500 MB take a fraction
/// of a second the first time, and later readings none. While it is open the file is being read, for which
/// writers of a rollback journal have to wait. Belongs to its connection's thread and must go before the
/// connection.
class ValueBlob
{
public:
    /// What is neither BLOB nor TEXT is as readValueOf() gives it.
    /// Errors: NotFound (there is no such row, or its value is in a file beside the database), Corrupt, Io,
    /// Busy.
    static Result<ValueBlob> open(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid);

    [[nodiscard]] qint64 size() const { return m_size; }
    /// Fewer bytes than asked for at the value's end. `cancelled` (may be null) is looked at often, also on
    /// the way to `offset`: Error Cancelled. Others: Corrupt, Io, and Internal if the row was changed.
    Result<QByteArray> read(qint64 offset, qint64 length, const std::atomic<bool> *cancelled = nullptr);

private:
    struct CloseBlob
    {
        void operator()(sqlite3_blob *blob) const;
    };

    ValueBlob() = default;
    static Result<ValueBlob> openOther(sqlite::Connection &connection, const CacheFormat &format,
                                       qint64 rowid);
    Result<void> readPiece(char *to, qint64 offset, qint64 length);
    Result<void> walkTo(qint64 offset, const std::atomic<bool> *cancelled);

    sqlite3 *m_db = nullptr;
    std::unique_ptr<sqlite3_blob, CloseBlob> m_blob; ///< null for what is in `m_bytes`
    QByteArray m_bytes;
    qint64 m_size = 0;
    qint64 m_reached = 0; ///< how far SQLite knows the pages
};

} // namespace cachescope::inspect
