// SPDX-License-Identifier: GPL-3.0-or-later
// What content types are called, for people, scripts and file systems. Formats are told apart more exactly
// where a head is given.
#include "core/base/translate.h"
#include "core/inspect/types/content_type.h"
#include "core/inspect/types/file_kind.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

using namespace Qt::StringLiterals;

struct Names
{
    ContentType type;
    const char *label;
    QLatin1StringView group;
    QLatin1StringView mime;
    QLatin1StringView suffix;
};

/// In the order in which groups are offered.
constexpr std::array<Names, kContentTypeCount> kNames{{
    {ContentType::OggOpus, "Ogg Opus", "audio"_L1, "audio/ogg"_L1, "opus"_L1},
    {ContentType::Audio, QT_TRANSLATE_NOOP("cachescope::CoreText", "audio"), "audio"_L1, "audio/*"_L1,
     "audio"_L1},
    {ContentType::Json, "JSON", "json"_L1, "application/json"_L1, "json"_L1},
    {ContentType::Markdown, "Markdown", "markdown"_L1, "text/markdown"_L1, "md"_L1},
    {ContentType::Text, QT_TRANSLATE_NOOP("cachescope::CoreText", "text"), "text"_L1, "text/plain"_L1,
     "txt"_L1},
    {ContentType::Html, "HTML", "html"_L1, "text/html"_L1, "html"_L1},
    {ContentType::Xml, "XML", "xml"_L1, "application/xml"_L1, "xml"_L1},
    {ContentType::Base64, "Base64", "base64"_L1, "text/plain"_L1, "b64"_L1},
    {ContentType::Image, QT_TRANSLATE_NOOP("cachescope::CoreText", "image"), "image"_L1, "image/*"_L1,
     "image"_L1},
    {ContentType::Video, QT_TRANSLATE_NOOP("cachescope::CoreText", "video"), "video"_L1, "video/*"_L1,
     "video"_L1},
    {ContentType::Pdf, "PDF", "pdf"_L1, "application/pdf"_L1, "pdf"_L1},
    {ContentType::Gzip, "gzip", "gzip"_L1, "application/gzip"_L1, "gz"_L1},
    {ContentType::Zstd, "Zstandard", "zstd"_L1, "application/zstd"_L1, "zst"_L1},
    {ContentType::Zlib, "zlib", "zlib"_L1, "application/zlib"_L1, "zz"_L1},
    {ContentType::Archive, QT_TRANSLATE_NOOP("cachescope::CoreText", "archive"), "archive"_L1,
     "application/octet-stream"_L1, "archive"_L1},
    {ContentType::Pickle, "Python pickle", "pickle"_L1, "application/x-python-pickle"_L1, "pickle"_L1},
    {ContentType::RubyMarshal, "Ruby Marshal", "marshal"_L1, "application/x-ruby-marshal"_L1, "marshal"_L1},
    {ContentType::RailsEntry, "Rails entry", "rails"_L1, "application/x-rails-cache-entry"_L1, "rails"_L1},
    {ContentType::Sqlite, "SQLite", "sqlite"_L1, "application/vnd.sqlite3"_L1, "sqlite"_L1},
    {ContentType::Empty, QT_TRANSLATE_NOOP("cachescope::CoreText", "empty"), "empty"_L1,
     "application/octet-stream"_L1, "bin"_L1},
    {ContentType::Unknown, QT_TRANSLATE_NOOP("cachescope::CoreText", "unknown"), "unknown"_L1,
     "application/octet-stream"_L1, "bin"_L1},
}};

const Names &namesOf(ContentType type)
{
    const auto *const names = std::ranges::find(kNames, type, &Names::type);
    return names != kNames.end() ? *names : kNames.back();
}

/// The exact kind if it agrees with what the caller knows of the value.
FileKind exactKind(QByteArrayView head, ContentType type)
{
    const FileKind kind = detectFileKind(asStringView(head), kUnknownBytes);
    return kind.type == type ? kind : FileKind();
}

} // namespace

QString contentTypeLabel(ContentType type)
{
    return CoreText::tr(namesOf(type).label);
}

QString contentTypeLabel(DetectedType type)
{
    if (type.inner == ContentType::Unknown)
        return contentTypeLabel(type.type);
    return QStringLiteral("%1: %2").arg(contentTypeLabel(type.type), contentTypeLabel(type.inner));
}

QString contentTypeMime(ContentType type)
{
    return namesOf(type).mime;
}

QString mimeFor(QByteArrayView head, ContentType type)
{
    const FileKind kind = exactKind(head, type);
    return kind.mime.isEmpty() ? contentTypeMime(type) : QString(kind.mime);
}

QString contentTypeSuffix(ContentType type)
{
    return namesOf(type).suffix;
}

QString fileSuffixFor(QByteArrayView head, ContentType type)
{
    const FileKind kind = exactKind(head, type);
    return kind.suffix.isEmpty() ? contentTypeSuffix(type) : QString(kind.suffix);
}

QLatin1StringView contentTypeGroupName(ContentType type)
{
    return namesOf(type).group;
}

std::vector<QLatin1StringView> contentTypeGroupNames()
{
    std::vector<QLatin1StringView> groups;
    for (const Names &names : kNames) {
        if (std::ranges::find(groups, names.group) == groups.end())
            groups.push_back(names.group);
    }
    return groups;
}

std::vector<ContentType> contentTypesNamed(QStringView groupName)
{
    std::vector<ContentType> types;
    for (const Names &names : kNames) {
        if (groupName == names.group)
            types.push_back(names.type);
    }
    return types;
}

} // namespace cachescope::inspect
