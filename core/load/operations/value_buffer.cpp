// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/value_buffer.h"

#include "core/load/operations/random.h"

#include <cstring>

namespace cachescope::load {

ValueBuffer::ValueBuffer(qint64 largestValueBytes, quint64 seed)
{
    constexpr auto word = static_cast<qint64>(sizeof(quint64));
    m_bytes.resize((largestValueBytes + kOffsets + word) / word * word);
    Random random(seed);
    for (qint64 at = 0; at < m_bytes.size(); at += word) {
        const quint64 drawn = random.next();
        std::memcpy(m_bytes.data() + at, &drawn, sizeof drawn);
    }
}

QByteArray ValueBuffer::value(quint64 valueSeed, qint64 bytes) const
{
    const auto offset = static_cast<qint64>(valueSeed % kOffsets);
    return QByteArray::fromRawData(m_bytes.constData() + offset, bytes);
}

} // namespace cachescope::load
