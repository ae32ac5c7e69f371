// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Data packed as programs do. Any thread.
namespace cachescope::test {

/// `windowBits` and `level` as deflateInit2() takes them: 15 for zlib, 31 for gzip.
QByteArray deflated(const QByteArray &data, int windowBits, int level = 6);
QByteArray gzipped(const QByteArray &data);
QByteArray zstandard(const QByteArray &data, int level = 3);

/// Gzip of `bytes` zero bytes, made piece by piece.
QByteArray gzippedZeros(qint64 bytes);

} // namespace cachescope::test
