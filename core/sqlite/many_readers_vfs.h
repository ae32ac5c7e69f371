// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::sqlite {

/// The name of an SQLite VFS that is the default one but for memory maps (`PRAGMA mmap_size`): one map serves
/// all connections of the process, and commits do not undo it. The default VFS maps the file for each
/// connection by itself, and unmaps all of it whenever somebody has committed; with a hundred readers beside
/// a writer that costs more than the reads (the process's one lock for its address space, and a page fault
/// for nearly every page read).
///
/// Registered at the first call, for the whole program. Any thread.
QString sharedMapVfs();

} // namespace cachescope::sqlite
