// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_pass.h"

#include <array>
#include <vector>

namespace cachescope::inspect {

/// 128 bits.
using ValueHash = std::array<quint64, 2>;

/// An entry that may be a copy of another.
struct Candidate
{
    quint32 place = 0; ///< in the index
    quint64 head = 0;  ///< hash of the first bytes; 0 until it is read, and where there are none
};

/// What the two kinds of readers share.
struct HashSearch
{
    const EntryIndex &index;
    const CacheFormat &format;
    const std::atomic<bool> *cancelled;
    std::array<quint64, 2> starts;
    std::vector<Candidate> candidates;
    std::vector<ValueHash> hashes; ///< as many as candidates; 0 where the value could not be read
    std::vector<qint64> unreadable;

    [[nodiscard]] qint64 rowid(std::size_t candidate) const
    {
        return index.rowid(candidates[candidate].place);
    }
    [[nodiscard]] qint64 bytes(const Candidate &candidate) const { return index.sizeBytes(candidate.place); }
};

/// Workers of a pass over the candidates, which read the first bytes of their values.
MakeWorker headReaders(HashSearch &search);

/// Workers of a pass over the candidates, which read their values.
MakeWorker valueHashers(HashSearch &search);

} // namespace cachescope::inspect
