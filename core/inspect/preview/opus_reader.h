// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cachescope::inspect {

struct AudioTag
{
    QString name; ///< in capitals: "TITLE"
    QString value;
};

/// What the head of an Ogg Opus stream says.
struct OpusHeadFacts
{
    int channels = 0;
    qint64 inputHz = 0;         ///< of the recording before it was encoded; 0 if the file does not say
    QString vendor;             ///< of the encoder's library
    std::vector<AudioTag> tags; ///< the first kMostTags, each cut to kMostTagCharacters
    int tagCount = 0;           ///< of all
};
constexpr int kMostTags = 64;
constexpr int kMostTagCharacters = 300;

/// Decodes Ogg Opus (RFC 7845) that is held in memory, piece by piece, at 48 kHz. Memory does not grow with
/// the length of the sound. Damaged places are passed over. One thread at a time.
class OpusReader
{
public:
    static constexpr int kHz = 48'000;

    /// `cancelled` may be null, is looked at while a call searches the data, and must outlive the reader.
    /// Errors: Corrupt (in a sentence: what is wrong with the head), TooLarge (comments of over 16 MiB),
    /// Cancelled.
    static Result<std::unique_ptr<OpusReader>> open(const QByteArray &bytes,
                                                    const std::atomic<bool> *cancelled = nullptr);
    ~OpusReader();
    OpusReader(const OpusReader &) = delete;
    OpusReader &operator=(const OpusReader &) = delete;

    /// Of the first of several chained streams.
    [[nodiscard]] OpusHeadFacts head() const;
    /// How many follow one another; 1 if they are so many that they are only read as they come.
    [[nodiscard]] int streams() const;
    /// Of what is read: 1 if all is mono, otherwise 2. More than two are mixed down to two.
    [[nodiscard]] int channels() const { return m_channels; }
    /// Frames of the whole sound as the time stamps in the file have it; nothing if they cannot be true.
    [[nodiscard]] std::optional<qint64> claimedFrames() const;
    [[nodiscard]] bool canSeek() const;

    /// Decodes into `samples`, interleaved, and returns how many frames: any number from 1 on that fits;
    /// 0 at the end. Errors: Corrupt (nothing more can be decoded), Cancelled.
    Result<qint64> read(std::span<float> samples);
    Result<qint64> read(std::span<qint16> samples);
    /// The frame that is read next. Damaged places count as the time that the file gives them.
    [[nodiscard]] qint64 position() const;
    /// Goes to a frame, or to the last one if there are not so many. Errors: Corrupt, Cancelled,
    /// InvalidArgument (cannot seek).
    Result<void> seek(qint64 frame);

    /// From here on all calls together search no more than `bytes` of the data; then they fail as if what
    /// follows were damaged.
    void limitReading(qint64 bytes);

    /// Damaged places that were passed over so far.
    [[nodiscard]] qint64 gaps() const { return m_gaps; }

private:
    struct Source;

    explicit OpusReader(std::unique_ptr<Source> source);
    template <typename Sample>
    Result<qint64> readSamples(std::span<Sample> samples);
    [[nodiscard]] bool allMono() const;

    const std::unique_ptr<Source> m_source;
    int m_channels = 2;
    qint64 m_gaps = 0;
};

} // namespace cachescope::inspect
