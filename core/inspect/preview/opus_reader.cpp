// SPDX-License-Identifier: GPL-3.0-or-later
//
// libopusfile looks for the ends of chained streams by bisection when it opens a file that it can seek in. A
// hostile file holds as many streams as it has pages, so what a call may read is limited; a file that takes
// more is opened as one that can only be read from its start, where streams are met one by one.
#include "core/inspect/preview/opus_reader.h"

#include "core/base/translate.h"
#include "core/inspect/preview/ogg_pages.h"

#include <opusfile.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>
#include <type_traits>

namespace cachescope::inspect {
namespace {

/// Covers of a few MB are common in comments; libopusfile copies them.
constexpr qint64 kMostTagBytes = qint64{16} << 20;
constexpr int kMostFailuresInARow = 64;
/// A packet lasts at most 120 ms and takes at least a byte (RFC 6716, section 3.4).
constexpr qint64 kMostFramesPerByte = 5760;

Error openError(int code)
{
    const auto because = [](const QString &reason) {
        return Error{ErrorCode::Corrupt, CoreText::tr("The sound cannot be decoded: %1.").arg(reason)};
    };
    switch (code) {
    case OP_ENOTFORMAT:
        return because(CoreText::tr("it does not begin with the head of an Opus stream, or ends within it"));
    case OP_EVERSION:
        return because(CoreText::tr("it is of a newer version of Opus"));
    case OP_EIMPL:
        return because(CoreText::tr("it has a kind of channels that the decoder does not know"));
    case OP_EBADTIMESTAMP:
        return because(CoreText::tr("its time stamps contradict each other"));
    case OP_EBADHEADER:
        return because(CoreText::tr("its head is damaged"));
    default:
        return because(CoreText::tr("it is damaged, or holds nothing but its head"));
    }
}

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, CoreText::tr("Decoding was stopped.")};
}

AudioTag tagFrom(const char *comment, int length)
{
    const char *const end = comment + std::max(0, length);
    const char *const equals = std::find(comment, end, '=');
    const auto text = [](const char *from, const char *to) {
        // Four bytes are the most that a character of UTF-8 takes.
        const auto bytes = std::min<qsizetype>(to - from, kMostTagCharacters * 4);
        return QString::fromUtf8(from, bytes).left(kMostTagCharacters);
    };
    if (equals == end)
        return {QString(), text(comment, end)};
    return {text(comment, equals).toUpper(), text(equals + 1, end)};
}

} // namespace

/// The bytes, and libopusfile's state over them.
struct OpusReader::Source
{
    QByteArray bytes;
    const std::atomic<bool> *cancelled = nullptr;
    qint64 at = 0;
    qint64 budget = 0;                                    ///< bytes that may still be read by this call
    qint64 allCalls = std::numeric_limits<qint64>::max(); ///< … and by all of them
    OggOpusFile *file = nullptr;

    ~Source() { close(); }

    void close()
    {
        if (file)
            op_free(file);
        file = nullptr;
    }

    void renewBudget() { budget = 4 * bytes.size() + (1 << 20); }
    [[nodiscard]] bool isCancelled() const { return cancelled && *cancelled; }

    /// 0, or the code of libopusfile's error.
    int open(bool seekable)
    {
        const OpusFileCallbacks callbacks{&Source::read, seekable ? &Source::seek : nullptr,
                                          seekable ? &Source::tell : nullptr, nullptr};
        close();
        at = 0;
        renewBudget();
        int code = 0;
        file = op_open_callbacks(this, &callbacks, nullptr, 0, &code);
        return file ? 0 : code;
    }

    static int read(void *stream, unsigned char *to, int most)
    {
        auto *self = static_cast<Source *>(stream);
        const qint64 count = std::min<qint64>(most, self->bytes.size() - self->at);
        self->budget -= count;
        self->allCalls -= count;
        if (self->isCancelled() || self->budget < 0 || self->allCalls < 0)
            return -1;
        std::memcpy(to, self->bytes.constData() + self->at, static_cast<std::size_t>(count));
        self->at += count;
        return static_cast<int>(count);
    }

    static int seek(void *stream, opus_int64 offset, int whence)
    {
        auto *self = static_cast<Source *>(stream);
        const qint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self->at : self->bytes.size();
        if (offset < -from || offset > self->bytes.size() - from)
            return -1;
        self->at = from + offset;
        return 0;
    }

    static opus_int64 tell(void *stream) { return static_cast<const Source *>(stream)->at; }
};

OpusReader::OpusReader(std::unique_ptr<Source> source)
    : m_source(std::move(source))
    , m_channels(allMono() ? 1 : 2)
{
}

OpusReader::~OpusReader() = default;

