// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/xxh64.h"

#include <xxhash.h>

namespace cachescope {

quint64 xxh64(QByteArrayView bytes, quint64 seed)
{
    return XXH64(bytes.data(), static_cast<std::size_t>(bytes.size()), seed);
}

} // namespace cachescope
