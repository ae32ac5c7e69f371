// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>

/// Figures as people type them. Any thread may call.
namespace cachescope {

/// Bytes from "30G", "1.5MB", "64MiB", "4096": k M G T are powers of 1000, KiB MiB GiB TiB powers of 1024,
/// case does not matter, a final "B" may stand. InvalidArgument for anything else, negative sizes and sizes
/// over 2^63−1.
Result<qint64> parseBytes(const QString &text);

/// A duration from "20ms", "10s", "5m", "1.5h", or plain seconds. InvalidArgument for anything else and for
/// negatives.
Result<std::chrono::microseconds> parseDuration(const QString &text);

} // namespace cachescope
