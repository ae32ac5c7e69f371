// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// Whether a name from a schema is text, so that it means the same when it is given back to SQLite.
bool isNameOfText(const QString &name);

struct ColumnShape
{
    QString name;
    QString declaredType; ///< as written, "" without one
    int position = 0;
    int primaryKeyPart = 0; ///< from 1 on; 0: not part of it
    bool plain = true;      ///< neither generated nor hidden, and of a name that is text
};

/// What a schema says about one table or view, read from sqlite_schema and the table pragmas, never through
/// the object itself.
struct TableShape
{
    enum class Kind { Table, View, Virtual };

    QString name;
    Kind kind = Kind::Table;
    bool withoutRowid = false;
    bool primaryKeyIsRowid = false;   ///< a primary key, if there is one, is a single column: the row number
    std::vector<ColumnShape> columns; ///< of a Table only

    /// Without regard to case, as SQLite compares names; null if there is none.
    [[nodiscard]] const ColumnShape *column(const QString &name) const;
    /// A name by which the row number is reached: "rowid" as a rule; empty if columns hide all of them, or
    /// without row numbers.
    [[nodiscard]] QString rowidName() const;
};

/// The columns of `table` as the schema has them, hidden ones too; none if there is no such table. At most
/// 2,000, as many as SQLite allows. The connection's thread only.
Result<std::vector<ColumnShape>> readColumns(sqlite::Connection &connection, const QString &table);

/// All tables and views but SQLite's own, by name. A file with more than 1,000 is cut there. The connection's
/// thread only.
Result<std::vector<TableShape>> readTables(sqlite::Connection &connection);

} // namespace cachescope::inspect
