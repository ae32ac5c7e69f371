// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

#include <optional>

namespace cachescope::ui {

/// A file to be read beside the inspector.
struct FileSource
{
    QString path;
    /// Of a file that the inspector has open: then nothing is read beside SQLite, which would drop its locks.
    std::optional<inspect::CacheFile> opened;
};

} // namespace cachescope::ui
