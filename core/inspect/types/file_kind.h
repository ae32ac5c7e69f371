// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <span>
#include <string_view>

namespace cachescope::inspect {

/// A file format more exactly than its ContentType says: audio/mpeg and "mp3" for Audio.
struct FileKind
{
    ContentType type = ContentType::Unknown;
    QLatin1StringView mime;
    QLatin1StringView suffix; ///< without a dot

    explicit operator bool() const { return type != ContentType::Unknown; }
};

/// Bytes at a fixed place that a format's specification sets.
struct Signature
{
    qsizetype offset = 0;
    std::string_view bytes;
    FileKind kind;
};

inline std::string_view asStringView(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

inline bool hasAt(std::string_view head, std::size_t offset, std::string_view bytes)
{
    return head.size() >= offset + bytes.size() && head.compare(offset, bytes.size(), bytes) == 0;
}

inline unsigned byteAt(std::string_view head, std::size_t offset)
{
    return offset < head.size() ? static_cast<unsigned char>(head[offset]) : 0;
}

/// The kind of the first signature that `head` has, or an unknown kind.
inline FileKind bySignature(std::string_view head, std::span<const Signature> signatures)
{
    for (const Signature &signature : signatures) {
        const auto offset = static_cast<std::size_t>(signature.offset);
        // Most heads differ in the first byte: that is settled here, without a call.
        if (offset < head.size() && head[offset] == signature.bytes.front() &&
            hasAt(head, offset, signature.bytes))
            return signature.kind;
    }
    return {};
}

/// As detectContentType(), more exactly. Unknown has neither MIME type nor suffix.
FileKind detectFileKind(std::string_view head, qint64 valueBytes);

} // namespace cachescope::inspect
