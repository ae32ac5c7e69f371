// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace cachescope::load {

/// A report of days stays far below.
inline constexpr qint64 kMostJsonBytes = 1'000'000'000;

/// The JSON object in a file; "-" is standard input. NotFound; CannotOpen for what is a directory or cannot
/// be read; InvalidArgument for what holds no JSON object; TooLarge above `mostBytes`; each names the file.
/// `what` is what it should be: "scenario file". Any thread.
Result<QJsonObject> jsonObjectIn(const QString &path, const QString &what, qint64 mostBytes = kMostJsonBytes);

} // namespace cachescope::load
