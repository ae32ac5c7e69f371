// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace cachescope::inspect {

/// What a value looks like from its first bytes.
enum class ContentType { Unknown, Empty, OggOpus, Audio, Json, Html, Text, Base64, Image, Pdf, Gzip, Zstd };

/// How many leading bytes detectContentType() can make use of.
constexpr qsizetype kContentHeadBytes = 64;

/// `head` is the start of the value, kContentHeadBytes of it or all if it is shorter; `valueBytes` its full
/// length.
ContentType detectContentType(QByteArrayView head, qint64 valueBytes);

/// "Ogg Opus", "JSON", "unknown" …: for people. Not translated: format names.
QString contentTypeLabel(ContentType type);

/// "audio/ogg", "application/json" …: the MIME type, for scripts; "application/octet-stream" if unknown.
QString contentTypeMime(ContentType type);

} // namespace cachescope::inspect
