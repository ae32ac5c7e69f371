// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/saved/index_file.h"
#include "core/inspect/scan/scan.h"

namespace cachescope::inspect {

/// A scan's figures that are no columns, as they stand in an index file: no gaps between its members.
struct IndexFigures
{
    quint64 entries = 0;
    qint64 firstRowid = 0;
    double seconds = 0.0;
    qint64 bytesRead = 0;
    qint64 gapCount = 0;
    qint64 lostEntries = -1; ///< -1: not known
    qint64 incompleteEntries = 0;
    qint32 threads = 0;
    quint32 accessTimesLost = 0;
};
static_assert(sizeof(IndexFigures) == 64);

/// A scan as what is written to an index file. Refers to the scan and the identity, which must outlive it.
class ScanSections
{
public:
    ScanSections(const QByteArray &identity, const ScanResult &scan);
    ScanSections(const ScanSections &) = delete;
    ScanSections &operator=(const ScanSections &) = delete;

    [[nodiscard]] const IndexSections &all() const { return m_sections; }
    [[nodiscard]] qint64 bytes() const;

private:
    void set(IndexSection section, QByteArrayView bytes);

    const IndexFigures m_figures;
    const std::vector<EntryIndex::LargeSize> m_largeSizes;
    IndexSections m_sections;
};

/// The scan that `file` holds; nothing if it is damaged, its sections contradict each other, or it has more
/// than `mostEntries`. Allocates as much as the file has bytes, and that only once their number is known to
/// be right.
std::optional<ScanResult> readScan(IndexFile &file, qint64 mostEntries);

} // namespace cachescope::inspect
