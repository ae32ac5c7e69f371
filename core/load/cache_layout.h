// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/cache_generator.h"

namespace cachescope::sqlite {
class Connection;
}

/// The tables of the files that this module makes. The thread of the connection.
namespace cachescope::load {

/// Pragmas that decide how a new file is laid out; to run before the first table is made.
QStringList layoutPragmas(GeneratorLayout layout);

/// Makes the table `cache`, without the index on last_accessed.
Result<void> createCacheTable(sqlite::Connection &connection, GeneratorLayout layout);
/// Makes that index: quicker after the rows are in.
Result<void> createAccessIndex(sqlite::Connection &connection);

} // namespace cachescope::load
