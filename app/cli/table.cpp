// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include "app/cli/output.h"

namespace cachescope::cli {

QString factsTable(const Facts &facts)
{
    qsizetype width = 0;
    for (const auto &[name, value] : facts)
        width = qMax(width, name.size());
    QString table;
    for (const auto &[name, value] : facts)
        table += name.leftJustified(width + 2) + printable(value) + QLatin1Char('\n');
    return table;
}

} // namespace cachescope::cli
