// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/content_type.h"

#include <QByteArray>

#include <string_view>

/// The first bytes of what values wrap, with bounded work whatever the data say.
namespace cachescope::inspect {

/// The first bytes of the value that another wraps.
struct UnpackedHead
{
    QByteArray bytes;     ///< at most kContentHeadBytes
    bool isWhole = false; ///< nothing follows
};

/// `type` is one for which mayHoldAnother() is true; data that cannot be unpacked gives nothing, or as much
/// as stands before the damage.
UnpackedHead unpackHead(ContentType type, std::string_view head);

/// A zlib stream (RFC 1950) as programs write it: 32 KiB window, no dictionary, and the start of its data
/// unpacks. The header is only two bytes, so that this is asked last.
bool isZlib(std::string_view head);

} // namespace cachescope::inspect
