// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// Values that can be told from any other. Any thread.
namespace cachescope::test {

/// The value that belongs to `key`: half to one and a half times `bytes`, and different throughout.
QByteArray valueFor(const QString &key, int bytes);

/// Of a value, in hexadecimal.
QByteArray checksum(const QByteArray &value);

} // namespace cachescope::test
