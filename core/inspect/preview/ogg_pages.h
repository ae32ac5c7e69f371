// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

/// The pages of an Ogg file (RFC 3533), without what they hold. Any thread.
namespace cachescope::inspect {

/// Whether the file stops before its end: the last page is not whole, or does not end its stream.
bool oggBreaksOff(QByteArrayView file);

/// How many bytes the pages take that hold the first two packets, which are the head and the comments of an
/// Opus stream; up to the first page that is not whole if those do not end.
qint64 oggHeadBytes(QByteArrayView file);

} // namespace cachescope::inspect
