// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/entry_writer.h"
#include "core/inspect/diff/diff_keys.h"

#include <QByteArray>

/// Prints single entries of a comparison of two files. Main thread only.
namespace cachescope::cli {

/// Turns rows of a comparison into text, one after the other. Times are Unix seconds, and local ISO 8601 in a
/// table.
class DiffWriter
{
public:
    DiffWriter(const inspect::FileDiff &diff, ListFormat format);

    [[nodiscard]] QByteArray begin() const;
    /// `key` is nothing where it cannot be read.
    [[nodiscard]] QByteArray row(const inspect::DiffRow &row, const std::optional<inspect::KeyText> &key);
    [[nodiscard]] QByteArray end() const;

private:
    struct Cells;
    [[nodiscard]] Cells cellsOf(const inspect::DiffRow &row,
                                const std::optional<inspect::KeyText> &key) const;
    static QByteArray jsonOf(const Cells &cells);
    static QByteArray tableLineOf(const Cells &cells);

    const inspect::FileDiff &m_diff;
    const ListFormat m_format;
    const bool m_seen; ///< a program gets keys unchanged
    bool m_first = true;
};

} // namespace cachescope::cli
