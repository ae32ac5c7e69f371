// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace cachescope::load {

/// The document of `load --json` that the file at `path` holds. NotFound; CannotOpen for what is a directory,
/// cannot be read, is no JSON, or holds no runs; TooLarge from 1 GB on. The message names the file. Any
/// thread.
Result<QJsonObject> readLoadReport(const QString &path);

} // namespace cachescope::load
