// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/stratified_sample.h"
#include "core/inspect/figures/window_frame.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/statement.h"

namespace cachescope::inspect {

/// Reads the rows of windows: headers, keys where they stand before the value, and the first bytes of values,
/// all of which are on a row's own page as a rule. The connection's thread only; must go before it.
class WindowReader
{
public:
    /// Of no window more than `mostRows` are read.
    WindowReader(sqlite::Connection &connection, const CacheFormat &format, qint64 mostRows);

    /// `rows` in it if that is known: those that cannot be read are then there as unreadable.
    Result<SampledWindow> read(RowidRange window, std::optional<qint64> rows);

    /// Whether a window's rows could not all be read.
    [[nodiscard]] bool damaged() const { return m_damaged; }

private:
    Result<bool> readRows(RowidRange *range, SampledWindow *window);
    Result<bool> skipDamage(RowidRange *range);
    [[nodiscard]] Result<SampledRow> rowOf(const sqlite::Statement &statement);

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const qint64 m_mostRows;
    const bool m_readsTimes;
    const bool m_readsKeys;
    const std::string m_sql;
    ValueHeadReader m_heads;
    bool m_damaged = false;
};

} // namespace cachescope::inspect
