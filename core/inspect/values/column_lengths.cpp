// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/values/column_lengths.h"

#include "core/base/saturating.h"

namespace cachescope::inspect {

ColumnLengths::ColumnLengths(sqlite3 *db, const CacheFormat &format, const QStringList &columns)
{
    CacheFormat other = format;
    for (const QString &column : columns) {
        other.columns.value = column;
        m_readers.emplace_back(db, other);
    }
}

std::vector<qint64> ColumnLengths::of(qint64 rowid)
{
    std::vector<qint64> lengths;
    lengths.reserve(m_readers.size());
    for (ValueHeadReader &reader : m_readers) {
        reader.read(rowid, 0); // a first byte might stand behind others
        lengths.push_back(reader.valueBytes());
        reader.release();
    }
    return lengths;
}

qint64 ColumnLengths::sumOf(qint64 rowid)
{
    qint64 sum = 0;
    for (const qint64 length : of(rowid))
        sum = saturatingAdd(sum, length);
    return sum;
}

} // namespace cachescope::inspect
