// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace cachescope::inspect {

/// " INDEXED BY "<name>"", with any character in the name; nothing for an empty name. Keeps SQLite from
/// walking the table's rows where an index has all that is asked for.
inline std::string indexedBy(const QString &indexName)
{
    if (indexName.isEmpty())
        return {};
    QString quoted = indexName;
    quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return " INDEXED BY \"" + quoted.toStdString() + '"';
}

} // namespace cachescope::inspect
