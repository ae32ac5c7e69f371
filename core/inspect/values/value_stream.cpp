// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/values/value_stream.h"

#include "core/base/translate.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/result_code.h"

#include <sqlite3.h>

#include <memory>

namespace cachescope::inspect {

namespace {

struct CloseBlob
{
    void operator()(sqlite3_blob *blob) const { sqlite3_blob_close(blob); }
};
using Blob = std::unique_ptr<sqlite3_blob, CloseBlob>;

} // namespace

ValueStream::ValueStream(sqlite::Connection &connection, const CacheFormat &format)
    : m_connection(connection)
    , m_format(format)
    , m_table(format.columns.table.toUtf8())
    , m_column(format.columns.value.toUtf8())
    , m_piece(kPieceBytes, Qt::Uninitialized)
{
}

Result<qint64> ValueStream::read(qint64 rowid, const ValueSink &sink, const std::atomic<bool> *cancelled)
{
    sqlite3 *db = m_connection.handle();
    sqlite3_blob *opened = nullptr;
    const int rc = sqlite3_blob_open(db, "main", m_table, m_column, rowid, 0, &opened);
    const Blob blob(opened);
    // What is neither BLOB nor TEXT is refused with this, and a row that is not there.
    if (rc == SQLITE_ERROR)
        return readOther(rowid, sink);
    if (rc != SQLITE_OK)
        return sqlite::makeError(db, rc, CoreText::tr("Reading"));
    const qint64 bytes = sqlite3_blob_bytes(opened);
    for (qint64 at = 0; at < bytes; at += kPieceBytes) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return sqlite::cancelledError();
        const auto length = static_cast<int>(qMin<qint64>(kPieceBytes, bytes - at));
        const int read = sqlite3_blob_read(opened, m_piece.data(), length, static_cast<int>(at));
        if (read != SQLITE_OK)
            return sqlite::makeError(db, read, CoreText::tr("Reading"));
        if (auto taken = sink(QByteArrayView(m_piece.constData(), length)); !taken)
            return taken.error();
    }
    return bytes;
}

Result<qint64> ValueStream::readOther(qint64 rowid, const ValueSink &sink)
{
    const auto value = readValueOf(m_connection, m_format, rowid);
    if (!value)
        return value.error();
    if (!*value)
        return Error{ErrorCode::NotFound, CoreText::tr("The entry is not there any more.")};
    if (auto taken = sink(**value); !taken)
        return taken.error();
    return (*value)->size();
}

} // namespace cachescope::inspect
