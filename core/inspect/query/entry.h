// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <QString>

#include <optional>

namespace cachescope::inspect {

/// What SQLite stores a key as. Keys are text as a rule, and may be anything.
enum class KeyType {
    Text,
    InvalidText, ///< TEXT whose bytes are no UTF-8; those are shown as \\xNN
    Blob,        ///< shown as text if it reads as such, as x'…' otherwise
    Integer,
    Real,
    Null,
};

/// Of longer keys only as many bytes are looked at: for showing them, and for what takes keys for others to
/// read.
constexpr qsizetype kMostKeyBytes = 4096;
constexpr qsizetype kMostWholeKeyBytes = 16 << 20;

/// One row of a cache without its value.
struct Entry
{
    qint64 rowid = 0;
    /// Plain text, from an untrusted file: never show it as rich text. A long key is cut (see KeyText).
    QString key;
    KeyType keyType = KeyType::Text;
    qint64 sizeBytes = 0;
    /// Unix seconds as the file has them; may be anything, NaN for what is no time or not known.
    double lastAccessed = 0.0;
    /// What the file has where a time is expected, as SQL writes it ("NULL", "'yesterday'"); empty otherwise.
    QString lastAccessedLiteral;
    QString createdLiteral;
    /// Unix seconds; absent where reading it means walking more of a value's pages.
    std::optional<double> createdAt;
    bool pinned = false;
    ContentType type = ContentType::Unknown;
    ContentType inner = ContentType::Unknown; ///< of what the value wraps, where that was looked at
    bool brief = false; ///< reading more of the value would tell what is missing here (EntryReadOptions)
};

} // namespace cachescope::inspect
