// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::sqlite {

/// The name of an SQLite VFS that is the default one but for what hundreds of connections of one process to
/// one file do better together:
///
/// - Memory maps (`PRAGMA mmap_size`): one map serves all, and commits do not undo it. The default VFS maps
/// the
///   file for each connection by itself, and unmaps all of it whenever somebody has committed; with a hundred
///   readers beside a writer that costs more than the reads (the process's one lock for its address space,
///   and a page fault for nearly every page read).
/// - Read locks of the write-ahead log: a connection whose URI has keepReadLocksParameter() keeps its lock
/// from
///   one read to the next, until somebody wants it (see KeptReadLock).
///
/// Registered at the first call, for the whole program. Any thread.
QString manyReadersVfs();

/// "name=value" for the query of a "file:" URI.
QString keepReadLocksParameter();

} // namespace cachescope::sqlite