Result<std::unique_ptr<OpusReader>> OpusReader::open(const QByteArray &bytes,
                                                     const std::atomic<bool> *cancelled)
{
    if (oggHeadBytes(bytes) > kMostTagBytes)
        return Error{ErrorCode::TooLarge,
                     CoreText::tr("The sound is not decoded: more than 16 MB of comments stand before it.")};
    auto source = std::make_unique<Source>();
    source->bytes = bytes;
    source->cancelled = cancelled;
    int code = source->open(true);
    if (code != 0 && source->budget < 0 && !source->isCancelled())
        code = source->open(false);
    if (source->isCancelled())
        return cancelledError();
    if (code != 0 && code != OP_ENOTFORMAT && oggBreaksOff(bytes))
        return Error{ErrorCode::Corrupt, CoreText::tr("The sound breaks off before any of it is whole.")};
    if (code != 0)
        return openError(code);
    return std::unique_ptr<OpusReader>(new OpusReader(std::move(source)));
}

bool OpusReader::canSeek() const
{
    return op_seekable(m_source->file) != 0;
}

int OpusReader::streams() const
{
    return std::max(1, op_link_count(m_source->file));
}

bool OpusReader::allMono() const
{
    bool mono = canSeek(); // what comes is not known otherwise
    for (int link = 0; mono && link < op_link_count(m_source->file); ++link)
        mono = op_channel_count(m_source->file, link) == 1;
    return mono;
}

std::optional<qint64> OpusReader::claimedFrames() const
{
    const qint64 frames = canSeek() ? op_pcm_total(m_source->file, -1) : -1;
    const bool possible = frames >= 0 && frames / kMostFramesPerByte <= m_source->bytes.size();
    return possible ? std::optional(frames) : std::nullopt;
}

OpusHeadFacts OpusReader::head() const
{
    OpusHeadFacts facts;
    if (const OpusHead *head = op_head(m_source->file, 0)) {
        facts.channels = head->channel_count;
        facts.inputHz = head->input_sample_rate;
    }
    const OpusTags *tags = op_tags(m_source->file, 0);
    if (!tags)
        return facts;
    if (tags->vendor)
        facts.vendor = QString::fromUtf8(tags->vendor, qstrnlen(tags->vendor, kMostTagCharacters));
    facts.tagCount = tags->comments;
    for (int i = 0; i < std::min(tags->comments, kMostTags); ++i)
        facts.tags.push_back(tagFrom(tags->user_comments[i], tags->comment_lengths[i]));
    return facts;
}

template <typename Sample>
Result<qint64> OpusReader::readSamples(std::span<Sample> samples)
{
    const int room = static_cast<int>(std::min<std::size_t>(samples.size(), 1 << 20));
    const auto decode = [&] {
        if constexpr (std::is_same_v<Sample, float>) {
            return m_channels == 1 ? op_read_float(m_source->file, samples.data(), room, nullptr)
                                   : op_read_float_stereo(m_source->file, samples.data(), room);
        } else {
            return m_channels == 1 ? op_read(m_source->file, samples.data(), room, nullptr)
                                   : op_read_stereo(m_source->file, samples.data(), room);
        }
    };
    for (int failures = 0; failures < kMostFailuresInARow; ++failures) {
        m_source->renewBudget();
        const int frames = decode();
        if (m_source->isCancelled())
            return cancelledError();
        if (frames >= 0)
            return qint64{frames};
        ++m_gaps;
        if (frames != OP_HOLE && frames != OP_EBADPACKET)
            break;
    }
    return Error{ErrorCode::Corrupt, CoreText::tr("What follows is damaged.")};
}

Result<qint64> OpusReader::read(std::span<float> samples)
{
    return readSamples(samples);
}

Result<qint64> OpusReader::read(std::span<qint16> samples)
{
    return readSamples(samples);
}

qint64 OpusReader::position() const
{
    return std::max<qint64>(0, op_pcm_tell(m_source->file));
}

void OpusReader::limitReading(qint64 bytes)
{
    m_source->allCalls = bytes;
}

Result<void> OpusReader::seek(qint64 frame)
{
    if (!canSeek())
        return Error{
            ErrorCode::InvalidArgument,
            CoreText::tr("This sound can only be read from its start: it is made of too many parts.")};
    const qint64 last = std::max<qint64>(0, op_pcm_total(m_source->file, -1) - 1);
    m_source->renewBudget();
    const int code = op_pcm_seek(m_source->file, std::clamp<qint64>(frame, 0, last));
    if (m_source->isCancelled())
        return cancelledError();
    if (code != 0)
        return Error{ErrorCode::Corrupt, CoreText::tr("This place of the sound is damaged.")};
    return {};
}

} // namespace cachescope::inspect
