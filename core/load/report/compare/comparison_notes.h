// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/run_group.h"

#include <QStringList>

namespace cachescope::load {

/// What the reader must know of `pairs`, a sentence each: runs with faults or cut short, how counts were
/// compared, and where the noise is from. Any thread.
QStringList notesOn(const std::vector<GroupPair> &pairs);

/// How the `judged` figures were judged.
QString noteOnJudging(std::size_t judged);

} // namespace cachescope::load
