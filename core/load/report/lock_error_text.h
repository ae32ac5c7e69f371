// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Lock errors in plain words. The names are those of `lockErrors.causes` in a report; what is not known to
/// this program is said as it stands. Any thread.
namespace cachescope::load {

/// "read", "begin of a transaction", and so on.
QString lockPhaseText(const QString &phase);
/// "none set", "never asked", "asked".
QString busyHandlerText(const QString &handler);
/// What it means that `code` came up in `phase`, and what helps. After https://www.sqlite.org/rescode.html
/// and https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode.
QString lockErrorMeaning(const QString &code, const QString &phase, const QString &handler);
/// Who the holder `elsewhere` of `lockHolders` is; no sentence.
QString elsewhereMeaning();

} // namespace cachescope::load
