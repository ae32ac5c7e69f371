// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>
#include <string>
#include <string_view>

/// Putting SQL together. Values are bound and never part of it. Any thread.
namespace cachescope::inspect {

inline std::string sql(std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (const std::string_view part : parts)
        text += part;
    return text;
}

/// " INDEXED BY "<name>"", with any character in the name; nothing for an empty name. Keeps SQLite from
/// walking the table's rows where an index has all that is asked for.
inline std::string indexedBy(const QString &indexName)
{
    if (indexName.isEmpty())
        return {};
    QString quoted = indexName;
    quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return sql({" INDEXED BY \"", quoted.toStdString(), "\""});
}

} // namespace cachescope::inspect
