// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/unpacking.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/base64_reader.h"
#include "core/inspect/types/file_kind.h"
#include "core/inspect/types/rails_entry.h"

#include <QDeadlineTimer>

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <memory>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kPieceBytes = qsizetype{256} << 10;
/// The most that `zstd` asks for unless told otherwise (ZSTD_WINDOWLOG_LIMIT_DEFAULT): 128 MiB, of which only
/// what is used becomes real.
constexpr int kZstdWindowLog = 27;
/// Gzip data may be followed by zeros, as tapes need them, and by another member.
constexpr QByteArrayView kGzipMagic("\x1f\x8b");

/// Takes what comes out, piece by piece, and tells when it is enough.
class Collector
{
public:
    Collector(const UnpackBounds &bounds, const std::atomic<bool> *cancelled, Unpacked *unpacked)
        : m_bounds(bounds)
        , m_cancelled(cancelled)
        , m_unpacked(*unpacked)
    {
    }

    /// Where the next piece is to be written.
    char *buffer() { return m_piece.data(); }
    /// The first `bytes` of the buffer were written. False: no more are wanted.
    bool take(qsizetype bytes);

private:
    const UnpackBounds m_bounds;
    const std::atomic<bool> *const m_cancelled;
    Unpacked &m_unpacked;
    QByteArray m_piece = QByteArray(kPieceBytes, Qt::Uninitialized);
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
};

bool Collector::take(qsizetype bytes)
{
    const qint64 room = m_bounds.keptBytes - m_unpacked.bytes.size();
    m_unpacked.bytes.append(m_piece.constData(), static_cast<qsizetype>(qMin<qint64>(room, bytes)));
    m_unpacked.seenBytes += bytes;
    if (m_cancelled && m_cancelled->load(std::memory_order_relaxed))
        return false;
    if (bytes < room)
        return true;
    if (m_deadline.isForever())
        m_deadline.setRemainingTime(m_bounds.countedFor);
    return m_unpacked.seenBytes < m_bounds.countedBytes && !m_deadline.hasExpired();
}

QString endsEarly(const QString &format, qint64 bytes)
{
    return CoreText::tr("The %1 data end too early, after %2 unpacked.").arg(format, formatBytes(bytes));
}

QString damaged(const QString &format, qint64 bytes)
{
    return CoreText::tr("The %1 data are damaged after %2 unpacked.").arg(format, formatBytes(bytes));
}

QString followed(const QString &format, qint64 bytes)
{
    return CoreText::tr("The %1 data are followed by %2 that do not belong to them.")
        .arg(format, formatBytes(bytes));
}

/// Unpacks zlib's and gzip's formats; several gzip members one after the other.
class Inflater
{
public:
    /// `windowBits` as inflateInit2() takes them: 15 for zlib's format, 16 more for gzip's.
    Inflater(QByteArrayView packed, bool isGzip)
        : m_packed(packed)
        , m_isGzip(isGzip)
        , m_format(isGzip ? QStringLiteral("gzip") : QStringLiteral("zlib"))
    {
        m_ready = inflateInit2(&m_stream, MAX_WBITS + (isGzip ? 16 : 0)) == Z_OK;
        // zlib's interface has no const input, but does not write to it.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
        m_stream.avail_in = static_cast<uInt>(packed.size());
    }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    void run(bool isWhole, Collector *collector, Unpacked *unpacked);

private:
    [[nodiscard]] QByteArrayView rest() const { return m_packed.last(m_stream.avail_in); }
    bool nextMember();
    [[nodiscard]] QString damage(qint64 bytes) const;

    const QByteArrayView m_packed;
    const bool m_isGzip;
    const QString m_format;
    z_stream m_stream{};
    bool m_ready = false;
};

void Inflater::run(bool isWhole, Collector *collector, Unpacked *unpacked)
{
    for (int code = m_ready ? Z_OK : Z_MEM_ERROR;;) {
        m_stream.next_out = reinterpret_cast<Bytef *>(collector->buffer());
        m_stream.avail_out = static_cast<uInt>(kPieceBytes);
        if (m_ready)
            code = inflate(&m_stream, Z_NO_FLUSH);
        const bool goesOn = collector->take(kPieceBytes - static_cast<qsizetype>(m_stream.avail_out));
        if (code == Z_STREAM_END && nextMember()) {
            if (!goesOn)
                return;
            continue;
        }
        unpacked->isWhole = code == Z_STREAM_END;
        if (unpacked->isWhole && !rest().isEmpty() && isWhole)
            unpacked->problem = followed(m_format, rest().size());
        else if (code == Z_BUF_ERROR && m_stream.avail_in == 0)
            unpacked->problem = isWhole ? endsEarly(m_format, unpacked->seenBytes) : QString();
        else if (code != Z_OK && code != Z_STREAM_END)
            unpacked->problem = damage(unpacked->seenBytes);
        if (code != Z_OK || !goesOn)
            return;
    }
}

/// Whether another follows, which is begun.
bool Inflater::nextMember()
{
    while (m_stream.avail_in > 0 && m_isGzip && *m_stream.next_in == 0) {
        ++m_stream.next_in;
        --m_stream.avail_in;
    }
    return m_isGzip && rest().startsWith(kGzipMagic) && inflateReset(&m_stream) == Z_OK;
}

