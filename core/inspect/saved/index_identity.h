// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

namespace cachescope::inspect {

/// Tells a state of a cache file, read in one way, from every other: where it is and which file it is, sizes
/// and times of it and of its log, what SQLite counts in their headers, and which columns are read how. An
/// index of one such state is exact for as long as the file has the same identity. A value.
class IndexIdentity
{
public:
    /// The identity of what was opened. None in live mode, where the file may change at any moment, and none
    /// of a salvaged file, which is being mended or fetched anew. Reads nothing. Any thread.
    static std::optional<IndexIdentity> of(const CacheFileInfo &info);

    /// Equal for equal identities only.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// The same for all states of one file that is read in one way: 32 hexadecimal digits and ".index".
    [[nodiscard]] const QString &fileName() const { return m_fileName; }

    bool operator==(const IndexIdentity &) const = default;

private:
    QByteArray m_bytes;
    QString m_fileName;
};

/// Whether a change after `snapshot` was taken must show in the times of the file or its log.
bool isSettled(const FileSnapshot &snapshot);

/// Whether `a` and `b` are of the same file in the same state, and so are their logs.
bool isSameState(const FileSnapshot &a, const FileSnapshot &b);

} // namespace cachescope::inspect
