// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/preview_decoder.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/audio_track.h"
#include "core/inspect/preview/json_field.h"
#include "core/inspect/preview/json_outline.h"
#include "core/inspect/preview/text_decoding.h"
#include "core/inspect/preview/text_index.h"
#include "core/inspect/preview/unpacking.h"
#include "core/inspect/preview/visible_text.h"
#include "core/sqlite/cancel_guard.h"

#include <utility>

namespace cachescope::inspect {

namespace {

/// Whose start alone says little.
bool isNeededWhole(ContentType type)
{
    return type == ContentType::OggOpus || type == ContentType::Audio || type == ContentType::Image;
}

/// By as much of the start as the table of entries goes by, so that both say the same.
ContentType typeOf(const QByteArray &bytes, qint64 bytesInAll)
{
    return detectContentType(bytes.first(qMin(bytes.size(), kContentHeadBytes)), bytesInAll);
}

/// Decodes one value once.
class Decoder
{
public:
    Decoder(const PreviewSource &source, const PreviewOptions &options, bool isWholeWanted,
            const std::atomic<bool> &cancelled)
        : m_source(source)
        , m_options(options)
        , m_isWholeWanted(isWholeWanted)
        , m_cancelled(cancelled)
    {
    }

    Result<void> read();
    void unpackLayers();
    void decodeContent();

    Preview preview;
    /// There was more to read or to unpack than the bounds let.
    bool isBounded = false;

private:
    bool takeLayer();
    [[nodiscard]] std::optional<TextHint> hint() const;
    void decodeSound();
    void decodeText(TextHint hint);
    void decodeJson();
    void decodeMarkdown();
    void tell(const QString &problem);

