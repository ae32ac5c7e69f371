// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace cachescope::inspect {

/// What became of an entry from one file to the other. The first that applies:
enum class DiffKind : quint8 {
    Added,    ///< its key is in the later file only
    Removed,  ///< its key is in the earlier file only
    Restored, ///< its value was stored anew: its size, its creation time or (if compared) its content differs
    Touched,  ///< its last access, or whether it is pinned, differs, and nothing else
    Unchanged, ///< nothing of that differs
};
constexpr std::size_t kDiffKinds = 5;

/// One key of either file, or of both: 16 bytes. Of keys that are there more than once, the first of one file
/// goes with the first of the other, and so on.
struct DiffRow
{
    static constexpr quint32 kNone = 0xffffffff;

    static constexpr quint8 kPinned = 1;         ///< pinned in the later file, and not in the earlier
    static constexpr quint8 kUnpinned = 2;       ///< the other way round
    static constexpr quint8 kUndecided = 4;      ///< its creation times were not read: it may be Restored
    static constexpr quint8 kSameContent = 8;    ///< its content was compared, and is the same
    static constexpr quint8 kOtherContent = 16;  ///< … and is another of the same size
    static constexpr quint8 kUnreadContent = 32; ///< its content was to be compared, and could not be read

    quint32 before = kNone; ///< its place in the index of the earlier file
    quint32 after = kNone;  ///< … of the later file
    quint32 prefix = 0;     ///< its kind of key, a place in FileDiff::prefixes
    DiffKind kind = DiffKind::Unchanged;
    quint8 marks = 0;

    [[nodiscard]] bool isInBoth() const { return before != kNone && after != kNone; }
    [[nodiscard]] bool has(quint8 mark) const { return (marks & mark) != 0; }
};
static_assert(sizeof(DiffRow) == 16);

} // namespace cachescope::inspect
