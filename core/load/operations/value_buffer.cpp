// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/value_buffer.h"

#include "core/load/operations/random.h"

#include <cstring>

namespace cachescope::load {

namespace {

/// So many different slices there are.
constexpr qint64 kOffsets = 64 * 1024;

} // namespace

ValueBuffer::ValueBuffer(qint64 valueBytes, quint64 seed)
    : m_valueBytes(valueBytes)
{
    constexpr auto word = static_cast<qint64>(sizeof(quint64));
    m_bytes.resize((valueBytes + kOffsets + word) / word * word);
    Random random(seed);
    for (qint64 at = 0; at < m_bytes.size(); at += word) {
        const quint64 drawn = random.next();
        std::memcpy(m_bytes.data() + at, &drawn, sizeof drawn);
    }
}

QByteArray ValueBuffer::value(quint64 valueSeed) const
{
    const auto offset = static_cast<qint64>(valueSeed % kOffsets);
    return QByteArray::fromRawData(m_bytes.constData() + offset, m_valueBytes);
}

} // namespace cachescope::load
