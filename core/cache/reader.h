// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/cache_options.h"
#include "core/cache/totals_table.h"
#include "core/sqlite/thread_connections.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <optional>

namespace cachescope::cache {

/// Reads a cache's file, each thread through its own connection. Takes no write lock and writes nothing. Any
/// thread.
class Reader
{
public:
    /// `beforeOpening` is called before each connection is opened, in its thread.
    Reader(const QString &path, const CacheOptions &options, const std::function<void()> &beforeOpening);

    Result<std::optional<QByteArray>> value(const QString &key);
    Result<bool> contains(const QString &key);
    /// The same through a connection of the calling thread's, for atOneMoment().
    static Result<std::optional<QByteArray>> value(sqlite::Connection &connection, const QString &key);
    static Result<bool> contains(sqlite::Connection &connection, const QString &key);
    Result<RecordedTotals> totals();
    /// Runs `reads` in one read transaction, so that what they see is of one moment.
    Result<void> atOneMoment(const std::function<Result<void>(sqlite::Connection &)> &reads);

    /// Why a read failed with `error`: a statement that SQLite does not understand is none of ours, if the
    /// file is no cache any more.
    Error explain(const Error &error);

    /// Opens connections anew from now on: the file was replaced.
    void renew() { m_connections.renew(); }
    /// Closes the calling thread's connection; the others go as ThreadConnections says.
    void close() { m_connections.close(); }

private:
    sqlite::ThreadConnections m_connections;
};

} // namespace cachescope::cache
