// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <string>
#include <vector>

/// What the writer of a format keeps to, so that lint() knows what is wrong.
namespace cachescope::inspect {

/// Something that holds in every row.
struct Expectation
{
    QString violation;    ///< "the key is no text"
    std::string violated; ///< SQL, true in a row where it does not hold
    bool walks = false;   ///< reading that means walking the pages of the row's value
};

struct RowExpectations
{
    std::vector<Expectation> types; ///< empty for a format whose columns may be of any type
    bool walks = false;             ///< reading sizes and times means walking the pages of the row's value
};

/// The connection's thread only.
Result<RowExpectations> expectationsOf(sqlite::Connection &connection, const CacheFormat &format);

/// Whether the size column is the length of the value: not so in diskcache, which has the lengths of other
/// files there.
bool hasTrueSizes(const CacheFormat &format);

} // namespace cachescope::inspect
