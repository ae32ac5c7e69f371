// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/verify/key_text.h"

#include "core/sqlite/statement.h"

#include <sqlite3.h>

namespace cachescope::load {

std::optional<QString> keyText(const sqlite::Statement &rows, int column)
{
    if (rows.columnType(column) != SQLITE_TEXT)
        return std::nullopt;
    const QByteArrayView bytes = rows.columnView(column);
    const QString key = QString::fromUtf8(bytes);
    if (key.toUtf8() != bytes)
        return std::nullopt;
    return key;
}

} // namespace cachescope::load
