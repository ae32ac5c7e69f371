// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::sqlite {

/// The name of an SQLite VFS that is "unix-none" (no locks) but opens the write-ahead log and the journal for
/// reading only. SQLite opens both for writing, also of a file that it may only read, and, run by root, gives
/// them to the owner of the database file: that changes their owner, or at least their change time.
///
/// Registered at the first call, for the whole program. Any thread.
QString readOnlyVfs();

} // namespace cachescope::sqlite
