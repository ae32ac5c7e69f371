// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/preview/preview.h"

#include <atomic>
#include <functional>

namespace cachescope::inspect {

/// What is to be looked at, and how to get at it.
struct PreviewSource
{
    qint64 rowid = 0;
    QStringList trail;
    qint64 bytes = 0; ///< in all
    /// The first `count` bytes.
    std::function<Result<QByteArray>(qint64 count)> read;
};

/// Reads, unpacks and decodes within the bounds of `options`. What is in the value is never an error: damage
/// is told in Preview::problem. Errors are those of `source.read`, and Cancelled: `cancelled` is looked at
/// for each piece. Any thread.
Result<PreviewPtr> decodePreview(const PreviewSource &source, const PreviewOptions &options,
                                 const std::atomic<bool> &cancelled);

} // namespace cachescope::inspect
