// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope {

/// Lets all threads with an interactive user behind them run before the calling one, for the rest of its life
/// (Linux: a nice value of 19 for this thread, see setpriority(2); elsewhere nothing). For threads that end
/// with their work: what was lowered cannot be raised again without privileges.
void becomeBackgroundThread();

} // namespace cachescope
