// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace cachescope {

/// XXH64 of `bytes` (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md): finds what a disk or a
/// cut does to a file, ten times as fast as zlib's CRC-32 and at about the speed of memory. The same on every
/// machine. No protection against somebody who means harm. Any thread.
quint64 xxh64(QByteArrayView bytes, quint64 seed = 0);

} // namespace cachescope
