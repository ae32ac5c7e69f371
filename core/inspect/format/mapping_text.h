// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/cache_format.h"

/// A mapping of columns as people type it on a command line. Pure: any thread.
namespace cachescope::inspect {

/// From "key=COL,value=COL": `name=text` parts between commas, in any order. Names: table, key, value, size,
/// created, accessed, pinned, and createdUnit and accessedUnit, which are s, ms, us or ns. A text may stand
/// in double quotes, with a quote in it doubled, to have commas and quotes in it.
///
/// InvalidArgument names the part that is wrong and the names that there are.
Result<TableMapping> parseMapping(const QString &text);

/// What parseMapping() reads as `mapping`; parts that it does not name are left out.
QString mappingText(const TableMapping &mapping);

} // namespace cachescope::inspect
