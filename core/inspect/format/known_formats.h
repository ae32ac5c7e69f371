// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/cache_format.h"

#include <optional>

/// From a table's columns to what they mean. Pure; any thread.
namespace cachescope::inspect {

struct KnownFormat
{
    FormatKind kind = FormatKind::Production;
    TableMapping mapping;
};

/// The known format that `shape` has; nothing if none. Columns may come in any order, and more may be there.
std::optional<KnownFormat> knownFormatOf(const TableShape &shape);

/// The columns that a table called `cache` must have to be one of production's.
QStringList productionColumns();

/// What names and declared types of the columns of any other table suggest. Parts for which nothing fits
/// stay empty.
TableMapping guessMapping(const TableShape &shape);

/// The unit that a number in a column of times has, by its size: `sample` lies between the years 1973 and
/// 2200 in exactly one of them. Seconds if in none.
TimeUnit guessUnit(double sample);

} // namespace cachescope::inspect
