// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/value_blob.h"

#include "core/base/translate.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/result_code.h"

#include <sqlite3.h>

#include <utility>

namespace cachescope::inspect {

namespace {

constexpr qint64 kPieceBytes = qint64{1} << 20;
/// How far SQLite is sent into a value at a time, so that a long way can be cancelled.
constexpr qint64 kStepBytes = qint64{8} << 20;

bool isSet(const std::atomic<bool> *cancelled)
{
    return cancelled && cancelled->load(std::memory_order_relaxed);
}

} // namespace

void ValueBlob::CloseBlob::operator()(sqlite3_blob *blob) const
{
    sqlite3_blob_close(blob);
}

Result<ValueBlob> ValueBlob::open(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid)
{
    const QByteArray table = format.columns.table.toUtf8();
    const QByteArray column = format.columns.value.toUtf8();
    sqlite3_blob *opened = nullptr;
    const int code = sqlite3_blob_open(connection.handle(), "main", table, column, rowid, 0, &opened);
    ValueBlob value;
    value.m_db = connection.handle();
    value.m_blob.reset(opened);
    // What is neither BLOB nor TEXT is refused with this, and a row that is not there.
    if (code == SQLITE_ERROR)
        return openOther(connection, format, rowid);
    if (code != SQLITE_OK)
        return sqlite::makeError(value.m_db, code, CoreText::tr("Reading"));
    value.m_size = sqlite3_blob_bytes(opened);
    return value;
}

Result<ValueBlob> ValueBlob::openOther(sqlite::Connection &connection, const CacheFormat &format,
                                       qint64 rowid)
{
    auto read = readValueOf(connection, format, rowid);
    if (!read)
        return read.error();
    if (!*read)
        return Error{ErrorCode::NotFound, CoreText::tr("The entry is not there any more.")};
    ValueBlob value;
    value.m_bytes = **read;
    value.m_size = value.m_bytes.size();
    return value;
}

Result<void> ValueBlob::readPiece(char *to, qint64 offset, qint64 length)
{
    const int code = sqlite3_blob_read(m_blob.get(), to, static_cast<int>(length), static_cast<int>(offset));
    if (code != SQLITE_OK)
        return sqlite::makeError(m_db, code, CoreText::tr("Reading"));
    m_reached = qMax(m_reached, offset + length);
    return {};
}

Result<void> ValueBlob::walkTo(qint64 offset, const std::atomic<bool> *cancelled)
{
    while (offset - m_reached > kStepBytes) {
        if (isSet(cancelled))
            return sqlite::cancelledError();
        char byte = 0;
        if (auto read = readPiece(&byte, m_reached + kStepBytes, 1); !read)
            return read.error();
    }
    return {};
}

Result<QByteArray> ValueBlob::read(qint64 offset, qint64 length, const std::atomic<bool> *cancelled)
{
    const qint64 from = qBound<qint64>(0, offset, m_size);
    const qint64 bytes = qBound<qint64>(0, length, m_size - from);
    if (!m_blob)
        return m_bytes.sliced(from, bytes);
    if (auto walked = walkTo(from, cancelled); !walked)
        return walked.error();
    QByteArray read(bytes, Qt::Uninitialized);
    for (qint64 at = 0; at < bytes; at += kPieceBytes) {
        if (isSet(cancelled))
            return sqlite::cancelledError();
        if (auto piece = readPiece(read.data() + at, from + at, qMin(kPieceBytes, bytes - at)); !piece)
            return piece.error();
    }
    return read;
}

} // namespace cachescope::inspect
