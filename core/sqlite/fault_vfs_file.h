// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

namespace cachescope::sqlite {

class FaultPlan;

/// The files of FaultVfs: each stands before a file of the real VFS and asks a FaultPlan before it passes a
/// call on. Internal to FaultVfs.

/// Bytes of such a file, without the real one behind it.
int faultFileSize();

/// xOpen: opens `name` (null: a temporary file) by `real` behind `file`. `plan` must outlive the file.
int openFaultFile(sqlite3_vfs *real, FaultPlan *plan, sqlite3_filename name, sqlite3_file *file, int flags,
                  int *outFlags);

} // namespace cachescope::sqlite