    const PreviewSource &m_source;
    const PreviewOptions m_options;
    const bool m_isWholeWanted;
    const std::atomic<bool> &m_cancelled;
};

Result<void> Decoder::read()
{
    const auto bytes = m_source.read(qMin(m_source.bytes, m_options.maxStoredBytes));
    if (!bytes)
        return bytes.error();
    preview.rowid = m_source.rowid;
    preview.trail = m_source.trail;
    preview.storedBytes = m_source.bytes;
    preview.bytes = *bytes;
    preview.complete = bytes->size() == m_source.bytes;
    isBounded = !preview.complete;
    preview.type = typeOf(*bytes, m_source.bytes);
    preview.shown = preview.type;
    return {};
}

void Decoder::unpackLayers()
{
    for (int layer = 0; layer < kMostLayers && mayHoldAnother(preview.shown); ++layer) {
        if (m_cancelled || !takeLayer())
            return;
    }
}

/// False if there is nothing to be had below.
bool Decoder::takeLayer()
{
    const ContentType type = preview.shown;
    // Base64 of what nobody knows is better looked at as the text that it is.
    if (type == ContentType::Base64 && detectInside(type, preview.bytes) == ContentType::Unknown)
        return false;
    UnpackBounds bounds;
    bounds.keptBytes = m_options.maxShownBytes;
    Unpacked unpacked = unpack(type, preview.bytes, preview.complete, bounds, &m_cancelled);
    tell(unpacked.problem);
    if (unpacked.bytes.isEmpty() && !unpacked.isWhole)
        return false;
    PackedLayer layer{type, preview.bytes.size(), std::nullopt, unpacked.seenBytes};
    if (unpacked.isWhole)
        layer.unpackedBytes = unpacked.seenBytes;
    preview.layers.push_back(layer);
    preview.complete = unpacked.isComplete();
    isBounded = isBounded || unpacked.bytes.size() < unpacked.seenBytes;
    preview.shown = typeOf(unpacked.bytes, unpacked.isWhole ? unpacked.seenBytes : kUnknownBytes);
    preview.bytes = std::move(unpacked.bytes);
    return true;
}

/// The first problem is the cause of those further in.
void Decoder::tell(const QString &problem)
{
    if (preview.problem.isEmpty())
        preview.problem = problem;
}

/// Nothing if it is surely no text.
std::optional<TextHint> Decoder::hint() const
{
    switch (preview.shown) {
    case ContentType::Json:
    case ContentType::Text:
    case ContentType::Base64:
    case ContentType::Markdown:
        return TextHint::Text;
    case ContentType::Html:
    case ContentType::Xml:
        return TextHint::Markup;
    case ContentType::Unknown:
        return TextHint::Unsure;
    case ContentType::Image:
        // SVG
        if (fileSuffixFor(preview.bytes, preview.shown) == QLatin1String("svg"))
            return TextHint::Markup;
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

void Decoder::decodeContent()
{
    if (const auto text = hint(); text && !preview.bytes.isEmpty())
        decodeText(*text);
    if (preview.shown == ContentType::OggOpus)
        decodeSound();
}

void Decoder::decodeSound()
{
    const auto audio =
        decodeTrack(preview.bytes, m_isWholeWanted ? wholeAudio() : AudioOptions(), &m_cancelled);
    if (!audio)
        return tell(audio.error().message);
    preview.audio = *audio;
    tell(preview.audio->facts().problem);
}

void Decoder::decodeText(TextHint textHint)
{
    auto decoded = inspect::decodeText(preview.bytes, preview.complete, textHint, &m_cancelled);
    if (!decoded)
        return;
    preview.lines = TextIndex::make(decoded->utf8, &m_cancelled);
    if (!preview.lines)
        return;
    decoded->facts.lines = preview.lines->lineCount();
    preview.text = decoded->facts;
    if (preview.shown == ContentType::Unknown) {
        const ContentType inText =
            typeOf(decoded->utf8, preview.complete ? decoded->utf8.size() : kUnknownBytes);
        const bool isText = inText == ContentType::Json || inText == ContentType::Html ||
                            inText == ContentType::Xml || inText == ContentType::Markdown;
        preview.shown = isText ? inText : ContentType::Text;
    }
    if (preview.shown == ContentType::Json)
        decodeJson();
    decodeMarkdown();
}

void Decoder::decodeJson()
{
    preview.json = JsonOutline::read(preview.lines->text(), preview.complete, &m_cancelled);
    if (preview.json)
        tell(preview.json->problem());
    else if (preview.lines->text().size() > JsonOutline::kMostBytes)
        tell(CoreText::tr("The JSON is too long to be laid out, with more than %1.")
                 .arg(formatBytes(JsonOutline::kMostBytes)));
}

void Decoder::decodeMarkdown()
{
    if (preview.shown == ContentType::Markdown) {
        const QByteArray &text = preview.lines->text();
        preview.markdown = QString::fromUtf8(
            QByteArrayView(text).first(wholeLetters(text, static_cast<qsizetype>(kMostMarkdownBytes))));
    } else if (preview.json) {
        preview.markdown = QString::fromUtf8(markdownIn(*preview.json, kMostMarkdownBytes));
    }
}

bool isWhole(const PreviewOptions &options)
{
    return options.maxStoredBytes >= kMostWholeBytes && options.maxShownBytes >= kMostWholeBytes;
}

/// What is decoded of sound and images without being asked for.
PreviewOptions enlarged(const PreviewOptions &bounds, bool isPacked)
{
    if (!isPacked)
        return wholePreview();
    return {qMax(bounds.maxStoredBytes, kMostPackedBytes), qMax(bounds.maxShownBytes, kMostPackedBytes)};
}

bool isLarger(const PreviewOptions &bounds, const PreviewOptions &than)
{
    return bounds.maxStoredBytes > than.maxStoredBytes || bounds.maxShownBytes > than.maxShownBytes;
}

/// `isWholeWanted`: somebody asked for all of it; `bounds` may be as wide without that.
Result<PreviewPtr> decodeWithin(const PreviewSource &source, const PreviewOptions &bounds, bool isWholeWanted,
                                const std::atomic<bool> &cancelled)
{
    auto decoder = std::make_unique<Decoder>(source, bounds, isWholeWanted, cancelled);
    if (auto read = decoder->read(); !read)
        return read.error();
    decoder->unpackLayers();
    const PreviewOptions larger = enlarged(bounds, !decoder->preview.layers.empty());
    if (isLarger(larger, bounds) && decoder->isBounded && isNeededWhole(decoder->preview.shown)) {
        decoder.reset(); // before as much is read again
        return decodeWithin(source, larger, isWholeWanted, cancelled);
    }
    decoder->decodeContent();
    if (cancelled)
        return sqlite::cancelledError();
    const bool soundGoesOn = decoder->preview.audio && decoder->preview.audio->facts().moreToShow;
    decoder->preview.moreToShow = !isWholeWanted && (soundGoesOn || (decoder->isBounded && !isWhole(bounds)));
    return PreviewPtr(std::make_shared<const Preview>(std::move(decoder->preview)));
}

} // namespace

Result<PreviewPtr> decodePreview(const PreviewSource &source, const PreviewOptions &options,
                                 const std::atomic<bool> &cancelled)
{
    return decodeWithin(source, options, isWhole(options), cancelled);
}

} // namespace cachescope::inspect
