// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/scenario/scenario.h"

namespace cachescope::load {

/// A key of a fresh file: a SHA-256 as production keys have it.
QString freshKey(qint64 number);

/// The keys that the operations of a run draw from, the same ones in the same order in every process: those
/// of the cache file at `path` if it is a copy of the scenario's source file (at most keyCount of them),
/// made-up ones otherwise. At least one; NotACache for a file without any. Keys that no operation can ask for
/// (see keyText()) are left out.
Result<QStringList> runKeys(const Scenario &scenario, const QString &path);

} // namespace cachescope::load
