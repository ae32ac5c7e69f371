// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/data_kind.h"

#include "core/inspect/types/compressed_head.h"
#include "core/inspect/types/rails_entry.h"

#include <array>

namespace cachescope::inspect {

namespace {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

constexpr FileKind archive(QLatin1StringView mime, QLatin1StringView suffix)
{
    return {ContentType::Archive, mime, suffix};
}

FileKind bySignatureAlone(std::string_view head)
{
    static constexpr std::array signatures{
        Signature{0, "%PDF-"sv, {ContentType::Pdf, "application/pdf"_L1, "pdf"_L1}}, // ISO 32000-1, 7.5.2
        Signature{
            0,
            "SQLite format 3\0"sv,
            {ContentType::Sqlite, "application/vnd.sqlite3"_L1, "sqlite"_L1}}, // fileformat2.html, 1.3.1
        Signature{
            0, "\x28\xb5\x2f\xfd"sv, {ContentType::Zstd, "application/zstd"_L1, "zst"_L1}}, // RFC 8878, 3.1.1
        Signature{0, "7z\xbc\xaf\x27\x1c"sv, archive("application/x-7z-compressed"_L1, "7z"_L1)},
        Signature{0,
                  "\xfd"
                  "7zXZ\0"sv,
                  archive("application/x-xz"_L1, "xz"_L1)},
        Signature{0, "Rar!\x1a\x07"sv, archive("application/vnd.rar"_L1, "rar"_L1)},
        Signature{0, "\x04\x22\x4d\x18"sv, archive("application/x-lz4"_L1, "lz4"_L1)}, // LZ4 frame format 1.6
        Signature{257, "ustar"sv, archive("application/x-tar"_L1, "tar"_L1)},          // POSIX.1, pax
    };
    return bySignature(head, signatures);
}

/// RFC 1952: the deflate method, and the reserved flags clear.
bool isGzip(std::string_view head)
{
    return hasAt(head, 0, "\x1f\x8b\x08") && (byteAt(head, 3) & 0xe0) == 0;
}

/// A level, and the magic number of a block (the digits of pi) or of the end.
bool isBzip2(std::string_view head)
{
    return hasAt(head, 0, "BZh") && byteAt(head, 3) >= '1' && byteAt(head, 3) <= '9' &&
           (hasAt(head, 4, "\x31\x41\x59\x26\x53\x59") || hasAt(head, 4, "\x17\x72\x45\x38\x50\x90"));
}

/// Zip (APPNOTE 4.3.7, 4.3.16), and what is kept in one: EPUB and OpenDocument store their type first and
/// uncompressed.
FileKind zipKind(std::string_view head)
{
    static constexpr std::array kinds{
        Signature{38, "application/epub+zip"sv, archive("application/epub+zip"_L1, "epub"_L1)},
        Signature{38, "application/vnd.oasis.opendocument.text"sv,
                  archive("application/vnd.oasis.opendocument.text"_L1, "odt"_L1)},
        Signature{38, "application/vnd.oasis.opendocument.spreadsheet"sv,
                  archive("application/vnd.oasis.opendocument.spreadsheet"_L1, "ods"_L1)},
        Signature{38, "application/vnd.oasis.opendocument.presentation"sv,
                  archive("application/vnd.oasis.opendocument.presentation"_L1, "odp"_L1)},
    };
    if (!hasAt(head, 0, "PK\3\4") && !hasAt(head, 0, "PK\5\6"))
        return {};
    const FileKind kind = hasAt(head, 30, "mimetype") ? bySignature(head, kinds) : FileKind();
    return kind ? kind : archive("application/zip"_L1, "zip"_L1);
}

/// Python's pickle from protocol 2 on (pickletools, PROTO): a protocol, then from 4 on a frame that fits into
/// the value, or for a very small object none; before 4 an opcode.
bool isPickle(std::string_view head, qint64 valueBytes)
{
    const unsigned protocol = byteAt(head, 1);
    if (head.size() < 4 || byteAt(head, 0) != 0x80 || protocol < 2 || protocol > 5)
        return false;
    const bool ends = valueBytes != static_cast<qint64>(head.size()) || head.back() == '.';
    if (protocol >= 4 && byteAt(head, 2) == 0x95) {
        const bool small = hasAt(head, 7, "\0\0\0\0"sv); // no frame is larger than 4 GiB
        const qint64 bytes = byteAt(head, 3) | (byteAt(head, 4) << 8) | (byteAt(head, 5) << 16) |
                             (static_cast<qint64>(byteAt(head, 6)) << 24);
        return ends && small && bytes <= valueBytes - 11;
    }
    static constexpr auto opcodes = "()]}NKMJIFGUXTVBCc\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"sv;
    return ends && opcodes.find(head[2]) != opcodes.npos;
}

/// Ruby's Marshal 4.8 (doc/marshal.rdoc): the version and the letter of a type.
bool isRubyMarshal(std::string_view head)
{
    static constexpr auto types = "0TFi\"/:;[{}lfucmMCIoSUed@"sv;
    return head.size() > 2 && hasAt(head, 0, "\x04\x08") && types.find(head[2]) != types.npos;
}

} // namespace

FileKind dataKind(std::string_view head, qint64 valueBytes)
{
    if (const FileKind kind = bySignatureAlone(head))
        return kind;
    if (const FileKind kind = zipKind(head))
        return kind;
    if (isGzip(head))
        return {ContentType::Gzip, "application/gzip"_L1, "gz"_L1};
    if (isBzip2(head))
        return archive("application/x-bzip2"_L1, "bz2"_L1);
    if (isPickle(head, valueBytes))
        return {ContentType::Pickle, "application/x-python-pickle"_L1, "pickle"_L1};
    if (isRubyMarshal(head))
        return {ContentType::RubyMarshal, "application/x-ruby-marshal"_L1, "marshal"_L1};
    if (parseRailsEntry(head))
        return {ContentType::RailsEntry, "application/x-rails-cache-entry"_L1, "rails"_L1};
    return {};
}

FileKind weakDataKind(std::string_view head)
{
    return isZlib(head) ? FileKind{ContentType::Zlib, "application/zlib"_L1, "zz"_L1} : FileKind();
}

} // namespace cachescope::inspect
