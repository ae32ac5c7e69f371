// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope {

/// Gives memory that was freed back to the system, as far as the C library keeps it: glibc keeps blocks of up
/// to 32 MB, once it has seen such (mallopt(3), M_MMAP_THRESHOLD). Takes some milliseconds. Any thread.
void returnUnusedMemory();

} // namespace cachescope
