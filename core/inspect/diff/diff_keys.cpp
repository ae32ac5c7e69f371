// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_keys.h"

#include "core/inspect/format/quoting.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

DiffKeys::DiffKeys(FileDiffPtr diff)
    : m_diff(std::move(diff))
    , m_before{m_diff->before, nullptr, {}}
    , m_after{m_diff->after, nullptr, {}}
{
}

DiffKeys::~DiffKeys() = default;

Result<void> DiffKeys::connect(Side *side)
{
    if (side->row)
        return {};
    const CacheFormat &format = side->side.file.info().format;
    auto connection = side->side.file.connect();
    if (!connection)
        return connection.error();
    auto row = (*connection)
                   ->prepare(sql({"SELECT ", keySql(format), " FROM ", tableSql(format),
                                  " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    side->connection = std::move(*connection);
    side->row.emplace(std::move(*row));
    return {};
}

Result<std::optional<KeyText>> DiffKeys::readKey(Side *side, quint32 place, qsizetype mostKeyBytes)
{
    if (auto connected = connect(side); !connected)
        return connected.error();
    sqlite::Statement &row = *side->row;
    const sqlite::ResetGuard reset(row);
    row.bind(1, side->side.scan.index->rowid(place));
    const auto found = row.step(sqlite::LockPhase::Read);
    if (!found && found.error().code != ErrorCode::Corrupt)
        return found.error();
    if (!found || !*found)
        return std::optional<KeyText>();
    return std::optional(keyColumn(row, 0, mostKeyBytes));
}

Result<std::vector<std::optional<KeyText>>>
DiffKeys::read(std::span<const quint32> rows, qsizetype mostKeyBytes, const std::atomic<bool> *cancelled)
{
    std::vector<std::optional<KeyText>> keys;
    keys.reserve(rows.size());
    for (const quint32 place : rows) {
        if (cancelled && cancelled->load())
            return sqlite::cancelledError();
        const DiffRow &row = m_diff->rows[place];
        const bool isGone = row.after == DiffRow::kNone;
        auto key = readKey(isGone ? &m_before : &m_after, isGone ? row.before : row.after, mostKeyBytes);
        if (!key)
            return key.error();
        keys.push_back(std::move(*key));
    }
    return keys;
}

} // namespace cachescope::inspect
