// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace cachescope::inspect {

/// The small columns of every entry, in memory, by rising rowid: 25 bytes an entry. Written by the scan, then
/// only read, from any thread.
class EntryIndex
{
public:
    void reserve(std::size_t entries);
    void append(qint64 rowid, qint64 sizeBytes, double lastAccessed, bool pinned);

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
