// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope::load {

/// Lets this process have as many files open as the system allows it: a thousand users with a connection each
/// need two thousand and more, where a shell's usual limit is 1,024. Does nothing where there is no such
/// limit.
void raiseOpenFilesLimit();

} // namespace cachescope::load
