// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope::sqlite {

/// A wait that got its lock after this part of the busy timeout, or more, is a near miss: the same load on a
/// disk twice as slow would have been an error.
inline constexpr double kNearMissShare = 0.5;

} // namespace cachescope::sqlite
