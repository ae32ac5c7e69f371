// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace cachescope::load {

/// The JSON object in a file; "-" is standard input. NotFound; CannotOpen for what is a directory or cannot
/// be read; InvalidArgument for what holds no JSON object; TooLarge above 1 GB; each names the file. `what`
/// is what it should be: "scenario file". Any thread.
Result<QJsonObject> jsonObjectIn(const QString &path, const QString &what);

} // namespace cachescope::load
