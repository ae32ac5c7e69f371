// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_key.h"

#include <QHash>

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace cachescope::inspect {

namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;

/// NULL, numbers, text, blobs.
int rankOf(DiffKey::Kind kind)
{
    switch (kind) {
    case DiffKey::Kind::Null:
        return 0;
    case DiffKey::Kind::Integer:
    case DiffKey::Kind::Real:
        return 1;
    case DiffKey::Kind::Text:
        return 2;
    case DiffKey::Kind::Blob:
        return 3;
    }
    return 0;
}

// SQLite has no NaN: it stores NULL instead.
std::strong_ordering compareReals(double a, double b)
{
    if (a < b)
        return std::strong_ordering::less;
    return a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

/// Exact, other than a comparison as double: 2^53 and 2^53 + 1 differ.
std::strong_ordering compareIntegerWithReal(qint64 a, double b)
{
    if (b < -kTwoTo63)
        return std::strong_ordering::greater;
    if (b >= kTwoTo63)
        return std::strong_ordering::less;
    const auto whole = static_cast<qint64>(b); // towards zero
    if (a != whole)
        return a <=> whole;
    return compareReals(static_cast<double>(whole), b);
}

std::strong_ordering reversed(std::strong_ordering order)
{
    return 0 <=> order;
}

std::strong_ordering compareNumbers(const DiffKey &a, const DiffKey &b)
{
    const bool isIntegerA = a.kind == DiffKey::Kind::Integer;
    const bool isIntegerB = b.kind == DiffKey::Kind::Integer;
    if (isIntegerA && isIntegerB)
        return a.integer <=> b.integer;
    if (isIntegerA)
        return compareIntegerWithReal(a.integer, b.real);
    if (isIntegerB)
        return reversed(compareIntegerWithReal(b.integer, a.real));
    return compareReals(a.real, b.real);
}

std::strong_ordering compareBytes(QByteArrayView a, QByteArrayView b)
{
    const auto common = static_cast<std::size_t>(std::min(a.size(), b.size()));
    const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
    return order != 0 ? order <=> 0 : a.size() <=> b.size();
}

/// What is hashed of a key beside its bytes.
struct HashedHead
{
    int rank = 0;
    quint64 number = 0;
};

/// The same for an integer and a real of the same value. A real that is no integer has a rank of its own:
/// its bits are those of some integer.
HashedHead headOf(const DiffKey &key)
{
    constexpr int kNoInteger = 4;
    const int rank = rankOf(key.kind);
    if (key.kind == DiffKey::Kind::Integer)
        return {rank, static_cast<quint64>(key.integer)};
    if (key.kind != DiffKey::Kind::Real)
        return {rank, 0};
    const bool fits = key.real >= -kTwoTo63 && key.real < kTwoTo63;
    if (fits && static_cast<double>(static_cast<qint64>(key.real)) == key.real)
        return {rank, static_cast<quint64>(static_cast<qint64>(key.real))};
    return {kNoInteger, std::bit_cast<quint64>(key.real)};
}

} // namespace

DiffKey diffKeyColumn(const sqlite::Statement &statement, int column)
{
    switch (statement.columnType(column)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return {DiffKey::Kind::Integer, statement.columnInt(column), 0.0, {}};
    case SQLITE_FLOAT:
        return {DiffKey::Kind::Real, 0, statement.columnDouble(column), {}};
    case SQLITE_TEXT:
        return {DiffKey::Kind::Text, 0, 0.0, statement.columnView(column)};
    default:
        return {DiffKey::Kind::Blob, 0, 0.0, statement.columnView(column)};
    }
}

std::strong_ordering compareKeys(const DiffKey &a, const DiffKey &b)
{
    if (const auto order = rankOf(a.kind) <=> rankOf(b.kind); order != 0)
        return order;
    if (a.kind == DiffKey::Kind::Null)
        return std::strong_ordering::equal;
    if (a.kind == DiffKey::Kind::Integer || a.kind == DiffKey::Kind::Real)
        return compareNumbers(a, b);
    return compareBytes(a.bytes, b.bytes);
}

KeyHash hashOfKey(const DiffKey &key, const KeyHash &starts)
{
    const auto [rank, number] = headOf(key);
    KeyHash hash = starts;
    for (quint64 &part : hash) {
        part = qHashMulti(part, rank, number);
        part = qHashBits(key.bytes.data(), static_cast<std::size_t>(key.bytes.size()), part);
    }
    return hash;
}

void KeptKey::keep(const DiffKey &key)
{
    m_key = key;
    m_bytes.resize(key.bytes.size());
    if (!key.bytes.isEmpty())
        std::memcpy(m_bytes.data(), key.bytes.data(), static_cast<std::size_t>(key.bytes.size()));
    m_key.bytes = m_bytes;
}

} // namespace cachescope::inspect
