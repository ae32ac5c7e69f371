// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

struct sqlite3;

/// SQLite's result codes (https://www.sqlite.org/rescode.html), classified by number, never by text. Any
/// thread.
namespace cachescope::sqlite {

/// BUSY, LOCKED, PROTOCOL and their extended forms: the cause is somebody else's lock.
bool isLockError(int resultCode);

/// "SQLITE_BUSY_SNAPSHOT" for 517; "SQLITE_ERROR(9999)" for a code without a known name.
QString resultCodeName(int resultCode);

/// The kind that an extended result code stands for.
ErrorCode errorCodeFor(int resultCode);

/// An Error for `resultCode`, in words. `doing` completes "… failed while" ("reading an entry"); `db` may be
/// null, and otherwise supplies SQLite's own text.
Error makeError(sqlite3 *db, int resultCode, const QString &doing);

} // namespace cachescope::sqlite
