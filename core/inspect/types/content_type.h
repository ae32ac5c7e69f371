// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <limits>
#include <vector>

/// What values look like from their first bytes, and what such kinds are called. Any thread; nothing here
/// reads a file.
namespace cachescope::inspect {

/// What a value looks like. The numbers are stored in saved indexes: append, never renumber.
enum class ContentType : quint8 {
    Unknown,
    Empty,
    OggOpus,
    Audio, ///< any other sound
    Json,  ///< one document, or one a line
    Html,
    Text, ///< plain text, also in UTF-16 with a byte order mark or in Windows-1252
    Base64,
    Image, ///< also SVG
    Pdf,
    Gzip,
    Zstd,
    Markdown,
    Xml,
    Video,
    Archive, ///< Zip (also EPUB, DOCX), tar, 7-Zip …, and xz, bzip2, LZ4, which are not looked into
    Zlib,
    Pickle,      ///< a Python object
    RubyMarshal, ///< a Ruby object
    RailsEntry,  ///< what ActiveSupport::Cache wraps around a value
    Sqlite,
};

constexpr int kContentTypeCount = static_cast<int>(ContentType::Sqlite) + 1;
static_assert(kContentTypeCount <= 32, "indexes keep a content type in five bits");

/// How many leading bytes detectContentType() can make use of. So many stand on a row's own page even where
/// SQLite keeps the fewest there: of 4096-byte pages at least 489 bytes of a row that overflows
/// (https://www.sqlite.org/fileformat2.html#payload), of which the production service's row headers and keys
/// take at most 104.
constexpr qsizetype kContentHeadBytes = 384;

/// For a value whose full length is not known.
constexpr qint64 kUnknownBytes = std::numeric_limits<qint64>::max();

/// `head` is the start of the value, kContentHeadBytes of it or all if it is shorter; more does no harm and
/// helps little. `valueBytes` is the value's full length.
ContentType detectContentType(QByteArrayView head, qint64 valueBytes);

/// A value's type, and for one that wraps another what is inside; `inner` is Unknown where nothing is, or
/// nothing was recognised.
struct DetectedType
{
    ContentType type = ContentType::Unknown;
    ContentType inner = ContentType::Unknown;

    bool operator==(const DetectedType &) const = default;
};

/// Whether values of `type` wrap another that detectInside() can look at: compressed ones, Base64, Rails'
/// cache entries.
bool mayHoldAnother(ContentType type);

/// How many leading bytes detectInside() can make use of: kContentHeadBytes for most, 128 KiB for Zstandard,
/// which unpacks nothing before a whole block is there; a smaller value needs all of it. 0 if nothing can be
/// inside.
qsizetype headBytesForInside(ContentType type);

/// What a value of `type` holds, one level deep. `head` is the start of the value: headBytesForInside() of it
/// is best, fewer may give Unknown. Unpacks at most one block of Zstandard (128 KiB) and looks at its first
/// bytes, so that a decompression bomb costs no more than that. Damaged data gives Unknown.
ContentType detectInside(ContentType type, QByteArrayView head);

/// "Ogg Opus", "JSON", "unknown" …: for people. Not translated: format names.
QString contentTypeLabel(ContentType type);

/// "gzip: JSON"; only the outer label where nothing inside was recognised.
QString contentTypeLabel(DetectedType type);

/// "audio/ogg", "application/json" …: the MIME type, for scripts; "application/octet-stream" if unknown.
QString contentTypeMime(ContentType type);

/// The MIME type of a value of `type` that starts with `head`: "audio/mpeg" where contentTypeMime() can only
/// say "audio/*".
QString mimeFor(QByteArrayView head, ContentType type);

/// "opus", "json", "md" …: the usual end of a file's name, without a dot; "bin" where the type has none of
/// its own.
QString contentTypeSuffix(ContentType type);

/// The end of a file's name for a value of `type` that starts with `head`: "mp3" where contentTypeSuffix()
/// can only say "audio".
QString fileSuffixFor(QByteArrayView head, ContentType type);

/// "audio", "json" …: the stable name that scripts, filters and statistics use. Several types may share one:
/// "audio" is every type of sound.
QLatin1StringView contentTypeGroupName(ContentType type);

/// All of contentTypeGroupName(), each once, in the order in which people look for them.
std::vector<QLatin1StringView> contentTypeGroupNames();

/// The types of a group; none if there is no group of this name.
std::vector<ContentType> contentTypesNamed(QStringView groupName);

} // namespace cachescope::inspect
