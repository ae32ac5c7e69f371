// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace cachescope::inspect {

class AudioTrack;
class JsonOutline;
class TextIndex;

struct PreviewOptions
{
    /// Of the value as it is stored; more are not read. Sound and images are read up to kMostWholeBytes all
    /// the same, since their start alone says little, and up to kMostPackedBytes where they are packed.
    qint64 maxStoredBytes = qint64{4} << 20;
    /// Of what compressed or Base64 values hold; more are not unpacked.
    qint64 maxShownBytes = qint64{8} << 20;
};

/// "Show all": the bounds beyond which values are shown in part, and as hex, only.
constexpr qint64 kMostWholeBytes = qint64{256} << 20;
PreviewOptions wholePreview();
/// Of packed sound and images, before and after they are unpacked, unless all is asked for: a few bytes may
/// claim to be as large as they like.
constexpr qint64 kMostPackedBytes = qint64{32} << 20;

/// How many wrappings are taken off, one inside the other.
constexpr int kMostLayers = 4;
/// Of Markdown that is to be rendered.
constexpr qint64 kMostMarkdownBytes = qint64{1} << 20;

/// One wrapping around a value that was taken off.
struct PackedLayer
{
    ContentType type = ContentType::Unknown; ///< Gzip, Zlib, Zstd, Base64 …
    /// The wrapped data, as far as they were there to be unpacked.
    qint64 packedBytes = 0;
    /// What came out; absent if it was not unpacked to its end.
    std::optional<qint64> unpackedBytes;
    /// What came out at least: unpacking goes on for a while to find the size.
    qint64 seenBytes = 0;
};

/// What a text's bytes were taken for.
struct TextFacts
{
    QString encoding;     ///< "UTF-8", "UTF-16LE", "windows-1252" …
    bool guessed = false; ///< neither by a mark nor because only one fits
    qint64 lines = 0;
    qint64 badBytes = 0; ///< which stand for no character and are shown as U+FFFD
};

/// A value as people look at it. Shared between threads, never changed.
struct Preview
{
    qint64 rowid = 0;
    QStringList trail; ///< of a field inside the value: names from the outside in; empty for the value itself
    ContentType type = ContentType::Unknown;  ///< as it is stored
    ContentType shown = ContentType::Unknown; ///< of `bytes`, when all that was recognised is unpacked
    qint64 storedBytes = 0;                   ///< of the value, or of the field as it stands in its text
    std::vector<PackedLayer> layers;          ///< from the outside in
    QByteArray bytes;                         ///< unpacked; as many of them as the options allow
    bool complete = false;                    ///< `bytes` are all there are
    bool moreToShow = false;                  ///< wholePreview() would show more
    QString problem; ///< a sentence; empty if all went well: "The gzip data are damaged after 12 kB …"

    /// Of `bytes` that are text of any kind (also JSON, Markdown, HTML, SVG …). A letter that the end cuts is
    /// left out.
    std::optional<TextFacts> text;
    std::shared_ptr<const TextIndex> lines;  ///< the text in UTF-8 and its lines, where `text` is set
    std::shared_ptr<const JsonOutline> json; ///< where shown is Json and it could be read
    /// The Markdown in it: the text, or the page of an extraction's JSON. At most kMostMarkdownBytes.
    QString markdown;
    std::shared_ptr<const AudioTrack> audio; ///< where shown is OggOpus and it could be decoded

    /// The text; a copy of all of it, twice as large as in UTF-8. Empty where `text` is not set.
    [[nodiscard]] QString string() const;
};
using PreviewPtr = std::shared_ptr<const Preview>;

} // namespace cachescope::inspect
