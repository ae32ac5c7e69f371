// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/columns.h"

#include <sqlite3.h>

#include <limits>

namespace cachescope::inspect {

double timeColumn(const sqlite::Statement &statement, int column)
{
    const int type = statement.columnType(column);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        return statement.columnDouble(column);
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace cachescope::inspect
