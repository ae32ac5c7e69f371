// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::sqlite {

/// The name of an SQLite VFS for files that end in the middle of a page: it is readOnlyVfs(), which takes no
/// locks, but a main file ends for SQLite with its last whole page. Otherwise the missing part of a page is
/// read as zeros, and a value that needs it would come out wrong instead of failing.
///
/// Registered at the first call, for the whole program. Any thread.
QString wholePagesVfs();

/// "name=value" for the query of a "file:" URI: the size of the file's pages.
QString wholePagesParameter(qint64 pageSizeBytes);

} // namespace cachescope::sqlite
