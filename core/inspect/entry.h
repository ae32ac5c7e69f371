// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/content_type.h"

#include <QString>

#include <optional>

namespace cachescope::inspect {

/// One row of a cache without its value.
struct Entry
{
    qint64 rowid = 0;
    QString key; ///< plain text, from an untrusted file: never show it as rich text
    qint64 sizeBytes = 0;
    double lastAccessed =
        0.0; ///< Unix seconds as the file has them; may be anything, NaN for NULL or no number
    std::optional<double>
        createdAt; ///< Unix seconds; absent where reading it means walking more of a value's pages
    bool pinned = false;
    ContentType type = ContentType::Unknown;
};

} // namespace cachescope::inspect
