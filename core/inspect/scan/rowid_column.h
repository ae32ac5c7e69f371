// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cachescope::inspect {

/// Rising row numbers: 4 bytes each while they lie within 2^32 of the first, as those of a cache do; 8 bytes
/// otherwise. A value; readers of one that nobody changes may be on any thread.
class RowidColumn
{
public:
    /// A column as offsets() and first() give it; nothing if the numbers do not rise from 0, or
    /// the last one is no rowid any more.
    static std::optional<RowidColumn> fromOffsets(qint64 first, std::vector<quint32> offsets);
    /// A column as wide() gives it; nothing if the numbers do not rise.
    static std::optional<RowidColumn> fromWide(std::vector<qint64> rowids);

    /// `rowid` must be higher than the last one.
    void append(qint64 rowid);
    void reserve(std::size_t rows);

    [[nodiscard]] std::size_t size() const { return m_wide.empty() ? m_offsets.size() : m_wide.size(); }
    [[nodiscard]] qint64 at(std::size_t i) const
    {
        return m_wide.empty() ? m_first + static_cast<qint64>(m_offsets[i]) : m_wide[i];
    }
    /// Where `rowid` is; nothing if it is not here. At once where numbers have no gaps before it.
    [[nodiscard]] std::optional<std::size_t> find(qint64 rowid) const;
    [[nodiscard]] std::size_t memoryBytes() const;

    /// The numbers as they are kept, for saving them: either offsets() from first(), or wide().
    [[nodiscard]] qint64 first() const { return m_first; }
    [[nodiscard]] std::span<const quint32> offsets() const { return m_offsets; }
    [[nodiscard]] std::span<const qint64> wide() const { return m_wide; }

private:
    void widen();
    [[nodiscard]] std::pair<std::size_t, std::size_t> around(qint64 rowid, quint64 offset,
                                                             std::size_t latest) const;

    qint64 m_first = 0;
    std::vector<quint32> m_offsets; // from m_first; empty once m_wide is used
    std::vector<qint64> m_wide;
};

} // namespace cachescope::inspect
