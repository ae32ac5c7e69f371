// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/designs/reference_eviction.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace cachescope::sqlite {
class Connection;
}

/// The single statements of a reference design. In the caller's transaction, or each by itself; the
/// connection's thread.
namespace cachescope::load {

Result<std::optional<QByteArray>> selectValue(sqlite::Connection &connection, const QString &key);
Result<bool> selectExists(sqlite::Connection &connection, const QString &key);

Result<void> updateAccess(sqlite::Connection &connection, const QString &key, double when);
/// Also takes a pin away, as production did.
Result<void> replaceEntry(sqlite::Connection &connection, const QString &key, const QByteArray &value,
                          double when);

// Each tells how many entries it changed, and their bytes as far as they are or were evictable:
Result<Freed> deleteEntry(sqlite::Connection &connection, const QString &key, bool hasPinned);
Result<Freed> pinEntry(sqlite::Connection &connection, const QString &key);
Result<Freed> unpinEntries(sqlite::Connection &connection);

} // namespace cachescope::load
