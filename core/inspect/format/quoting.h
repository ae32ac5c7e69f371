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

/// `name` as an identifier, with any character in it.
inline std::string quoted(const QString &name)
{
    QString text = name;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return sql({"\"", text.toStdString(), "\""});
}

/// " INDEXED BY "<name>""; nothing for an empty name. Keeps SQLite from walking the table's rows where an
/// index has all that is asked for.
inline std::string indexedBy(const QString &indexName)
{
    return indexName.isEmpty() ? std::string() : sql({" INDEXED BY ", quoted(indexName)});
}

} // namespace cachescope::inspect
