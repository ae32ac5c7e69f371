// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace cachescope::load {

/// Values for stores that cost nothing to make, so that the harness is not what is measured: slices of one
/// random buffer. Constant after construction; any thread.
class ValueBuffer
{
public:
    ValueBuffer(qint64 valueBytes, quint64 seed);

    /// A value of `valueBytes`; the same seed gives the same. Not a copy: the buffer must outlive it.
    [[nodiscard]] QByteArray value(quint64 valueSeed) const;

private:
    const qint64 m_valueBytes;
    QByteArray m_bytes;
};

} // namespace cachescope::load
