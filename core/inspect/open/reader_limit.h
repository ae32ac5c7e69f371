// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

namespace cachescope::inspect {

/// How many of `wanted` readers at a time are worth their opening, at least 2 of them. Beside a copied log
/// each connection goes through all of that first, to know which of its pages count: nothing may be written
/// where they could share what they find out.
int worthwhileReaders(const CacheFileInfo &info, int wanted);

} // namespace cachescope::inspect
