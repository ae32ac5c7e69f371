// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

/// Documents, archives, compressed data and programs' own objects that have a signature.
FileKind dataKind(std::string_view head, qint64 valueBytes);

/// Data whose only sign is weaker, to be asked after everything else: a zlib stream.
FileKind weakDataKind(std::string_view head);

} // namespace cachescope::inspect
