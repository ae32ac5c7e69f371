// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/operation_mix.h"

namespace cachescope::load {

/// The share of each operation in thousandths, rounded so that their sum is 1000; all 0 where there is none.
/// Any thread.
std::array<int, kOperationKinds> permilleOf(const OperationMix &mix);

} // namespace cachescope::load
