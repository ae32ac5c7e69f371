// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QByteArray>

#include <atomic>
#include <optional>

namespace cachescope::inspect {

class EntryIndex;

/// The rowid under a key as people write it: the text itself; then a BLOB of the same bytes, or of those in
/// x'0fa0…'; then TEXT that is no UTF-8 and is written with \xNN; then a number. Nothing if there is none. A
/// key that is NULL is not found. Without an index of keys all rows are looked at: `cancelled` (may be null)
/// ends that with Error Cancelled; no other CancelGuard may then be on the connection. The connection's
/// thread only.
Result<std::optional<qint64>> findKey(sqlite::Connection &connection, const CacheFormat &format,
                                      const QString &key, const std::atomic<bool> *cancelled = nullptr);

/// The same where the file's own index of keys is damaged: looks at the key of each row in `rows`, a page a
/// row. Damaged rows are passed over. `cancelled` (may be null) is looked at often: Error Cancelled.
Result<std::optional<qint64>> findKeyInRows(sqlite::Connection &connection, const CacheFormat &format,
                                            const QString &key, const EntryIndex &rows,
                                            const std::atomic<bool> *cancelled = nullptr);

/// The whole value of a row, unchanged: the bytes of a BLOB or TEXT; a number as text; empty for NULL.
/// Nothing if the row is not there; NotFound if the value is in a file beside the database. The connection's
/// thread only.
Result<std::optional<QByteArray>> readValueOf(sqlite::Connection &connection, const CacheFormat &format,
                                              qint64 rowid);

/// Both: the whole value under `key`, unchanged; nothing if the key is not there. The connection's thread
/// only.
Result<std::optional<QByteArray>> readValue(sqlite::Connection &connection, const CacheFormat &format,
                                            const QString &key);

} // namespace cachescope::inspect
