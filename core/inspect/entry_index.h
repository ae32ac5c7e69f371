// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// The small columns of every entry, in memory, by rising rowid: 25 bytes an entry. Written by the scan, then
/// only read, from any thread.
class EntryIndex
{
public:
    void reserve(std::size_t entries);
    /// `rowid` must be higher than the last one.
    void append(qint64 rowid, qint64 sizeBytes, double lastAccessed, bool pinned);
    /// Behind all that is here already: `other` has higher rowids only.
    void append(const EntryIndex &other);
    void setLastAccessed(std::size_t i, double lastAccessed) { m_lastAccessed[i] = lastAccessed; }

    /// Where `rowid` is; nothing if it is not here.
    [[nodiscard]] std::optional<std::size_t> find(qint64 rowid) const;

    [[nodiscard]] std::size_t size() const { return m_rowids.size(); }
    [[nodiscard]] const std::vector<qint64> &rowids() const { return m_rowids; }
    [[nodiscard]] const std::vector<qint64> &sizes() const { return m_sizes; }
    /// Unix seconds; NaN where the file has NULL or no number.
    [[nodiscard]] const std::vector<double> &lastAccessed() const { return m_lastAccessed; }
    [[nodiscard]] bool pinned(std::size_t i) const { return m_pinned[i] != 0; }

private:
    std::vector<qint64> m_rowids;
    std::vector<qint64> m_sizes;
    std::vector<double> m_lastAccessed;
    std::vector<quint8> m_pinned;
};

} // namespace cachescope::inspect
