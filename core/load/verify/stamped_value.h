// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// Values that tell which they are: each bears its key, its version, its length and a checksum. In the byte
/// order of this machine: they live as long as a run. Any thread.
namespace cachescope::load {

/// A value must have room for its stamps: 40 bytes at its beginning, 8 at its end.
inline constexpr qint64 kLeastStampedBytes = 64;

/// How much of a value is looked at.
enum class StampDepth {
    Full, ///< every byte: some microseconds for 50 kB
    Ends, ///< its beginning and its end: finds values cut short and halves of two versions, and costs nothing
};

struct Stamp
{
    enum class State {
        NotStamped, ///< does not begin as a stamped value does
        Torn,       ///< its length, its checksum or its versions at both ends disagree
        WrongKey,   ///< whole, and stored under another key
        Good,
    };

    State state = State::NotStamped;
    quint64 version = 0; ///< as its beginning says; 0 if not stamped
};

/// What a value says of its key.
quint64 stampKeyHash(const QString &key);

/// Version `version` of the value of the key with `keyHash` (stampKeyHash()): `bytes` long, at least
/// kLeastStampedBytes. What is between the stamps is cut from `material`, at a place that key and version
/// choose; it must be at least as long as the value, and some 64 kB longer for versions to differ
/// throughout. `run` tells values of one run from those that another left in the file: to it they are not
/// stamped.
QByteArray stampedValue(quint64 keyHash, quint64 version, qint64 bytes, QByteArrayView material,
                        quint64 run = 0);

/// What `value`, read under the key with `keyHash`, is.
Stamp readStamp(QByteArrayView value, quint64 keyHash, StampDepth depth = StampDepth::Full, quint64 run = 0);

} // namespace cachescope::load
