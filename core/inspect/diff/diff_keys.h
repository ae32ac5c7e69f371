// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"
#include "core/inspect/format/columns.h"

#include <span>

namespace cachescope::inspect {

/// Reads the keys of rows of a comparison, a page each: from the later file, of removed ones from the
/// earlier. Connects when it is first asked. One thread, from making to destroying it.
class DiffKeys
{
public:
    explicit DiffKeys(FileDiffPtr diff);
    ~DiffKeys();
    DiffKeys(const DiffKeys &) = delete;
    DiffKeys &operator=(const DiffKeys &) = delete;

    /// As many as `rows`, which are places in FileDiff::rows; nothing for a key that cannot be read, or that
    /// is gone. `cancelled` (may be null) is looked at often. Errors: those of opening, Busy, Io, Cancelled.
    Result<std::vector<std::optional<KeyText>>> read(std::span<const quint32> rows,
                                                     qsizetype mostKeyBytes = kMostKeyBytes,
                                                     const std::atomic<bool> *cancelled = nullptr);

private:
    struct Side
    {
        const DiffSide &side;
        std::unique_ptr<sqlite::Connection> connection;
        std::optional<sqlite::Statement> row; // goes first
    };

    static Result<void> connect(Side *side);
    static Result<std::optional<KeyText>> readKey(Side *side, quint32 place, qsizetype mostKeyBytes);

    FileDiffPtr m_diff;
    Side m_before;
    Side m_after;
};

} // namespace cachescope::inspect
