// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace cachescope::load {

/// What values are cut from, so that making one costs a copy and no more: one buffer of random bytes, longer
/// than the largest value. Constant after construction; any thread.
class ValueBuffer
{
public:
    /// Slices of it begin at any of so many places.
    static constexpr qint64 kOffsets = 64 * 1024;

    ValueBuffer(qint64 largestValueBytes, quint64 seed);

    /// At least kOffsets longer than the largest value.
    [[nodiscard]] const QByteArray &material() const { return m_bytes; }
    /// A value of `bytes`; the same seed gives the same. Not a copy: the buffer must outlive it.
    [[nodiscard]] QByteArray value(quint64 valueSeed, qint64 bytes) const;

private:
    QByteArray m_bytes;
};

} // namespace cachescope::load
