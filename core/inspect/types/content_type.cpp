// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/content_type.h"

#include "core/inspect/types/compressed_head.h"
#include "core/inspect/types/data_kind.h"
#include "core/inspect/types/file_kind.h"
#include "core/inspect/types/image_kind.h"
#include "core/inspect/types/markup_kind.h"
#include "core/inspect/types/media_kind.h"
#include "core/inspect/types/text_encoding.h"
#include "core/inspect/types/text_kind.h"

namespace cachescope::inspect {

namespace {

/// The most that a block of Zstandard takes, with the headers before it (RFC 8878, 3.1.1.2.4: a block is
/// never larger than what it unpacks to, 128 KiB at most).
constexpr qsizetype kZstdHeadBytes = 128 * 1024 + 32;

/// Text in an encoding other than UTF-8. Markup is ASCII at the start, whatever the encoding that it names.
FileKind otherTextKind(std::string_view head)
{
    if (const auto text = utf16Text(head))
        return textKind(asStringView(*text), kUnknownBytes);
    if (const auto text = windows1252Text(head))
        return textKind(asStringView(*text), kUnknownBytes);
    return isWithoutControls(head) ? markupKind(withoutLeadingComments(head)) : FileKind();
}

} // namespace

FileKind detectFileKind(std::string_view head, qint64 valueBytes)
{
    if (valueBytes == 0)
        return {ContentType::Empty, {}, {}};
    if (head.empty())
        return {};
    for (const auto &kindOf : {mediaKind, imageKind, dataKind}) {
        if (const FileKind kind = kindOf(head, valueBytes))
            return kind;
    }
    if (isUtf8Text(head))
        return textKind(head, valueBytes);
    if (const FileKind kind = weakDataKind(head))
        return kind;
    return otherTextKind(head);
}

ContentType detectContentType(QByteArrayView head, qint64 valueBytes)
{
    return detectFileKind(asStringView(head), valueBytes).type;
}

bool mayHoldAnother(ContentType type)
{
    return headBytesForInside(type) > 0;
}

qsizetype headBytesForInside(ContentType type)
{
    switch (type) {
    case ContentType::Zstd:
        return kZstdHeadBytes;
    case ContentType::Gzip:
    case ContentType::Zlib:
    case ContentType::Base64:
    case ContentType::RailsEntry:
        return kContentHeadBytes;
    default:
        return 0;
    }
}

ContentType detectInside(ContentType type, QByteArrayView head)
{
    const UnpackedHead inner = unpackHead(type, asStringView(head));
    if (inner.bytes.isEmpty())
        return inner.isWhole ? ContentType::Empty : ContentType::Unknown;
    return detectContentType(inner.bytes, inner.isWhole ? inner.bytes.size() : kUnknownBytes);
}

} // namespace cachescope::inspect
