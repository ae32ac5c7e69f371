// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/packed_support.h"

#include <zlib.h>
#include <zstd.h>

namespace cachescope::test {

QByteArray deflated(const QByteArray &data, int windowBits, int level)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(data.size()))), '\0');
    QByteArray source = data;
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray gzipped(const QByteArray &data)
{
    return deflated(data, 31);
}

QByteArray zstandard(const QByteArray &data, int level)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(data.size()))),
                      '\0');
    const std::size_t bytes = ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()),
                                            data.data(), static_cast<std::size_t>(data.size()), level);
    packed.truncate(static_cast<qsizetype>(bytes));
    return packed;
}

QByteArray gzippedZeros(qint64 bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray piece(1 << 20, '\0');
    QByteArray out(1 << 16, '\0');
    QByteArray packed;
    int code = Z_OK;
    for (qint64 left = bytes; code == Z_OK; left -= piece.size()) {
        stream.next_in = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_in = static_cast<uInt>(qBound<qint64>(0, left, piece.size()));
        do {
            stream.next_out = reinterpret_cast<Bytef *>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            code = deflate(&stream, left > piece.size() ? Z_NO_FLUSH : Z_FINISH);
            packed.append(out.constData(), out.size() - static_cast<qsizetype>(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return packed;
}

} // namespace cachescope::test
