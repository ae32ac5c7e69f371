// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/totals.h"
#include "core/load/generate/cache_generator.h"

namespace cachescope::sqlite {
class Connection;
}

/// The tables of the files that this module makes. The thread of the connection.
namespace cachescope::load {

/// Pragmas that decide how a new file is laid out; to run before the first table is made.
QStringList layoutPragmas(GeneratorLayout layout);

/// Makes the table `cache` and the index on last_accessed.
Result<void> createCacheTable(sqlite::Connection &connection, GeneratorLayout layout);
/// Makes the totals that a file of layout Cachescope keeps of itself, in a file that has its rows. `epoch` is
/// any number. Inside a write transaction.
Result<void> createTotals(sqlite::Connection &connection, const cache::Totals &totals, quint64 epoch);

} // namespace cachescope::load
