// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/statement.h"

#include <QByteArray>

#include <array>
#include <compare>

/// Keys of two files beside each other, as SQLite itself compares them under COLLATE BINARY
/// (https://www.sqlite.org/datatype3.html#sort_order): NULL before numbers before text before blobs. Two keys
/// that are NULL count as the same here, and so do 1 and 1.0. Pure: any thread.
namespace cachescope::inspect {

/// A key as it stands in a row. A view: valid as long as its statement is neither stepped nor reset.
struct DiffKey
{
    enum class Kind : quint8 { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0;   ///< of an Integer
    double real = 0.0;    ///< of a Real
    QByteArrayView bytes; ///< of Text, in UTF-8, and of a Blob
};

DiffKey diffKeyColumn(const sqlite::Statement &statement, int column);

std::strong_ordering compareKeys(const DiffKey &a, const DiffKey &b);

/// 128 bits.
using KeyHash = std::array<quint64, 2>;

/// Equal for equal keys. With `starts` that nobody knows beforehand, keys that differ have the same hash with
/// a chance that is none.
KeyHash hashOfKey(const DiffKey &key, const KeyHash &starts);

/// A copy of the key before, of which it keeps the memory.
class KeptKey
{
public:
    void keep(const DiffKey &key);
    [[nodiscard]] const DiffKey &key() const { return m_key; }

private:
    DiffKey m_key;
    QByteArray m_bytes;
};

} // namespace cachescope::inspect
