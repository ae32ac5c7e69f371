// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QByteArray>
#include <QByteArrayView>

#include <atomic>
#include <functional>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// Gets a value's bytes piece by piece, in order. An Error ends the reading.
using ValueSink = std::function<Result<void>(QByteArrayView piece)>;

/// Reads whole values by incremental I/O, however large they are, in little memory. Belongs to its
/// connection's thread and must go before the connection.
class ValueStream
{
public:
    /// Bytes that a sink gets at a time, but for the last piece.
    static constexpr qsizetype kPieceBytes = 256 * 1024;

    ValueStream(sqlite::Connection &connection, const CacheFormat &format);

    /// Hands the value of `rowid` to `sink`, unchanged, as readValueOf() gives it; returns how many bytes
    /// that was. No read is left open: the file's writers are not held up between two values. `cancelled`
    /// (may be null) is looked at for each piece.
    /// Errors: NotFound (there is no such row, or its value is in a file beside the database), Corrupt, Io,
    /// Cancelled, and those of `sink`.
    Result<qint64> read(qint64 rowid, const ValueSink &sink, const std::atomic<bool> *cancelled = nullptr);

private:
    Result<qint64> readOther(qint64 rowid, const ValueSink &sink);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const QByteArray m_table;
    const QByteArray m_column;
    QByteArray m_piece;
};

} // namespace cachescope::inspect