QString Inflater::damage(qint64 bytes) const
{
    const QByteArrayView message(m_stream.msg ? m_stream.msg : "");
    if (message == "incorrect data check" || message == "incorrect length check")
        return CoreText::tr("The %1 data do not match their checksum or length.").arg(m_format);
    return damaged(m_format, bytes);
}

Unpacked inflated(QByteArrayView packed, bool isWhole, bool isGzip, const UnpackBounds &bounds,
                  const std::atomic<bool> *cancelled)
{
    Unpacked unpacked;
    Collector collector(bounds, cancelled, &unpacked);
    Inflater(packed, isGzip).run(isWhole, &collector, &unpacked);
    return unpacked;
}

QString zstdDamage(std::size_t code, qint64 bytes)
{
    switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_frameParameter_windowTooLarge:
        return CoreText::tr("The zstd data ask for more than 128 MiB of memory to be unpacked.");
    case ZSTD_error_dictionary_wrong:
        return CoreText::tr(
            "The zstd data can only be unpacked with the dictionary that they were packed with.");
    case ZSTD_error_checksum_wrong:
        return CoreText::tr("The zstd data do not match their checksum or length.");
    default:
        return damaged(QStringLiteral("zstd"), bytes);
    }
}

/// Takes several frames one after the other, also those to be skipped.
Unpacked zstd(QByteArrayView packed, bool isWhole, const UnpackBounds &bounds,
              const std::atomic<bool> *cancelled)
{
    Unpacked unpacked;
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx *)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context || ZSTD_isError(ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kZstdWindowLog)))
        return unpacked;
    Collector collector(bounds, cancelled, &unpacked);
    ZSTD_inBuffer in{packed.data(), static_cast<std::size_t>(packed.size()), 0};
    bool betweenFrames = false;
    while (true) {
        ZSTD_outBuffer out{collector.buffer(), static_cast<std::size_t>(kPieceBytes), 0};
        const std::size_t before = in.pos;
        const std::size_t left = ZSTD_decompressStream(context.get(), &out, &in);
        const bool goesOn = collector.take(static_cast<qsizetype>(out.pos));
        if (ZSTD_isError(left)) {
            const auto rest = static_cast<qint64>(packed.size()) - static_cast<qint64>(before);
            unpacked.isWhole = betweenFrames && ZSTD_getErrorCode(left) == ZSTD_error_prefix_unknown;
            unpacked.problem = unpacked.isWhole ? followed(QStringLiteral("zstd"), rest)
                                                : zstdDamage(left, unpacked.seenBytes);
            return unpacked;
        }
        betweenFrames = left == 0;
        const bool atEnd = in.pos == in.size && out.pos < out.size;
        unpacked.isWhole = betweenFrames && in.pos == in.size;
        if (atEnd && !betweenFrames && isWhole)
            unpacked.problem = endsEarly(QStringLiteral("zstd"), unpacked.seenBytes);
        if (unpacked.isWhole || atEnd || !goesOn)
            return unpacked;
    }
}

Unpacked base64(QByteArrayView text, const UnpackBounds &bounds, const std::atomic<bool> *cancelled)
{
    Unpacked unpacked;
    Collector collector(bounds, cancelled, &unpacked);
    Base64Reader reader(text);
    while (collector.take(reader.read(collector.buffer(), kPieceBytes)) && !reader.isAtEnd()) {
    }
    unpacked.isWhole = reader.isAtEnd() && !reader.isWrong();
    if (reader.isWrong())
        unpacked.problem = damaged(QStringLiteral("Base64"), unpacked.seenBytes);
    return unpacked;
}

Unpacked railsPayload(QByteArrayView packed, const UnpackBounds &bounds)
{
    Unpacked unpacked;
    const auto entry = parseRailsEntry(asStringView(packed));
    if (!entry)
        return unpacked;
    const QByteArrayView payload(entry->payload.data(), static_cast<qsizetype>(entry->payload.size()));
    unpacked.bytes = payload.first(qMin<qsizetype>(payload.size(), bounds.keptBytes)).toByteArray();
    unpacked.seenBytes = payload.size();
    unpacked.isWhole = true;
    return unpacked;
}

} // namespace

Unpacked unpack(ContentType type, QByteArrayView packed, bool isWhole, const UnpackBounds &mostBounds,
                const std::atomic<bool> *cancelled)
{
    // What all of it comes to cannot be found from a part.
    UnpackBounds bounds = mostBounds;
    if (!isWhole)
        bounds.countedBytes = 0;
    Unpacked unpacked;
    switch (type) {
    case ContentType::Gzip:
    case ContentType::Zlib:
        unpacked = inflated(packed, isWhole, type == ContentType::Gzip, bounds, cancelled);
        break;
    case ContentType::Zstd:
        unpacked = zstd(packed, isWhole, bounds, cancelled);
        break;
    case ContentType::Base64:
        unpacked = base64(packed, bounds, cancelled);
        break;
    case ContentType::RailsEntry:
        unpacked = railsPayload(packed, bounds);
        break;
    default:
        break;
    }
    // Another member or frame may follow where the data were cut.
    unpacked.isWhole = unpacked.isWhole && isWhole;
    unpacked.bytes.squeeze();
    return unpacked;
}

} // namespace cachescope::inspect
