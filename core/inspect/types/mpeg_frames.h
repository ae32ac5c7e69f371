// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string_view>

/// MPEG audio without a container is known only by the headers of its frames, which are few bits: every
/// field is checked, the frame must fit into the value, and a second header must stand where the first frame
/// ends if the head reaches that far.
namespace cachescope::inspect {

/// Layer II or III (ISO/IEC 11172-3, 2.4.1.3; 13818-3). Layer I, which nobody writes any more, would be taken
/// for the byte order mark of UTF-16.
bool isMpegAudio(std::string_view head, qint64 valueBytes);

/// AAC in the Audio Data Transport Stream (ISO/IEC 13818-7, 6.2).
bool isAdts(std::string_view head, qint64 valueBytes);

} // namespace cachescope::inspect
